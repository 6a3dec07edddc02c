import { describe, expectTypeOf, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { definePack } from '../pack/define-pack.ts'
import { defineLoop } from './define-loop.ts'
import type { LoopDefinition } from './types.ts'

const repair = defineLedger({
  id: 'repair',
  label: '维修',
  kind: 'journal',
  fields: {
    bridge: field.text({ label: '桥梁', required: true }),
    status: field.choice({ label: '进度', options: { reported: '上报', mending: '维修中', mended: '已修复' } }),
    cost: field.money({ label: '费用' }),
    mendedOn: field.date({ label: '修复日期' }),
  },
  title: ['bridge'],
})

const states = {
  reported: { label: '上报', shows: 'reported', deadline: { days: 2, kind: 'working' } },
  mending: { label: '维修中', shows: 'mending', timeless: '按合同工期' },
  mended: { label: '已修复', shows: 'mended', ends: 'done' },
} as const

const accept = { label: '受理', from: 'reported', to: 'mending', by: ['clerk'] } as const
const finish = { label: '修复', from: 'mending', to: 'mended', by: ['clerk'], notBy: ['accept'], fill: { cost: 'required' } } as const

const base = {
  id: 'repair',
  label: '桥梁维修',
  ledger: repair,
  stateField: 'status',
  start: 'record',
  openBy: ['clerk'],
  initial: 'reported',
  states,
  steps: { accept, finish },
  escalation: [],
} as const

const loop = defineLoop(base)

describe('defineLoop', () => {
  it('fits into a pack', () => {
    expectTypeOf(loop).toExtend<LoopDefinition>()
    definePack({ id: 'roads', label: '道路', office: '村镇办', ledgers: [repair], indicators: [], loops: [loop] })
  })

  it('keeps the names of its states and steps for who takes them', () => {
    expectTypeOf<keyof typeof loop.steps>().toEqualTypeOf<'accept' | 'finish'>()
    expectTypeOf<keyof typeof loop.states>().toEqualTypeOf<keyof typeof states>()
  })

  it('does not compile with a misspelt state', () => {
    // @ts-expect-error reporte is no state
    defineLoop({ ...base, initial: 'reporte' })
    // @ts-expect-error mendin is no state
    defineLoop({ ...base, steps: { accept: { ...accept, to: 'mendin' }, finish } })
    // @ts-expect-error reporte is no state
    defineLoop({ ...base, steps: { accept: { ...accept, from: 'reporte' }, finish } })
    // @ts-expect-error reporte is no state
    defineLoop({ ...base, steps: { accept: { ...accept, from: ['reporte', 'mending'] }, finish } })
    // @ts-expect-error mende is no state
    defineLoop({ ...base, adopts: [{ state: 'mende', when: 'mendedOn is not empty' }] })
  })

  it('does not compile with a misspelt step', () => {
    // @ts-expect-error acept is no step
    defineLoop({ ...base, steps: { accept, finish: { ...finish, notBy: ['acept'] } } })
  })

  it('does not compile with a misspelt field', () => {
    // @ts-expect-error state is no field of the ledger
    defineLoop({ ...base, stateField: 'state' })
    // @ts-expect-error costs is no field of the ledger
    defineLoop({ ...base, steps: { accept, finish: { ...finish, fill: { costs: 'required' } } } })
    // @ts-expect-error mendedAt is no field of the ledger
    defineLoop({ ...base, steps: { accept, finish: { ...finish, sets: { mendedAt: 'today' } } } })
  })

  it('does not compile with an unknown taker, need, term or end', () => {
    // @ts-expect-error mayor is nobody
    defineLoop({ ...base, steps: { accept: { ...accept, by: ['mayor'] }, finish } })
    // @ts-expect-error needed is no need
    defineLoop({ ...base, steps: { accept, finish: { ...finish, fill: { cost: 'needed' } } } })
    // @ts-expect-error weeks are no kind of days
    defineLoop({ ...base, states: { ...states, reported: { ...states.reported, deadline: { days: 2, kind: 'weeks' } } } })
    // @ts-expect-error a case is done or refused
    defineLoop({ ...base, states: { ...states, mended: { ...states.mended, ends: 'closed' } } })
  })
})
