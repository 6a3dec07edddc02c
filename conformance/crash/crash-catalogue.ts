import { resolveCatalogue } from '../../src/definition/catalogue/resolve-catalogue.ts'
import { field } from '../../src/definition/field/field.ts'
import { defineLedger } from '../../src/definition/ledger/define-ledger.ts'
import { defineLoop } from '../../src/definition/loop/define-loop.ts'
import { definePack } from '../../src/definition/pack/define-pack.ts'
import { withKernelPacks } from '../../src/kernel/index.ts'

/** Written record by record. */
const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  title: ['name'],
  unique: [['code']],
  fields: {
    code: field.text({ label: '编码', required: true }),
    name: field.text({ label: '名称', required: true }),
    people: field.integer({ label: '人口' }),
  },
})

/** Written by imports. */
const line = defineLedger({
  id: 'line',
  label: '批量',
  kind: 'register',
  title: ['batch'],
  unique: [['batch', 'place']],
  fields: {
    batch: field.text({ label: '批', required: true }),
    place: field.integer({ label: '序', required: true }),
    note: field.text({ label: '备注' }),
  },
})

/** Moved by steps: each writes the record, the log of its case and the case. */
const matter = defineLedger({
  id: 'matter',
  label: '事项',
  kind: 'journal',
  title: ['code'],
  date: 'reportedOn',
  unique: [['code']],
  fields: {
    code: field.text({ label: '编码', required: true }),
    reportedOn: field.date({ label: '上报日期', required: true }),
    status: field.choice({ label: '状态', options: { reported: '待受理', handled: '已处理' } }),
    result: field.text({ label: '处理结果' }),
  },
})

const matterLoop = defineLoop({
  id: 'matter',
  label: '事项处理',
  ledger: matter,
  stateField: 'status',
  start: 'record',
  openBy: ['clerk'],
  initial: 'reported',
  states: {
    reported: { label: '待受理', shows: 'reported', deadline: { days: 1, kind: 'calendar' } },
    handled: { label: '已处理', shows: 'handled', ends: 'done' },
  },
  steps: { handle: { label: '处理', from: 'reported', to: 'handled', by: ['clerk'], fill: { result: 'required' } } },
  escalation: [{ after: 0, to: 'leader' }],
})

const pack = definePack({
  id: 'crash',
  label: '断电',
  office: '测试',
  ledgers: [village, line, matter],
  loops: [matterLoop],
  indicators: [],
})

export const { catalogue: crashCatalogue } = resolveCatalogue(withKernelPacks([pack]))
