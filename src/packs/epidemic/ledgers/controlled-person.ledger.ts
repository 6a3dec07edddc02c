import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

const sameTime = '同一人同一时间只能受一种措施，请先解除原来的措施。'

/**
 * A person under a measure. Someone who moves from one measure to the next has two records that do not overlap:
 * the day of release from the first may be the first day of the second.
 *
 * A restriction needs a declared response in force with its legal basis, and an end (个人信息保护法 第二十八条 for the record itself): the steps of the loop
 * refuse one without. An office file that says nothing of the response belongs to the one that was in force on the first day.
 */
export const controlledPerson = defineLedger({
  id: 'controlled-person',
  label: '管控对象',
  aliases: ['隔离对象', '管控人员'],
  kind: 'journal',
  purpose: '采取集中隔离、居家隔离、整村隔离措施的人员，一人同一时间只受一种措施。',
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    village: field.village({ label: '村', required: true }),
    category: field.choice({
      label: '类别',
      options: {
        closeContact: '密接',
        indirectContact: '间接接触者',
        wholeVillage: '整村人员',
        keyPerson: '重点对象',
        secondaryContact: '密接的密接',
        inbound: '入境人员',
        spillover: '高风险外溢人员',
      },
      optionAliases: {
        密切接触者: 'closeContact',
        间接接触: 'indirectContact',
        次密接: 'secondaryContact',
        整村: 'wholeVillage',
        重点人员: 'keyPerson',
      },
    }),
    measure: field.choice({
      label: '措施',
      aliases: ['管控措施', '隔离方式'],
      required: true,
      options: { central: '集中隔离', wholeVillage: '整村隔离', home: '居家隔离' },
      optionAliases: { 集中: 'central', 居家: 'home', 整村: 'wholeVillage', 集中医学观察: 'central', 居家医学观察: 'home' },
    }),
    startedOn: field.date({ label: '开始日期', required: true }),
    releasedOn: field.date({ label: '解除日期' }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    phone: field.phone({ label: '手机号码', aliases: ['联系电话'], secrecy: 'personal' }),
    place: field.text({ label: '管控地点', aliases: ['隔离地点'], secrecy: 'personal', sealed: true }),
    lastExposureOn: field.date({ label: '末次暴露日期', help: '第0天；按方案从末次暴露起算的对象必须填' }),
    edition: field.text({ label: '方案版本', help: '措施开始那天施行的防控方案' }),
    dueOn: field.date({ label: '应解除日期' }),
    testedOn: field.date({ label: '解除检测日期' }),
    testResult: field.choice({ label: '解除检测结果', options: { negative: '阴性', positive: '阳性' } }),
    response: field.ref({ label: '应急响应', to: 'emergency-response' }),
    contact: field.ref({ label: '接触关系', to: 'contact' }),
    arrival: field.ref({ label: '来返人员', to: 'arrival' }),
    status: field.choice({
      label: '状态',
      options: {
        planned: '拟管控',
        central: '集中隔离中',
        home: '居家隔离中',
        wholeVillage: '整村隔离中',
        released: '已解除',
        withdrawn: '未采取措施',
      },
    }),
  },
  title: ['name'],
  persons: [{ number: 'idNumber', name: 'name', village: 'village' }],
  date: 'startedOn',
  // Name and village lead, so that the search for overlapping measures of one person uses this key.
  unique: [['name', 'village', 'startedOn', 'measure']],
  effective: { from: 'startedOn', to: 'releasedOn' },
  // A number of identity says who it is, wherever they are registered; without one, two namesakes of a village cannot be told apart.
  exclusive: [
    { per: ['idNumber'], why: sameTime },
    { per: ['name', 'village'], apartBy: 'idNumber', why: sameTime, inFiles: 'warn' },
  ],
  indexed: ['village', 'startedOn', 'releasedOn', 'lastExposureOn', 'dueOn', 'idNumber', 'response', 'contact', 'arrival'],
  retention: { under: 'emergency-response', by: 'response', closedBy: 'releasedOn' },
  processing: {
    purpose: '执行并按期解除隔离措施，保障被管控人员的生活',
    basis: '《传染病防治法》；限于已启动的应急响应期间',
  },
  examples: [
    { 姓名: '傅玉龙', 村: '竹溪口村', 类别: '密接', 措施: '集中隔离', 开始日期: '2020-02-04', 解除日期: '2020-02-18' },
    { 姓名: '陈俊', 村: '竹溪口村', 类别: '整村人员', 措施: '整村隔离', 开始日期: '2020-02-03', 解除日期: '2020-02-24' },
    { 姓名: '徐斌', 村: '黄泥岭村', 类别: '重点对象', 措施: '居家隔离', 开始日期: '2020-02-19', 解除日期: '2020-03-04' },
  ],
})
