import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../catalogue/resolve-catalogue.ts'
import { loopsPack } from '../testing/small-loop.ts'
import type { CaseEvent } from './case-log.ts'
import { foldCase } from './fold-case.ts'
import { daysLate, escalationLevel, isSuspended } from './lateness.ts'
import { legalMoves, presentBarrier } from './legal-moves.ts'
import type { ResolvedLoop } from './types.ts'

const [loop] = resolveCatalogue([loopsPack()]).catalogue.loops
if (loop === undefined) throw new Error('the loop resolves')
const repairLoop: ResolvedLoop = loop

const at = (day: string, part: Partial<CaseEvent>): CaseEvent => ({
  kind: 'take',
  step: 'accept',
  from: 'reported',
  to: 'mending',
  at: `${day}T09:00`,
  actor: 'chen',
  due: undefined,
  holdUntil: undefined,
  ...part,
})
const opened = at('2020-03-02', { kind: 'open', step: 'open', from: undefined, to: 'reported', actor: 'wang', due: '2020-03-04' })
const accepted = at('2020-03-03', { due: '2020-03-13' })
const finished = at('2020-03-10', {
  step: 'finish',
  from: 'mending',
  to: 'notice',
  actor: 'li',
  due: '2020-03-30',
  holdUntil: '2020-03-17',
})
const sentBack = at('2020-03-12', { step: 'sendBack', from: 'notice', to: 'mending', actor: 'lin', due: '2020-03-22' })
const confirmed = at('2020-03-18', { step: 'confirm', from: 'notice', to: 'mended', actor: 'lin' })

describe('foldCase', () => {
  it('walks a case from its opening to its end', () => {
    expect(foldCase(repairLoop, [opened])).toEqual({
      state: 'reported',
      enteredAt: '2020-03-02T09:00',
      due: '2020-03-04',
      holdUntil: undefined,
      suspendedUntil: undefined,
      returns: 0,
      endedAt: undefined,
      outcome: undefined,
      takenBy: { open: ['wang'] },
    })
    expect(foldCase(repairLoop, [opened, accepted, finished, confirmed])).toMatchObject({
      state: 'mended',
      due: undefined,
      holdUntil: undefined,
      endedAt: '2020-03-18T09:00',
      outcome: 'done',
      takenBy: { open: ['wang'], accept: ['chen'], finish: ['li'], confirm: ['lin'] },
    })
    expect(foldCase(repairLoop, [opened, at('2020-03-03', { step: 'refuse', to: 'dropped' })]).outcome).toBe('refused')
  })

  it('counts what was sent back', () => {
    expect(foldCase(repairLoop, [opened, accepted, finished, sentBack, { ...finished, actor: 'zhou' }, sentBack])).toMatchObject({
      state: 'mending',
      returns: 2,
      takenBy: { finish: ['li', 'zhou'], sendBack: ['lin'] },
    })
  })

  it('moves the deadline by the days of a suspension, and back by those not used', () => {
    const suspended = at('2020-03-05', { kind: 'suspend', step: 'suspend', from: 'mending', until: '2020-03-15' })
    const standing = foldCase(repairLoop, [opened, accepted, suspended])
    expect(standing).toMatchObject({ state: 'mending', due: '2020-03-23', suspendedUntil: '2020-03-15', enteredAt: '2020-03-03T09:00' })
    expect([isSuspended(standing, '2020-03-15'), isSuspended(standing, '2020-03-16')]).toEqual([true, false])
    const resumed = foldCase(repairLoop, [opened, accepted, suspended, at('2020-03-08', { kind: 'resume', step: 'resume' })])
    expect(resumed).toMatchObject({ due: '2020-03-16', suspendedUntil: undefined })
    // One that ran out by itself leaves nothing to give back; the next one is counted from its own day.
    const again = at('2020-03-20', { kind: 'suspend', step: 'suspend', from: 'mending', until: '2020-03-25' })
    expect(foldCase(repairLoop, [opened, accepted, suspended, again]).due).toBe('2020-03-28')
  })

  it('ends a duplicate as merged and a withdrawn record as refused, and lets a correction lead back out of an end', () => {
    const merged = at('2020-03-05', { kind: 'merge', step: 'merge', from: 'mending', to: 'mending', into: 'main' })
    expect(foldCase(repairLoop, [opened, accepted, merged])).toMatchObject({ state: 'mending', outcome: 'merged', due: undefined })
    const withdrawn = at('2020-03-05', { kind: 'correct', step: 'withdraw', to: 'mending' })
    expect(foldCase(repairLoop, [opened, accepted, withdrawn])).toMatchObject({ state: 'mending', outcome: 'refused' })
    const corrected = at('2020-03-19', { kind: 'correct', step: 'correct', to: 'mending', due: '2020-03-29' })
    expect(foldCase(repairLoop, [opened, accepted, finished, confirmed, corrected])).toMatchObject({
      state: 'mending',
      outcome: undefined,
      due: '2020-03-29',
    })
  })

  it('takes a log that no engine could have written for the bug that it is', () => {
    expect(() => foldCase(repairLoop, [])).toThrow('has no log')
    expect(() => foldCase(repairLoop, [accepted])).toThrow('begins with take')
    expect(() => foldCase(repairLoop, [opened, opened])).toThrow('opened twice')
    expect(() => foldCase(repairLoop, [opened, { ...accepted, to: 'mendin' }])).toThrow('no state mendin')
    expect(() => foldCase(repairLoop, [opened, { ...accepted, step: 'acept' }])).toThrow('no step acept')
    expect(() => foldCase(repairLoop, [opened, accepted, finished, confirmed, accepted])).toThrow('is over')
  })
})

describe('legalMoves', () => {
  const moves = (events: readonly CaseEvent[], today: string, { actor = 'zhao', openChildren = false } = {}) => {
    const standing = foldCase(repairLoop, events)
    return legalMoves(repairLoop, standing, { today, actor, openChildren }).map(({ step, barrier }) =>
      barrier === undefined ? step.id : `${step.id}: ${presentBarrier({ loop: repairLoop, step, standing, barrier })}`,
    )
  }

  it('gives the steps out of the state, and none when it is over', () => {
    expect(moves([opened], '2020-03-03')).toEqual(['accept', 'refuse'])
    expect(moves([opened, accepted, finished, confirmed], '2020-03-19')).toEqual([])
  })

  it('keeps a case in its hold, but for steps that may leave it', () => {
    expect(moves([opened, accepted, finished], '2020-03-17')).toEqual([
      'sendBack',
      'confirm: “公示”到2020年3月17日才满，之后才能办“确认”。',
    ])
    expect(moves([opened, accepted, finished], '2020-03-18')).toEqual(['sendBack', 'confirm'])
  })

  it('asks for a second person', () => {
    const events = [opened, accepted, finished]
    expect(moves(events, '2020-03-18', { actor: 'li' })).toEqual(['sendBack', 'confirm: “修好”是你办的，“确认”要由另一个人来办。'])
    expect(moves(events, '2020-03-18', { actor: 'wang' })).toEqual(['sendBack', 'confirm: “开始”是你办的，“确认”要由另一个人来办。'])
  })

  it('does not end a case with open children', () => {
    expect(moves([opened, accepted, finished], '2020-03-18', { openChildren: true })[1]).toContain('下级事项')
    expect(moves([opened], '2020-03-03', { openChildren: true })).toEqual(['accept', 'refuse: 还有没办结的下级事项，要先办结它们。'])
  })

  it('stops while it is suspended', () => {
    const suspended = at('2020-03-05', { kind: 'suspend', step: 'suspend', from: 'mending', until: '2020-03-15' })
    expect(moves([opened, accepted, suspended], '2020-03-15')[0]).toBe('wait: 这个事项中止到2020年3月15日，请先恢复再办。')
    expect(moves([opened, accepted, suspended], '2020-03-16')).toEqual(['wait', 'finish'])
  })
})

describe('escalationLevel', () => {
  const level = (events: readonly CaseEvent[], today: string) => escalationLevel(repairLoop, foldCase(repairLoop, events), today)

  it('rises by the ladder from the first late day on', () => {
    const days = ['2020-03-04', '2020-03-05', '2020-03-06', '2020-03-09', '2020-03-10', '2021-01-01']
    expect(days.map((today) => level([opened], today))).toEqual([undefined, undefined, 'clerk', 'clerk', 'leader', 'leader'])
    expect(days.map((today) => daysLate(foldCase(repairLoop, [opened]), today)).slice(0, 4)).toEqual([0, 1, 2, 5])
  })

  it('rises with every return past the limit, on time or not', () => {
    const back = [finished, sentBack]
    const case3 = [opened, accepted, ...back, ...back, ...back]
    expect(level([opened, accepted, ...back, ...back], '2020-03-12')).toBeUndefined()
    expect(level(case3, '2020-03-12')).toBe('clerk')
    expect(level([...case3, ...back], '2020-03-12')).toBe('leader')
    expect(level([...case3, ...back, ...back], '2020-03-12')).toBe('leader')
  })

  it('leaves alone what is suspended, timeless or over', () => {
    const suspended = at('2020-03-05', { kind: 'suspend', step: 'suspend', from: 'mending', until: '2020-04-01' })
    expect(level([opened, accepted, suspended], '2020-04-01')).toBeUndefined()
    expect(level([opened, accepted, at('2020-03-04', { step: 'wait', from: 'mending', to: 'waiting' })], '2030-01-01')).toBeUndefined()
    expect(level([opened, accepted, finished, confirmed], '2030-01-01')).toBeUndefined()
  })
})
