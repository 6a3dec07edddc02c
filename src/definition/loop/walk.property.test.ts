import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../period/calendar-day.ts'
import { anyLoop } from '../testing/arbitrary-loop.ts'
import { randomFrom, walkLoop } from '../testing/random-walk.ts'
import { fc } from '../testing/seeded.ts'
import type { CaseEvent, CaseStanding } from './case-log.ts'
import { foldCase, getState } from './fold-case.ts'
import { daysLate, escalationLevel, isSuspended } from './lateness.ts'
import { legalMoves } from './legal-moves.ts'
import type { ResolvedLoop } from './types.ts'

const levels = [undefined, 'clerk', 'leader', 'administrator']

/** Holds for every walk over every loop. */
function forWalks(check: (loop: ResolvedLoop, events: readonly CaseEvent[], standings: readonly CaseStanding[]) => void): void {
  fc.assert(
    fc.property(anyLoop, fc.integer(), (loop, seed) => {
      const { events, standings } = walkLoop({ loop, random: randomFrom(seed), mostEvents: 30 })
      check(loop, events, standings)
    }),
    { numRuns: 400 },
  )
}

describe('any case of any loop', () => {
  it('is only ever in a declared state, and what it is is nothing but the fold of its log', () => {
    forWalks((loop, events, standings) => {
      for (const [index, standing] of standings.entries()) {
        expect(getState(loop, standing.state).id).toBe(standing.state)
        expect(foldCase(loop, events.slice(0, index + 1))).toEqual(standing)
      }
    })
  })

  it('has a deadline until it ends, unless its state is timeless', () => {
    forWalks((loop, _, standings) => {
      for (const standing of standings) {
        const { deadline } = getState(loop, standing.state)
        expect(standing.due !== undefined).toBe(standing.endedAt === undefined && deadline !== undefined)
      }
    })
  })

  it('goes nowhere once it has ended', () => {
    forWalks((loop, _, standings) => {
      const ended = standings.findIndex(({ endedAt }) => endedAt !== undefined)
      if (ended === -1) return
      expect(ended).toBe(standings.length - 1)
      const standing = standings[ended]
      expect(standing && legalMoves(loop, standing, { today: '2030-01-01', actor: 'nobody', openChildren: false })).toEqual([])
    })
  })

  it('moves its deadline by exactly the days that it was suspended', () => {
    forWalks((_, events, standings) => {
      let fixed: string | undefined
      let suspended = 0
      let from: string | undefined
      for (const [index, { kind, at, due }] of events.entries()) {
        const day = at.slice(0, 10)
        const before = standings[index - 1]
        const [stopped = day] = [day, before?.suspendedUntil ?? day].sort()
        if (from !== undefined) suspended += daysBetween(from, stopped) ?? 0
        from = undefined
        if (kind === 'open' || kind === 'take') {
          fixed = due
          suspended = 0
        }
        if (kind === 'suspend') from = day
        const standing = standings[index]
        if (standing?.due === undefined || fixed === undefined) continue
        const pending = from === undefined ? 0 : (daysBetween(from, standing.suspendedUntil ?? from) ?? 0)
        expect(standing.due).toBe(addDays(fixed, suspended + pending))
      }
    })
  })

  it('is never brought before somebody lower as it waits longer', () => {
    forWalks((loop, _, standings) => {
      for (const standing of standings) {
        let last = 0
        for (const day of ['2020-01-01', '2020-02-01', '2020-06-01', '2021-01-01', '2030-01-01']) {
          const level = levels.indexOf(escalationLevel(loop, standing, day))
          expect(level).toBeGreaterThanOrEqual(isSuspended(standing, day) ? 0 : last)
          last = Math.max(last, level)
          if (standing.endedAt !== undefined) expect([level, daysLate(standing, day)]).toEqual([0, 0])
        }
      }
    })
  })

  it('never lets one person take a step after one that excludes them, nor leaves a hold early', () => {
    forWalks((loop, events, standings) => {
      for (const [index, event] of events.entries()) {
        const before = standings[index - 1]
        const step = event.kind === 'take' ? loop.steps.find(({ id }) => id === event.step) : undefined
        if (before === undefined || step === undefined) continue
        for (const other of step.notBy) expect(before.takenBy[other] ?? []).not.toContain(event.actor)
        const day = event.at.slice(0, 10)
        if (before.holdUntil !== undefined && !step.duringHold) expect(day > before.holdUntil).toBe(true)
        expect(isSuspended(before, day)).toBe(false)
      }
    })
  })
})
