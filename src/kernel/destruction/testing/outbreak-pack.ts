import { field } from '../../../definition/field/field.ts'
import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'

export const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  title: ['name'],
  unique: [['name']],
  fields: { name: field.text({ label: '名称', required: true }) },
})

export const response = defineLedger({
  id: 'response',
  label: '响应',
  kind: 'register',
  title: ['name'],
  date: 'startedOn',
  fields: {
    name: field.text({ label: '名称', required: true }),
    startedOn: field.date({ label: '启动日期', required: true }),
    endedOn: field.date({ label: '结束日期' }),
  },
  effective: { from: 'startedOn', to: 'endedOn' },
})

/** Everything a person under a measure may leave behind: names, numbers, free text, a document. */
const controlled = defineLedger({
  id: 'controlled',
  label: '管控对象',
  kind: 'journal',
  title: ['name'],
  date: 'startedOn',
  unique: [['name', 'village', 'startedOn']],
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    phone: field.phone({ label: '电话', secrecy: 'personal' }),
    village: field.village({ label: '村', required: true }),
    kind: field.choice({ label: '措施', options: { central: '集中隔离', home: '居家隔离' } }),
    startedOn: field.date({ label: '开始日期', required: true }),
    releasedOn: field.date({ label: '解除日期' }),
    response: field.ref({ label: '所属响应', to: 'response' }),
    note: field.text({ label: '备注' }),
    notice: field.attachment({ label: '告知书' }),
  },
  effective: { from: 'startedOn', to: 'releasedOn' },
  retention: { under: 'response', by: 'response', closedBy: 'releasedOn' },
})

const entry = defineLedger({
  id: 'entry',
  label: '卡口登记',
  kind: 'journal',
  title: ['name', 'passedAt'],
  date: 'passedAt',
  fields: {
    name: field.personName({ label: '姓名', required: true }),
    phone: field.phone({ label: '电话', secrecy: 'personal' }),
    passedAt: field.dateTime({ label: '时间', required: true }),
    temperature: field.decimal({ label: '体温', scale: 1 }),
  },
  retention: { under: 'response' },
})

const duty = defineLedger({
  id: 'duty',
  label: '包干责任',
  kind: 'journal',
  title: ['holder'],
  date: 'startedOn',
  fields: {
    objectKind: field.choice({ label: '对象类别', required: true, options: { controlled: '管控对象', village: '村' } }),
    object: field.anyRef({ label: '对象', required: true, choose: 'objectKind', to: { controlled: 'controlled', village: 'village' } }),
    holder: field.text({ label: '责任人', required: true }),
    startedOn: field.date({ label: '起', required: true }),
  },
  retention: { follows: 'object' },
})

const visit = defineLedger({
  id: 'visit',
  label: '走访',
  kind: 'journal',
  title: ['note'],
  date: 'visitedOn',
  fields: {
    duty: field.ref({ label: '责任', to: 'duty', required: true }),
    visitedOn: field.date({ label: '日期', required: true }),
    note: field.text({ label: '情况', required: true, long: true }),
  },
  retention: { follows: 'duty' },
})

/** Kept beyond any response: what it says of persons is its own purpose. */
const meeting = defineLedger({
  id: 'meeting',
  label: '会议',
  kind: 'journal',
  title: ['name'],
  date: 'heldOn',
  fields: { name: field.text({ label: '名称', required: true }), heldOn: field.date({ label: '日期', required: true }) },
})

const flow = { flow: 'flow', missing: 'zero' } as const

export const outbreakPack = definePack({
  id: 'outbreak',
  label: '测试',
  office: '测试',
  ledgers: [village, response, controlled, entry, duty, visit, meeting],
  indicators: [
    defineMeasure({ ...flow, id: 'measure-count', label: '措施数', unit: '人次', ledger: controlled, type: 'count' }),
    defineMeasure({ ...flow, id: 'person-count', label: '管控人数', unit: '人', ledger: controlled, type: 'countDistinct', of: 'name' }),
    defineMeasure({
      ...flow,
      id: 'home-count',
      label: '居家隔离数',
      unit: '人次',
      ledger: controlled,
      filter: { kind: 'home' },
      type: 'count',
    }),
    defineMeasure({
      id: 'first-start',
      label: '首次管控日期',
      unit: '无',
      flow: 'flow',
      ledger: controlled,
      type: 'pick',
      of: 'startedOn',
      take: 'first',
    }),
    defineMeasure({
      id: 'first-name',
      label: '首位管控对象',
      unit: '无',
      flow: 'flow',
      ledger: controlled,
      type: 'pick',
      of: 'name',
      take: 'first',
    }),
    defineMeasure({
      id: 'under-measure',
      label: '在管人数',
      unit: '人',
      flow: 'stock',
      missing: 'zero',
      ledger: controlled,
      type: 'count',
    }),
    defineMeasure({
      id: 'unreleased',
      label: '未解除人数',
      unit: '人',
      flow: 'stock',
      missing: 'zero',
      ledger: controlled,
      date: null,
      type: 'count',
      when: 'startedOn <= periodEnd and (releasedOn is empty or releasedOn > periodEnd)',
    }),
    defineMeasure({
      id: 'ever',
      label: '累计登记数',
      unit: '人次',
      flow: 'stock',
      missing: 'zero',
      ledger: controlled,
      date: null,
      type: 'count',
    }),
    defineMeasure({ ...flow, id: 'entry-count', label: '登记人次', unit: '人次', ledger: entry, type: 'count' }),
    defineMeasure({ id: 'warmest', label: '最高体温', unit: '无', flow: 'flow', ledger: entry, type: 'max', of: 'temperature' }),
    defineMeasure({
      ...flow,
      id: 'visited-village',
      label: '有人负责的村数',
      unit: '个',
      ledger: village,
      date: null,
      type: 'count',
      flow: 'stock' as const,
      when: 'exists(duty, object = outer.id)',
    }),
    defineMeasure({
      flow: 'stock' as const,
      missing: 'zero',
      id: 'locked-village',
      label: '有管控对象的村数',
      unit: '个',
      ledger: village,
      date: null,
      type: 'count',
      when: 'exists(controlled, village = outer.id and startedOn <= periodEnd and startedOn >= periodStart)',
    }),
    defineMeasure({ ...flow, id: 'visit-count', label: '走访数', unit: '次', ledger: visit, type: 'count' }),
    defineMeasure({ ...flow, id: 'meeting-count', label: '会议数', unit: '次', ledger: meeting, type: 'count' }),
  ],
})
