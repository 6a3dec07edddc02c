import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { employmentAliases, employmentCodes, employments } from '../codes/employment.ts'
import { ethnicAliases, ethnicCodes, ethnicGroups } from '../codes/ethnic-group.ts'
import { healthAliases, healthCodes, healthStates } from '../codes/health.ts'
import { maritalCodes, maritalStatuses } from '../codes/marital-status.ts'
import { relationAliases, relationCodes, relations } from '../codes/relation.ts'
import { sexAliases, sexCodes, sexes } from '../codes/sex.ts'

/**
 * A person of the township: who somebody is and where, and nothing that another ledger says of them. Support, care, disability and membership are read
 * from the ledgers that keep them.
 */
export const person = defineLedger({
  id: 'person',
  label: '人口底册',
  aliases: ['人口登记', '人口信息'],
  kind: 'register',
  goesOn: true,
  purpose: '全镇人口底册，一人一行。低保、残疾、党员等标记不在这里填，从管它们的台账里看。',
  fields: {
    number: field.text({ label: '人员编号', maxLength: 20, help: '没有身份证号的人按它认；不填的，登记时自动编号。' }),
    name: field.personName({ label: '姓名', required: true, secrecy: 'personal' }),
    idNumber: field.nationalId({ label: '身份证号', aliases: ['身份证号码', '公民身份号码'], secrecy: 'sensitive' }),
    statedNumber: field.text({
      label: '待核号码',
      aliases: ['原证件号'],
      maxLength: 30,
      secrecy: 'sensitive',
      sealed: true,
      help: '校验不过或写得不全的证件号照抄在这里，在“待核对”里找到本人以后再填身份证号。',
    }),
    sex: field.choice({ label: '性别', options: sexes, optionAliases: sexAliases, codes: sexCodes }),
    bornOn: field.date({ label: '出生日期', secrecy: 'personal', help: '有身份证号的可以不填。' }),
    ethnicity: field.choice({
      label: '民族',
      options: ethnicGroups,
      optionAliases: ethnicAliases,
      codes: ethnicCodes,
      secrecy: 'personal',
    }),
    village: field.village({ label: '村', required: true }),
    grid: field.grid({ label: '所在网格' }),
    address: field.text({ label: '住址', aliases: ['家庭住址', '户籍地址', '现住址'], maxLength: 200, secrecy: 'personal', sealed: true }),
    household: field.ref({ label: '所在户', to: 'household', by: { 户号: 'number' } }),
    relation: field.choice({
      label: '与户主关系',
      aliases: ['家庭关系'],
      options: relations,
      optionAliases: relationAliases,
      codes: relationCodes,
    }),
    marital: field.choice({ label: '婚姻状况', options: maritalStatuses, codes: maritalCodes, secrecy: 'personal' }),
    health: field.choice({
      label: '健康状况',
      options: healthStates,
      optionAliases: healthAliases,
      codes: healthCodes,
      secrecy: 'sensitive',
    }),
    employment: field.choice({
      label: '从业状况',
      options: employments,
      optionAliases: employmentAliases,
      codes: employmentCodes,
      secrecy: 'personal',
    }),
    phone: field.phone({ label: '手机号码', aliases: ['联系电话'], secrecy: 'personal' }),
    residence: field.choice({
      label: '人口状态',
      options: { resident: '常住', away: '户籍在外出', floating: '流动', movedOut: '迁出', died: '死亡' },
      optionAliases: { 常住人口: 'resident', 流动人口: 'floating', 外出: 'away', 户在人不在: 'away', 已迁出: 'movedOut', 已死亡: 'died' },
    }),
    cameOn: field.date({ label: '迁入日期', aliases: ['来镇日期'] }),
    movedOutOn: field.date({ label: '迁出日期' }),
    diedOn: field.date({ label: '死亡日期', secrecy: 'personal' }),
    registeredOn: field.date({ label: '登记日期' }),
    mergedInto: field.ref({
      label: '并入',
      to: 'person',
      by: { 并入的人员编号: 'number' },
      guarded: true,
      help: '核对为同一人以后，由“待核对”填写。',
    }),
  },
  title: ['name'],
  persons: [{ number: 'idNumber', name: 'name', village: 'village' }],
  date: 'registeredOn',
  unique: [['idNumber'], ['number']],
  numbering: { field: 'number', prefix: 'RK', digits: 5 },
  indexed: ['village', 'household', 'mergedInto'],
  processing: {
    purpose: '掌握辖区人口基本情况，把各台账里同一人的事合在一处办',
    basis: '《地方各级人民代表大会和地方各级人民政府组织法》第七十六条；为履行法定职责所必需',
    kept: { years: 5, after: 'movedOutOn' },
  },
  examples: [
    {
      姓名: '顾石龙',
      身份证号: '999901209901010012',
      性别: '1',
      民族: '汉族',
      村: '白水村',
      户号: 'HU201800001',
      与户主关系: '户主',
      婚姻状况: '已婚',
      健康状况: '健康',
      从业状况: '27',
      人口状态: '常住',
      登记日期: '2018-10-08',
    },
    { 姓名: '顾竹青', 待核号码: '99990199021400', 性别: '女', 民族: '08', 村: '白水村', 户号: 'HU201800001', 与户主关系: '女儿' },
  ],
})
