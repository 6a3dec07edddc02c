import type { ResolvedLoop, ResolvedState, ResolvedStep } from '../loop/types.ts'
import { fc } from './seeded.ts'

const term = (most: number) =>
  fc.nat(most).map((value) => ({ days: { type: 'number', value } as const, kind: 'calendar' as const, from: undefined }))

const anyState = (id: string, ends: ResolvedState['ends']): fc.Arbitrary<ResolvedState> =>
  ends === undefined
    ? fc
        .record({ deadline: fc.option(term(20), { nil: undefined, freq: 4 }), hold: fc.option(term(8), { nil: undefined, freq: 1 }) })
        .map(({ deadline, hold }) => ({
          id,
          label: id,
          shows: undefined,
          ends,
          deadline,
          timeless: deadline === undefined ? '不限' : undefined,
          hold,
        }))
    : fc.constant({ id, label: id, shows: undefined, ends, deadline: undefined, timeless: undefined, hold: undefined })

const anyStep = (id: string, open: readonly string[], all: readonly string[]): fc.Arbitrary<ResolvedStep> =>
  fc
    .record({
      from: fc.uniqueArray(fc.constantFrom(...open), { minLength: 1, maxLength: 3 }),
      to: fc.constantFrom(...all),
      returns: fc.boolean(),
      duringHold: fc.boolean(),
      needsChildrenClosed: fc.boolean(),
      notBy: fc.constantFrom<readonly string[]>([], [], ['open'], ['step0']),
    })
    .map((part) => ({
      id,
      label: id,
      by: ['clerk'],
      fill: [],
      sets: {},
      opinion: 'optional',
      evidence: 'none',
      refuses: [],
      warns: [],
      effects: [],
      ...part,
      notBy: part.notBy.filter((other) => other !== id),
    }))

/** Loops of 2–6 states, the last one or two of which end, and 1–8 steps between them. Not every state need be reachable. */
export const anyLoop: fc.Arbitrary<ResolvedLoop> = fc
  .record({ open: fc.integer({ min: 1, max: 4 }), ending: fc.integer({ min: 1, max: 2 }), steps: fc.integer({ min: 1, max: 8 }) })
  .chain(({ open, ending, steps }) => {
    const names = Array.from({ length: open + ending }, (_, index) => `state${index}`)
    const openNames = names.slice(0, open)
    const ends = (index: number): ResolvedState['ends'] => (index < open ? undefined : index === open ? 'done' : 'refused')
    return fc
      .record({
        states: fc.tuple(...names.map((name, index) => anyState(name, ends(index)))),
        steps: fc.tuple(...Array.from({ length: steps }, (_, index) => anyStep(`step${index}`, openNames, names))),
        returnLimit: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        suspended: fc.boolean(),
        merged: fc.boolean(),
      })
      .map(
        (part): ResolvedLoop => ({
          id: 'any',
          label: '任意',
          purpose: '',
          source: '',
          pack: 'any',
          ledger: 'any',
          stateField: undefined,
          start: 'hand',
          opensWhen: undefined,
          adopts: [],
          answers: [],
          openBy: ['clerk'],
          initial: 'state0',
          children: [],
          states: part.states,
          steps: part.steps,
          suspension: part.suspended ? { by: ['clerk'], mostDays: 20 } : undefined,
          merging: part.merged ? { by: ['clerk'], sets: {} } : undefined,
          returnLimit: part.returnLimit,
          escalation: [
            { after: 0, to: 'clerk' },
            { after: 5, to: 'leader' },
          ],
        }),
      )
  })
