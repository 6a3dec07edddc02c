import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import type { PackDefinition } from '../../../definition/pack/types.ts'
import { loopPack } from '../loop-pack.ts'

/** A township small enough for tests: every part of a loop occurs in it. */
const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  fields: { name: field.text({ label: '名称', required: true }) },
  title: ['name'],
  unique: [['name']],
})

const cadre = defineLedger({
  id: 'cadre',
  label: '干部',
  kind: 'register',
  fields: { name: field.personName({ label: '姓名', required: true }) },
  title: ['name'],
  unique: [['name']],
})

const duty = defineLedger({
  id: 'duty',
  label: '包干责任',
  kind: 'journal',
  fields: {
    objectKind: field.choice({ label: '对象类别', required: true, options: { village: '村', event: '事件' } }),
    object: field.anyRef({ label: '对象', required: true, choose: 'objectKind', to: { village: 'village', event: 'event' } }),
    holder: field.ref({ label: '责任人', to: 'cadre', required: true }),
    role: field.choice({ label: '角色', options: { primary: '主责', secondary: '协助' } }),
    startedOn: field.date({ label: '起', required: true }),
    endedOn: field.date({ label: '止' }),
  },
  title: ['object', 'holder'],
  date: 'startedOn',
  unique: [['object', 'holder', 'startedOn']],
  effective: { from: 'startedOn', to: 'endedOn' },
})

const event = defineLedger({
  id: 'event',
  label: '事件',
  kind: 'journal',
  fields: {
    code: field.text({ label: '编码', required: true }),
    what: field.text({ label: '内容', required: true }),
    village: field.village({ label: '村' }),
    reportedOn: field.date({ label: '上报日期', required: true }),
    status: field.choice({
      label: '状态',
      options: { reported: '待受理', handling: '处理中', checking: '待核查', closed: '已办结', rejected: '不予受理', other: '其他' },
    }),
    result: field.text({ label: '处理结果' }),
    handledOn: field.date({ label: '处理日期' }),
    handledBy: field.ref({ label: '处理人', to: 'cadre' }),
    cost: field.money({ label: '费用', min: '0' }),
    double: field.money({ label: '两倍费用' }),
    promisedOn: field.date({ label: '承诺日期' }),
  },
  title: ['what'],
  date: 'reportedOn',
  unique: [['code']],
})

const hazard = defineLedger({
  id: 'hazard',
  label: '隐患',
  kind: 'journal',
  fields: {
    event: field.ref({ label: '事件', to: 'event' }),
    name: field.text({ label: '名称', required: true }),
    foundOn: field.date({ label: '发现日期', required: true }),
    fixedOn: field.date({ label: '整改日期' }),
    serious: field.boolean({ label: '重大' }),
  },
  title: ['name'],
  date: 'foundOn',
  unique: [['name']],
})

const line = defineLedger({
  id: 'line',
  label: '发放明细',
  kind: 'register',
  fields: {
    batch: field.ref({ label: '批次', to: 'batch', required: true }),
    number: field.integer({ label: '序号', required: true }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    paidOn: field.date({ label: '发放日期' }),
  },
  title: ['number'],
  unique: [['batch', 'number']],
})

const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  fields: {
    line: field.ref({ label: '明细', to: 'line', required: true }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    paidOn: field.date({ label: '发放日期', required: true }),
  },
  title: ['line'],
  date: 'paidOn',
  unique: [['line']],
})

const batch = defineLedger({
  id: 'batch',
  label: '批次',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    approvedBy: field.text({ label: '批准人' }),
    noticeDays: field.integer({ label: '公示天数', min: 0 }),
  },
  title: ['name'],
  unique: [['name']],
})

export const eventLoop = defineLoop({
  id: 'event',
  label: '事件处置',
  ledger: event,
  stateField: 'status',
  start: 'record',
  answers: ['village'],
  openBy: ['clerk', 'holder'],
  initial: 'reported',
  states: {
    reported: { label: '待受理', shows: 'reported', deadline: { days: 1, kind: 'working' } },
    handling: { label: '处理中', shows: 'handling', deadline: { days: { setting: 'handling-days' }, kind: 'calendar' } },
    promised: { label: '限期处理', shows: 'handling', deadline: { days: 3, kind: 'calendar', from: 'promisedOn' } },
    checking: { label: '待核查', shows: 'checking', deadline: { days: 2, kind: 'calendar' } },
    closed: { label: '已办结', shows: 'closed', ends: 'done' },
    rejected: { label: '不予受理', shows: 'rejected', ends: 'refused' },
  },
  steps: {
    accept: {
      label: '受理',
      from: 'reported',
      to: 'handling',
      by: ['clerk'],
      warns: [{ when: 'daysBetween(reportedOn, today) > 30', why: '上报已超过三十天。' }],
    },
    reject: { label: '不予受理', from: 'reported', to: 'rejected', by: ['clerk', 'leader'], opinion: 'required' },
    promise: { label: '承诺期限', from: 'handling', to: 'promised', by: ['holder'], fill: { promisedOn: 'optional' } },
    handle: {
      label: '处理',
      from: ['handling', 'promised'],
      to: 'checking',
      by: ['holder', 'gridWorker'],
      fill: { result: 'required', cost: 'optional' },
      sets: { handledOn: 'today', handledBy: 'actor', double: { expression: 'cost * 2' } },
      refuses: [{ when: 'cost > 1000', why: '费用超过一千元，要先报批。' }],
    },
    extend: { label: '延期', from: 'handling', to: 'handling', by: ['primary'], opinion: 'required' },
    return: { label: '退回', from: 'checking', to: 'handling', by: ['clerk', 'leader'], opinion: 'required', returns: true },
    close: { label: '办结', from: 'checking', to: 'closed', by: ['clerk', 'leader', 'gridWorker', 'opener'], notBy: ['handle'] },
  },
  children: [{ loop: 'hazard', by: 'event' }],
  suspension: { by: ['clerk'], mostDays: 30 },
  merging: { by: ['clerk'], sets: { result: { value: '重复件' } } },
  returnLimit: 1,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 3, to: 'leader' },
  ],
})

const hazardLoop = defineLoop({
  id: 'hazard',
  label: '隐患整改',
  ledger: hazard,
  start: 'record',
  opensWhen: 'serious = true',
  adopts: [{ state: 'fixed', when: 'fixedOn is not empty' }],
  openBy: ['clerk'],
  initial: 'found',
  states: {
    found: { label: '待整改', deadline: { days: 15, kind: 'calendar', from: 'foundOn' } },
    fixed: { label: '已整改', ends: 'done' },
  },
  steps: { fix: { label: '整改', from: 'found', to: 'fixed', by: ['gridWorker'], sets: { fixedOn: 'today' } } },
  escalation: [{ after: 0, to: 'leader' }],
})

const batchLoop = defineLoop({
  id: 'batch',
  label: '发放批次',
  ledger: batch,
  start: 'hand',
  openBy: ['clerk'],
  initial: 'drafted',
  states: {
    drafted: { label: '编制', timeless: '由经办人编制' },
    notice: { label: '公示', hold: { days: { expression: 'noticeDays' }, kind: 'calendar' }, deadline: { days: 20, kind: 'calendar' } },
    paid: { label: '已发放', ends: 'done' },
    stopped: { label: '停发', ends: 'refused' },
  },
  steps: {
    publish: { label: '公示', from: 'drafted', to: 'notice', by: ['clerk'], notBy: [] },
    stop: { label: '停发', from: 'notice', to: 'stopped', by: ['clerk'], duringHold: true, opinion: 'required' },
    pay: {
      label: '发放',
      from: 'notice',
      to: 'paid',
      by: ['clerk', 'leader'],
      notBy: ['open'],
      sets: { approvedBy: 'actor' },
      refuses: [{ when: 'tally(line, batch = outer.id) = 0', why: '批次里没有明细。' }],
      effects: [
        {
          create: 'payment',
          each: { ledger: 'line', when: 'batch = outer.id and paidOn is empty' },
          values: { line: { expression: 'id' }, amount: { expression: 'amount' }, paidOn: 'today' },
        },
        { amend: 'line', when: 'batch = outer.id and paidOn is empty', values: { paidOn: 'today' } },
        { open: 'hazard', when: "serious = false and fixedOn is empty and name = concat(outer.name, '隐患')" },
      ],
      irreversible: {
        does: '把钱发给明细里的每一户，发出以后不能撤回。',
        counts: [
          { label: '明细', value: 'tally(line, batch = outer.id and paidOn is empty)', unit: '条' },
          { label: '金额', value: 'total(line, amount, batch = outer.id and paidOn is empty)', unit: '元' },
        ],
      },
    },
  },
  escalation: [{ after: 0, to: 'leader' }],
})

export const samplePack: PackDefinition = definePack({
  id: 'sample',
  label: '样例',
  office: '办公室',
  ledgers: [village, cadre, duty, event, hazard, batch, line, payment],
  indicators: [],
  settings: [{ id: 'handling-days', label: '处理天数', value: '5', source: '试验' }],
  loops: [eventLoop, hazardLoop, batchLoop],
})

const { catalogue, diagnostics } = resolveCatalogue([samplePack, loopPack([samplePack])])
if (diagnostics.length > 0) throw new Error(diagnostics.map(({ at, message }) => `${at.source} ${message}`).join('\n'))

export const sampleCatalogue = catalogue
