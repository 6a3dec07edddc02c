import { describe, expect, it } from 'vitest'
import { decimal } from '../decimal/decimal.ts'
import { fc } from '../testing/seeded.ts'
import { rankBoard } from './rank-board.ts'
import type { BoardEntry, BoardRule } from './types.ts'

const rule: BoardRule = {
  criteria: [
    { id: 'progress', label: '进度', weight: '50', cap: '1.2' },
    { id: 'money', label: '投资', weight: '30', cap: '1.2' },
    { id: 'onTime', label: '按期', weight: '20', cap: '1' },
  ],
  minimumSample: '3',
  leastWeight: '50',
}

type Figures = BoardEntry['figures']
const full: Figures = {
  progress: { actual: '40', plan: '50' },
  money: { actual: '1300', plan: '1000' },
  onTime: { actual: '3', plan: '4' },
}
const entry = (id: string, part: Partial<BoardEntry> = {}): BoardEntry => ({
  id,
  title: `项目${id}`,
  category: null,
  figures: full,
  difficulty: null,
  bonus: null,
  deduction: null,
  sample: '6',
  ...part,
})
const only = (part: Partial<BoardEntry>) => rankBoard(rule, [entry('a', part)])

describe('rankBoard', () => {
  it('weighs each completion, caps it, and multiplies by the difficulty', () => {
    const [first] = rankBoard(rule, [entry('a', { difficulty: '1.1', bonus: '2', deduction: '0.5' })]).ranked
    expect(first?.criteria.map(({ rate, points }) => [rate, points])).toEqual([
      ['80.00', '40.00'],
      ['120.00', '36.00'],
      ['75.00', '15.00'],
    ])
    expect([first?.base, first?.score]).toEqual(['91.00', '101.60'])
  })

  it.each([
    ['zero', { actual: '7', plan: '0' }],
    ['unknown', { actual: '7', plan: null }],
  ])('leaves a criterion out of the base when its plan is %s', (_, money) => {
    const [first] = only({ figures: { ...full, money } }).ranked
    expect([first?.weight, first?.base, first?.criteria[1]?.rate]).toEqual(['70', '78.57', null])
  })

  it('counts what nobody reported as nothing done, not as nothing asked', () => {
    const [first] = only({ figures: { ...full, money: { actual: null, plan: '1000' } } }).ranked
    expect([first?.weight, first?.base, first?.criteria[1]?.rate]).toEqual(['100', '55.00', '0.00'])
  })

  it('shares a rank between equal scores and skips the next ones', () => {
    const scored = (id: string, actual: string) => entry(id, { figures: { ...full, progress: { actual, plan: '50' } } })
    const { ranked } = rankBoard(rule, [scored('d', '10'), scored('c', '30'), scored('b', '30'), scored('a', '50')])
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ])
  })

  it('takes what is printed for what counts: a difference behind the hundredths is none', () => {
    const scored = (id: string, actual: string) => entry(id, { figures: { ...full, progress: { actual, plan: '50' } } })
    expect(rankBoard(rule, [scored('a', '30.001'), scored('b', '30')]).ranked.map(({ rank }) => rank)).toEqual([1, 1])
  })

  it('puts the completed before the difficult among equals', () => {
    const { ranked } = rankBoard({ ...rule, leastWeight: '0' }, [
      entry('a', { difficulty: '2', figures: { progress: { actual: '25', plan: '50' } } }),
      entry('b', { difficulty: '1', figures: { progress: { actual: '50', plan: '50' } } }),
    ])
    expect(ranked.map(({ id, rank, score }) => [id, rank, score])).toEqual([
      ['b', 1, '100.00'],
      ['a', 1, '100.00'],
    ])
  })

  it('shows a project below the minimum sample apart, without a rank and in nobody’s way', () => {
    const { ranked, apart } = rankBoard(rule, [entry('a', { sample: '2', bonus: '100' }), entry('b'), entry('c', { sample: null })])
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([['b', 1]])
    expect(apart.map(({ id, why }) => [id, why])).toEqual([
      ['a', 'sample'],
      ['c', 'sample'],
    ])
  })

  it('shows a project apart to which too little of the rule applies', () => {
    const nothing = { actual: null, plan: null }
    expect(only({ figures: { ...full, progress: nothing } }).ranked).toHaveLength(1)
    expect(only({ figures: { onTime: { actual: '1', plan: '1' } } }).apart.map(({ why }) => why)).toEqual(['weight'])
    expect(rankBoard({ ...rule, leastWeight: '0' }, [entry('a', { figures: {} })]).apart.map(({ why, score }) => [why, score])).toEqual([
      ['weight', null],
    ])
  })

  it('cannot read 100 % on time while something is overdue', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (done, overdue) => {
        const onTime = { actual: String(done), plan: String(done + overdue) }
        const [first] = only({ figures: { ...full, onTime } }).ranked
        expect(decimal(first?.criteria[2]?.rate ?? '100').lt(100)).toBe(true)
      }),
    )
  })

  it('takes no project twice', () => {
    expect(() => rankBoard(rule, [entry('a'), entry('a')])).toThrow('twice')
  })
})

const amount = fc.option(fc.integer({ min: 0, max: 200 }).map(String), { nil: null })
const figures = fc.record({ actual: amount, plan: amount })
const entries = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    title: fc.constantFrom('甲', '乙', '丙'),
    category: fc.constant(null),
    figures: fc.record({ progress: figures, money: figures, onTime: figures }),
    difficulty: fc.constantFrom(null, '1', '1.5'),
    bonus: fc.constantFrom(null, '5'),
    deduction: fc.constantFrom(null, '3'),
    sample: fc.constantFrom(null, '2', '3', '12'),
  }),
  { selector: ({ id }) => id, maxLength: 20 },
)

describe('any ranking', () => {
  it('is the same in whatever order the projects come', () => {
    fc.assert(
      fc.property(
        entries.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(JSON.stringify(rankBoard(rule, shuffled))).toBe(JSON.stringify(rankBoard(rule, list)))
        },
      ),
    )
  })

  it('holds every project once, and gives each rank as one more than the number of better scores', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { ranked, apart } = rankBoard(rule, list)
        expect([...ranked, ...apart].map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort())
        for (const { rank, score } of ranked) {
          expect(rank).toBe(1 + ranked.filter((other) => decimal(other.score).gt(decimal(score))).length)
        }
      }),
    )
  })

  it('never falls for more being done', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 50 }), (list, more) => {
        const better = list.map((one) => {
          const { progress } = one.figures
          const raised = {
            ...progress,
            actual: decimal(progress.actual ?? '0')
              .plus(more)
              .toFixed(),
          }
          return { ...one, figures: { ...one.figures, progress: raised } }
        })
        const before = new Map(rankBoard(rule, list).ranked.map(({ id, score }) => [id, score]))
        for (const { id, score } of rankBoard(rule, better).ranked) expect(decimal(score).gte(decimal(before.get(id) ?? score))).toBe(true)
      }),
    )
  })
})
