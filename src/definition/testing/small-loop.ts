import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { defineLoop } from '../loop/define-loop.ts'
import type { LoopDefinition } from '../loop/types.ts'
import type { PackDefinition } from '../pack/types.ts'

export const bridge = defineLedger({
  id: 'bridge',
  label: '桥梁',
  kind: 'register',
  fields: { name: field.text({ label: '桥名', required: true }), span: field.integer({ label: '孔数' }) },
  title: ['name'],
})

/** Repairs of bridges: enough to say everything a loop can say. */
export const repair = defineLedger({
  id: 'repair',
  label: '维修',
  kind: 'journal',
  fields: {
    bridge: field.ref({ label: '桥梁', to: 'bridge', required: true }),
    status: field.choice({
      label: '进度',
      options: { reported: '上报', mending: '维修中', shown: '公示', mended: '已修复', dropped: '不修' },
    }),
    grade: field.choice({ label: '程度', options: { light: '轻', heavy: '重' } }),
    foundOn: field.date({ label: '发现日期', required: true }),
    mendedOn: field.date({ label: '修复日期' }),
    mendedAt: field.dateTime({ label: '修复时间' }),
    cost: field.money({ label: '费用' }),
    mender: field.personName({ label: '维修人' }),
    note: field.text({ label: '备注' }),
  },
  title: ['bridge', 'foundOn'],
  date: 'foundOn',
})

export const inspection = defineLedger({
  id: 'inspection',
  label: '巡查',
  kind: 'journal',
  fields: {
    repair: field.ref({ label: '维修', to: 'repair' }),
    bridge: field.ref({ label: '桥梁', to: 'bridge', required: true }),
    on: field.date({ label: '日期', required: true }),
  },
  title: ['bridge', 'on'],
  date: 'on',
})

export const inspectionLoop = defineLoop({
  id: 'inspection-loop',
  label: '巡查销号',
  ledger: inspection,
  start: 'hand',
  openBy: ['clerk'],
  initial: 'open',
  states: {
    open: { label: '待销号', deadline: { days: 5, kind: 'calendar' } },
    over: { label: '已销号', ends: 'done' },
  },
  steps: { close: { label: '销号', from: 'open', to: 'over', by: ['holder'] } },
  escalation: [],
})

export const repairLoop = defineLoop({
  id: 'repair-loop',
  label: '桥梁维修',
  purpose: '一座危桥从上报到修复。',
  source: '养护办法',
  ledger: repair,
  stateField: 'status',
  start: 'record',
  opensWhen: "grade = '重'",
  adopts: [{ state: 'mended', when: 'mendedOn is not empty' }],
  answers: ['bridge'],
  openBy: ['villageCadre', 'clerk'],
  initial: 'reported',
  states: {
    reported: { label: '待受理', shows: 'reported', deadline: { days: { setting: 'accept-days' }, kind: 'working' } },
    mending: {
      label: '维修中',
      shows: 'mending',
      deadline: {
        days: { expression: "find(bridge, span, id = outer.bridge) * setting('span-days')" },
        kind: { working: "grade = '轻'" },
        from: 'foundOn',
      },
    },
    notice: {
      label: '公示',
      shows: 'shown',
      hold: { days: 7, kind: 'calendar' },
      deadline: { days: 20, kind: 'calendar' },
    },
    waiting: { label: '等待资金', shows: 'mending', timeless: '资金由县里安排，没有时限' },
    mended: { label: '已修复', shows: 'mended', ends: 'done' },
    dropped: { label: '不修', shows: 'dropped', ends: 'refused' },
  },
  steps: {
    accept: {
      label: '受理',
      from: 'reported',
      to: 'mending',
      by: ['clerk'],
      warns: [{ when: 'daysBetween(foundOn, today) > 3', why: '发现已经超过三天。' }],
      effects: [
        { create: 'inspection', values: { bridge: { expression: 'bridge' }, on: 'today', repair: { expression: 'id' } } },
        { open: 'inspection-loop', when: 'repair = outer.id' },
      ],
    },
    refuse: { label: '不予受理', from: 'reported', to: 'dropped', by: ['leader'], opinion: 'required' },
    wait: { label: '等资金', from: 'mending', to: 'waiting', by: ['clerk'] },
    resumeWork: { label: '资金到位', from: 'waiting', to: 'mending', by: ['clerk'] },
    finish: {
      label: '修好',
      from: 'mending',
      to: 'notice',
      by: ['holder'],
      fill: { cost: 'required', note: 'optional' },
      sets: { mendedOn: 'today', mendedAt: 'now', mender: 'actor' },
      evidence: 'required',
      refuses: [{ when: 'cost <= 0', why: '费用要大于零。' }],
    },
    sendBack: { label: '退回', from: 'notice', to: 'mending', by: ['leader'], returns: true, duringHold: true, opinion: 'required' },
    confirm: { label: '确认', from: 'notice', to: 'mended', by: ['leader'], notBy: ['finish', 'open'], needsChildrenClosed: true },
  },
  children: [{ loop: 'inspection-loop', by: 'repair' }],
  suspension: { by: ['leader'], mostDays: 30 },
  merging: { by: ['clerk'], sets: { note: { value: '重复' } } },
  returnLimit: 2,
  escalation: [
    { after: 1, to: 'clerk' },
    { after: 5, to: 'leader' },
  ],
})

export const loopSettings = [
  { id: 'accept-days', label: '受理时限', value: '2', unit: '天', source: '养护办法' },
  { id: 'span-days', label: '每孔天数', value: '10', unit: '天', source: '养护办法' },
]

/** A pack over the bridges with some parts replaced. */
export function loopsPack(part: Partial<PackDefinition> = {}): PackDefinition {
  return {
    id: 'roads',
    label: '道路',
    office: '村镇办',
    ledgers: [bridge, repair, inspection],
    indicators: [],
    settings: loopSettings,
    loops: [repairLoop, inspectionLoop],
    ...part,
  }
}

/** The pack with the repair loop changed. */
export function withLoop(part: Partial<LoopDefinition>): PackDefinition {
  return loopsPack({ loops: [{ ...repairLoop, ...part }, inspectionLoop] })
}
