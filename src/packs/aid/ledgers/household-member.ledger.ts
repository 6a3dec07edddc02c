import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A person of a low-income household beside its head. Who has died or moved away stays in the book, with the day: no money may reach them after it. */
export const householdMember = defineLedger({
  id: 'household-member',
  label: '农户成员',
  aliases: ['家庭成员'],
  kind: 'register',
  purpose: '低收入农户的家庭成员，死亡和迁出当日登记，发放资金前按它核对。',
  fields: {
    household: field.ref({
      label: '农户',
      to: 'low-income-household',
      by: { 户主: 'head', 户主身份证号: 'idNumber' },
      required: true,
    }),
    name: field.personName({ label: '姓名', aliases: ['成员姓名'], required: true, secrecy: 'personal' }),
    idNumber: field.nationalId({ label: '身份证号', aliases: ['成员身份证号'], required: true, secrecy: 'sensitive' }),
    relation: field.text({ label: '与户主关系' }),
    diedOn: field.date({ label: '死亡日期', secrecy: 'personal' }),
    movedOutOn: field.date({ label: '迁出日期' }),
  },
  title: ['name'],
  persons: [{ number: 'idNumber', name: 'name' }],
  unique: [['household', 'idNumber']],
  processing: {
    purpose: '发放前核对家庭成员的生存和户籍，防止错发',
    basis: '《社会救助暂行办法》；为履行法定职责所必需',
    kept: { years: 10, after: 'movedOutOn' },
  },
  examples: [{ 户主: '顾石龙', 户主身份证号: '999901209901010012', 姓名: '顾竹青', 身份证号: '999901209902140046', 与户主关系: '女儿' }],
})
