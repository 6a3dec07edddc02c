import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * One link of a chain of contacts: from a confirmed case, or from somebody who is a contact already, to the person named here. Followed from
 * case to contact to contact's contact the links make the chain; whoever has two sources has two records.
 */
export const contact = defineLedger({
  id: 'contact',
  label: '接触关系',
  aliases: ['接触者', '密接排查'],
  kind: 'journal',
  purpose: '流调排查出的接触关系：谁接触了谁，何时、何地、怎样接触，已采取什么措施。',
  fields: {
    sourceKind: field.choice({
      label: '来源类别',
      required: true,
      options: { confirmedCase: '确诊病例', contact: '接触者' },
      optionAliases: { 病例: 'confirmedCase', 密接: 'contact' },
    }),
    source: field.anyRef({
      label: '来源',
      required: true,
      choose: 'sourceKind',
      to: { confirmedCase: 'confirmed-case', contact: 'contact' },
    }),
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    village: field.village({ label: '村', required: true }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    phone: field.phone({ label: '手机号码', aliases: ['联系电话'], secrecy: 'personal' }),
    category: field.choice({
      label: '类别',
      required: true,
      options: { closeContact: '密接', indirectContact: '间接接触者', secondaryContact: '密接的密接' },
      optionAliases: { 密切接触者: 'closeContact', 间接接触: 'indirectContact', 次密接: 'secondaryContact' },
    }),
    contactedOn: field.date({ label: '末次接触日期', aliases: ['接触日期'], required: true }),
    place: field.text({ label: '接触地点', secrecy: 'personal', sealed: true }),
    manner: field.choice({
      label: '接触方式',
      options: { household: '共同居住', meal: '共同就餐', vehicle: '同乘', work: '共同工作', care: '就诊照护', other: '其他' },
      optionAliases: { 同住: 'household', 聚餐: 'meal', 同车: 'vehicle', 同事: 'work' },
    }),
    response: field.ref({ label: '应急响应', to: 'emergency-response' }),
    status: field.choice({
      label: '状态',
      options: { found: '待核查', controlled: '已落实管控', referred: '已移交外地', excluded: '已排除' },
    }),
  },
  title: ['name'],
  persons: [{ number: 'idNumber', name: 'name', village: 'village' }],
  date: 'contactedOn',
  unique: [['name', 'village', 'source', 'contactedOn']],
  retention: { under: 'emergency-response', by: 'response' },
  processing: {
    purpose: '流行病学调查，找到接触者并落实措施',
    basis: '《传染病防治法》；限于已启动的应急响应期间',
  },
  examples: [
    {
      来源类别: '确诊病例',
      来源: '许学河',
      姓名: '傅玉龙',
      村: '竹溪口村',
      类别: '密接',
      末次接触日期: '2020-02-03',
      接触地点: '村口小店',
      接触方式: '共同就餐',
    },
    {
      来源类别: '接触者',
      来源: '傅玉龙',
      姓名: '罗晓梅',
      村: '桥头村',
      类别: '间接接触者',
      末次接触日期: '2020-02-03',
      接触方式: '同乘',
    },
  ],
})
