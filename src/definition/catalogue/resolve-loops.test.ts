import { describe, expect, it } from 'vitest'
import type { LoopDefinition, StateDefinition, StepDefinition } from '../loop/types.ts'
import { bridge, inspection, inspectionLoop, loopSettings, loopsPack, repair, repairLoop, withLoop } from '../testing/small-loop.ts'
import { foreign, problems } from '../testing/small-pack.ts'
import { indexCatalogue } from './index-catalogue.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const { catalogue, diagnostics } = resolveCatalogue([loopsPack()])

/** The repair loop with one step or state changed, as a browser might send it. */
const step = (id: string, part: Partial<StepDefinition>): Partial<LoopDefinition> => {
  const { steps }: LoopDefinition = foreign(repairLoop)
  return { steps: { ...steps, [id]: { ...(steps[id] ?? { label: id, from: 'mending', to: 'mended', by: ['clerk'] }), ...part } } }
}
const state = (id: string, part: Partial<StateDefinition>): Partial<LoopDefinition> => {
  const { states }: LoopDefinition = foreign(repairLoop)
  return { states: { ...states, [id]: { ...(states[id] ?? { label: id, shows: 'mending' }), ...part } } }
}
/** The same, with a step into and out of a state so that only the state itself is in question. */
const added = (id: string, part: Partial<StateDefinition>): Partial<LoopDefinition> => ({
  ...state(id, part),
  steps: {
    ...repairLoop.steps,
    toIt: { label: '去', from: 'mending', to: id, by: ['clerk'] },
    fromIt: { label: '回', from: id, to: 'mending', by: ['clerk'] },
  },
})

describe('a step that cannot be taken back', () => {
  const noteOf = (pack: ReturnType<typeof loopsPack>, id: string) =>
    resolveCatalogue([pack]).catalogue.loops[0]?.steps.find((one) => one.id === id)?.irreversible

  it('is one that ends the case or writes elsewhere, in words of its own making', () => {
    expect(noteOf(loopsPack(), 'confirm')?.does).toBe('办了就办结（已修复），不能再退回。')
    expect(noteOf(loopsPack(), 'refuse')?.does).toBe('办了就终止（不修），不能再退回。')
    expect(noteOf(loopsPack(), 'accept')?.does).toBe('同时写进“巡查”，不会随这件事退回。')
    expect(noteOf(loopsPack(), 'finish')).toBeUndefined()
  })

  it('or one that says so, and counts; or none that says it loses nothing', () => {
    const counts = [{ label: '巡查', value: 'tally(inspection, repair = outer.id)', unit: '次' as const }]
    const said = noteOf(withLoop(step('finish', { irreversible: { does: '就此公示。', counts } })), 'finish')
    expect(said).toMatchObject({ does: '就此公示。', counts: [{ label: '巡查', unit: '次' }] })
    expect(noteOf(withLoop(step('confirm', { irreversible: false })), 'confirm')).toBeUndefined()
  })

  it('says something, and counts numbers', () => {
    expect(problems(withLoop(step('finish', { irreversible: { does: ' ' } })))).toEqual([
      'bad-step roads/repair-loop.steps.finish.irreversible:1',
    ])
    const counts = [{ label: '谁', value: 'mender' }]
    expect(problems(withLoop(step('finish', { irreversible: { does: '公示。', counts } })))).toEqual([
      'expression-type roads/repair-loop.steps.finish.irreversible.0:1',
    ])
  })
})

describe('resolving a loop', () => {
  it('finds nothing wrong with a sound one, and types all it says', () => {
    expect(diagnostics).toEqual([])
    const loop = catalogue.loops[0]
    expect(loop).toMatchObject({
      id: 'repair-loop',
      pack: 'roads',
      ledger: 'repair',
      opensWhen: { type: 'compare', right: { value: 'heavy' } },
      adopts: [{ state: 'mended', when: { type: 'empty' } }],
      answers: [{ type: 'field', field: 'bridge', valueType: 'record' }],
      children: [{ loop: 'inspection-loop', ledger: 'inspection', by: 'repair' }],
    })
    expect(loop?.states.map(({ id }) => id)).toEqual(['reported', 'mending', 'notice', 'waiting', 'mended', 'dropped'])
    expect(loop?.states[0]?.deadline).toEqual({ days: { type: 'setting', setting: 'accept-days' }, kind: 'working', from: undefined })
    expect(loop?.states[1]?.deadline).toMatchObject({
      days: { type: 'expression', expression: { right: { type: 'setting', fallback: '10' } } },
      kind: { working: { right: { value: 'light' } } },
      from: { field: 'foundOn' },
    })
    expect(loop?.steps.find(({ id }) => id === 'finish')).toMatchObject({
      from: ['mending'],
      fill: [
        { field: 'cost', required: true },
        { field: 'note', required: false },
      ],
      sets: { mendedOn: { type: 'today' }, mendedAt: { type: 'now' }, mender: { type: 'actor' } },
      evidence: 'required',
      opinion: 'optional',
    })
    expect(loop?.steps.find(({ id }) => id === 'accept')?.effects).toMatchObject([
      { type: 'create', ledger: 'inspection', each: undefined, values: { on: { type: 'today' } } },
      { type: 'open', loop: 'inspection-loop', ledger: 'inspection', when: { right: { depth: 1, field: 'id' } } },
    ])
  })

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(catalogue.loops))).toMatchObject(JSON.parse(JSON.stringify(catalogue.loops)))
    expect(structuredClone(catalogue.loops)).toEqual(catalogue.loops)
  })

  it('can be looked up', () => {
    const index = indexCatalogue(catalogue)
    expect(index.getLoop('repair-loop').label).toBe('桥梁维修')
    expect(index.findLoop('桥梁维修')?.id).toBe('repair-loop')
    expect(index.findLoop('无此流程')).toBeUndefined()
    expect(() => index.getLoop('none')).toThrow('no loop none')
    expect(index.loopsOf('inspection').map(({ id }) => id)).toEqual(['inspection-loop'])
    expect(index.loops).toHaveLength(2)
    expect(index.getSetting('accept-days').value).toBe('2')
  })

  it('is left out, with a warning, when its ledger or the loop it speaks of is of a pack that is away', () => {
    const alone = loopsPack({ ledgers: [bridge, repair], loops: [repairLoop, inspectionLoop] })
    expect(problems(alone)).toEqual([
      'unknown-ledger roads/repair-loop.steps.accept.effects.0:1',
      'unknown-ledger roads/repair-loop.steps.accept.effects.1:1',
      'unknown-loop roads/repair-loop.children:1',
      'unknown-ledger roads/inspection-loop.ledger:1',
    ])
    const resolved = resolveCatalogue([alone])
    expect(resolved.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true)
    expect(resolved.catalogue.loops.map(({ id, children }) => [id, children])).toEqual([['repair-loop', []]])
    expect(resolved.catalogue.loops[0]?.steps[0]?.effects).toEqual([])
  })

  it('takes what others say of a loop that is wrong away with it', () => {
    const wrong = { ...inspectionLoop, initial: 'nowhere' }
    const resolved = resolveCatalogue([loopsPack({ loops: [repairLoop, wrong] })])
    expect(resolved.diagnostics.map(({ code }) => code)).toEqual(['unknown-state'])
    expect(resolved.catalogue.loops.map(({ id, children }) => [id, children])).toEqual([['repair-loop', []]])
  })

  it.each<[string, string, Partial<LoopDefinition>]>([
    ['an unknown initial state', 'unknown-state roads/repair-loop.initial', { initial: 'report' }],
    ['a step from nowhere', 'unknown-state roads/repair-loop.steps.wait.from', step('wait', { from: 'mendin' })],
    ['a step to nowhere', 'unknown-state roads/repair-loop.steps.wait.to', step('wait', { to: 'waitin' })],
    ['an unknown adopted state', 'unknown-state roads/repair-loop.adopts.0', { adopts: [{ state: 'gone', when: 'true' }] }],
    ['an unknown two-person step', 'unknown-step roads/repair-loop.steps.confirm.notBy', step('confirm', { notBy: ['finis'] })],
    ['a step that excludes itself', 'bad-step roads/repair-loop.steps.confirm.notBy', step('confirm', { notBy: ['confirm'] })],
    ['an unknown field to fill', 'unknown-field roads/repair-loop.steps.finish.fill', step('finish', { fill: { price: 'required' } })],
    ['an unknown field to set', 'unknown-field roads/repair-loop.steps.finish.sets.doneOn', step('finish', { sets: { doneOn: 'today' } })],
    ['a field filled and set', 'bad-step roads/repair-loop.steps.finish', step('finish', { fill: { mendedOn: 'required' } })],
    ['a step that writes the state', 'bad-step roads/repair-loop.steps.finish', step('finish', { fill: { status: 'required' } })],
    ['a return that ends', 'bad-step roads/repair-loop.steps.confirm', step('confirm', { returns: true })],
    ['an unknown taker', 'unknown-taker roads/repair-loop.steps.wait.by', step('wait', JSON.parse('{"by":["mayor"]}'))],
    ['nobody to take it', 'unknown-taker roads/repair-loop.steps.wait.by', step('wait', { by: [] })],
    ['a step called as an event is', 'bad-id roads/repair-loop.steps.suspend', step('suspend', {})],
    ['two buttons of one name', 'duplicate-label roads/repair-loop.steps.finish', step('wait', { label: '修好' })],
    ['two states of one name', 'duplicate-label roads/repair-loop.states.waiting', state('waiting', { label: '维修中' })],
    ['an unknown state field', 'unknown-field roads/repair-loop.stateField', { stateField: 'state' }],
    ['a state field that is no choice', 'wrong-kind roads/repair-loop.stateField', { stateField: 'note' }],
    ['a state that shows no option', 'unknown-option roads/repair-loop.states.waiting.shows', state('waiting', { shows: 'waiting' })],
    ['an end with a deadline', 'bad-deadline roads/repair-loop.states.mended', state('mended', { deadline: { days: 1, kind: 'working' } })],
    ['a deadline and none', 'bad-deadline roads/repair-loop.states.waiting', state('waiting', { deadline: { days: 1, kind: 'working' } })],
    ['half a day', 'bad-deadline roads/repair-loop.states.notice.hold', state('notice', { hold: { days: 0.5, kind: 'working' } })],
    [
      'an unknown setting',
      'unknown-setting roads/repair-loop.states.reported.deadline',
      state('reported', { deadline: { days: { setting: 'accept-day' }, kind: 'working' } }),
    ],
    [
      'a term from what is no day',
      'expression-type roads/repair-loop.states.notice.hold.from',
      state('notice', { hold: { days: 1, kind: 'working', from: 'cost' } }),
    ],
    ['a state nobody reaches', 'unreachable-state roads/repair-loop.states.lost', state('lost', { timeless: '无' })],
    ['a step after the end', 'step-after-end roads/repair-loop.states.dropped', step('revive', { from: 'dropped', to: 'mending' })],
    ['a state that is never left', 'dead-end roads/repair-loop.states.waiting', step('resumeWork', { to: 'waiting' })],
    ['an initial end', 'dead-end roads/repair-loop.initial', { initial: 'mended' }],
    [
      'a rule that is no condition',
      'expression-type roads/repair-loop.steps.wait.refuses.0',
      step('wait', { refuses: [{ when: 'cost', why: '' }] }),
    ],
    [
      'a rule over a period',
      'expression-type roads/repair-loop.steps.wait.warns.0',
      step('wait', { warns: [{ when: 'foundOn > periodEnd', why: '' }] }),
    ],
    [
      'a value of another type',
      'bad-value roads/repair-loop.steps.wait.sets.note',
      step('wait', { sets: { note: { expression: 'cost' } } }),
    ],
    [
      'a value that is no option',
      'bad-value roads/repair-loop.steps.wait.sets.grade',
      step('wait', { sets: { grade: { value: 'huge' } } }),
    ],
    [
      'another field for an option',
      'bad-value roads/repair-loop.steps.wait.sets.grade',
      step('wait', { sets: { grade: { expression: 'note' } } }),
    ],
    ['another record', 'bad-value roads/repair-loop.steps.wait.sets.bridge', step('wait', { sets: { bridge: { expression: 'id' } } })],
    [
      'a day that is none',
      'bad-value roads/repair-loop.steps.wait.sets.mendedOn',
      step('wait', { sets: { mendedOn: { value: '2020-02-30' } } }),
    ],
    ['a time into a date', 'bad-value roads/repair-loop.steps.wait.sets.mendedOn', step('wait', { sets: { mendedOn: 'now' } })],
    [
      'a new record without what it needs',
      'bad-value roads/repair-loop.steps.wait.effects.0.values',
      step('wait', { effects: [{ create: 'inspection', values: { bridge: { expression: 'bridge' } } }] }),
    ],
    [
      'an effect on a field that is not there',
      'unknown-field roads/repair-loop.steps.wait.effects.0.values.day',
      step('wait', { effects: [{ amend: 'inspection', when: 'repair = outer.id', values: { day: 'today' } }] }),
    ],
    [
      'children that do not refer to it',
      'wrong-kind roads/repair-loop.children',
      { children: [{ loop: 'inspection-loop', by: 'bridge' }] },
    ],
    ['an answer that is no record', 'wrong-kind roads/repair-loop.answers.0', { answers: ['note'] }],
    [
      'escalation downwards',
      'bad-loop roads/repair-loop.escalation',
      {
        escalation: [
          { after: 1, to: 'leader' },
          { after: 5, to: 'clerk' },
        ],
      },
    ],
    [
      'escalation backwards',
      'bad-loop roads/repair-loop.escalation',
      {
        escalation: [
          { after: 5, to: 'clerk' },
          { after: 1, to: 'leader' },
        ],
      },
    ],
    ['no return at all', 'bad-loop roads/repair-loop.returnLimit', { returnLimit: 0 }],
    ['a suspension of no days', 'bad-loop roads/repair-loop.suspension', { suspension: { by: ['clerk'], mostDays: 0 } }],
    [
      'a merge that writes the state',
      'bad-loop roads/repair-loop.merging',
      { merging: { by: ['clerk'], sets: { status: { value: 'dropped' } } } },
    ],
    [
      'a merge that writes what does not fit',
      'bad-value roads/repair-loop.merging.sets.foundOn',
      { merging: { by: ['clerk'], sets: { foundOn: { value: '昨天' } } } },
    ],
    ['a condition of opening by hand', 'bad-loop roads/repair-loop.opensWhen', { start: 'hand' }],
  ])('reports %s', (_, problem, part) => {
    expect(problems(withLoop(part)).map((line) => line.replace(/:\d+$/, ''))).toContain(problem)
    expect(resolveCatalogue([withLoop(part)]).catalogue.loops.map(({ id }) => id)).toEqual(['inspection-loop'])
  })

  it('wants a deadline, or the reason why there is none', () => {
    expect(problems(withLoop(added('extra', { label: '别的' })))).toEqual(['bad-deadline roads/repair-loop.states.extra:1'])
    expect(problems(withLoop(added('extra', { label: '别的', timeless: ' ' })))).toEqual(['bad-deadline roads/repair-loop.states.extra:1'])
    expect(problems(withLoop(added('extra', { label: '别的', timeless: '按合同' })))).toEqual([])
  })

  it('lets one field follow one loop only', () => {
    const rival = { ...repairLoop, id: 'rival', label: '另一个', children: [] }
    expect(problems(loopsPack({ loops: [repairLoop, rival, inspectionLoop] }))).toEqual(['duplicate-loop roads/rival:1'])
    expect(problems(loopsPack({ loops: [repairLoop, { ...inspectionLoop, id: 'repair-loop' }, inspectionLoop] }))).toEqual([
      'duplicate-loop roads/repair-loop:1',
    ])
  })

  it('leaves the author’s object alone', () => {
    const before = JSON.stringify(repairLoop)
    resolveCatalogue([loopsPack()])
    expect(JSON.stringify(repairLoop)).toBe(before)
    expect(inspection.fields.on.label).toBe('日期')
  })
})

describe('resolving settings and duties', () => {
  it('refuses settings that share a name, have no source or are no number', () => {
    const [first] = loopSettings
    if (first === undefined) throw new Error('there are settings')
    const settings = [...loopSettings, { ...first, id: 'other' }, { id: 'bad', label: '坏', value: '三', source: '' }]
    expect(problems(loopsPack({ settings }))).toEqual([
      'duplicate-setting roads/other:1',
      'bad-setting roads/bad:1',
      'bad-setting roads/bad:1',
    ])
  })

  it('types whom a duty is for, at today', () => {
    const duty = { id: 'bridge-duty', label: '桥长', objectKind: 'bridge', ledger: 'bridge', visitEvery: { setting: 'span-days' } }
    const resolved = resolveCatalogue([loopsPack({ duties: [{ ...duty, inScope: "span > setting('accept-days')" }] })])
    expect(resolved.diagnostics).toEqual([])
    expect(resolved.catalogue.duties).toMatchObject([
      { id: 'bridge-duty', pack: 'roads', visitEvery: 'span-days', mostPerHolder: undefined },
    ])
    const wrong = { ...duty, id: 'wrong', objectKind: 'other', inScope: 'span', visitEvery: { setting: 'none' } }
    expect(problems(loopsPack({ duties: [duty, wrong, duty] }))).toEqual([
      'expression-type roads/wrong.inScope:1',
      'unknown-setting roads/wrong:1',
      'duplicate-duty roads/bridge-duty:1',
    ])
    expect(problems(loopsPack({ duties: [{ ...duty, ledger: 'bridges' }] }))).toEqual(['unknown-ledger roads/bridge-duty.ledger:1'])
  })
})
