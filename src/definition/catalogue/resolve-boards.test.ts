import { describe, expect, it } from 'vitest'
import type { BoardDefinition } from '../board/types.ts'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import type { LedgerDefinition } from '../ledger/types.ts'
import { pack, problems } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const work = defineLedger({
  id: 'work',
  label: '工程',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    leader: field.personName({ label: '责任领导' }),
    done: field.percent({ label: '完成' }),
    planned: field.percent({ label: '计划' }),
    builtOn: field.date({ label: '建成日期' }),
  },
  title: ['name'],
})

const settings = ['days', 'months'].map((id) => ({ id, label: `参数${id}`, value: '3', source: '试验' }))

const board: BoardDefinition = {
  id: 'works',
  label: '工程榜',
  ledger: 'work',
  criteria: [
    { id: 'progress', label: '进度', weight: '60', says: '完成与计划之比', actual: 'done', plan: 'planned', unit: '%', cap: '1.2' },
    {
      id: 'on-time',
      label: '按期',
      weight: '40',
      says: '按期建成',
      onTime: { done: 'tally(work, builtOn <= periodEnd)', overdue: 'tally(work, builtOn is empty)' },
    },
  ],
  sample: { count: 'tally(work, done is not empty)', setting: 'months' },
  appealDays: { setting: 'days' },
  source: '试验',
}

const found = (part: Partial<BoardDefinition>, ledgers: readonly LedgerDefinition[] = [work]) =>
  problems(pack({ ledgers, settings, boards: [{ ...board, ...part }] }))
const over = (ledger: LedgerDefinition, ...others: readonly LedgerDefinition[]) => found({ ledger: ledger.id }, [ledger, work, ...others])

describe('resolveBoards', () => {
  it('types every expression, and puts what is overdue into the plan of what must be in time', () => {
    const { catalogue, diagnostics } = resolveCatalogue([pack({ ledgers: [work], settings, boards: [board] })])
    expect(diagnostics).toEqual([])
    const [resolved] = catalogue.boards
    expect(resolved?.criteria.map(({ kind, unit, cap }) => [kind, unit, cap])).toEqual([
      ['ratio', '%', '1.2'],
      ['onTime', '个', '1'],
    ])
    const [, onTime] = resolved?.criteria ?? []
    expect(onTime?.plan).toMatchObject({ type: 'arithmetic', operator: '+', left: onTime?.actual, right: { type: 'tally' } })
  })

  it.each([
    ['sum to 90', [{ ...board.criteria[0], weight: '50' }, board.criteria[1]], ['board-weights test/works.criteria:1']],
    ['are no number', [{ ...board.criteria[0], weight: '六十' }, board.criteria[1]], ['board-weights test/works.progress:1']],
    ['are negative', [{ ...board.criteria[0], weight: '-60' }, board.criteria[1]], ['board-weights test/works.progress:1']],
  ])('refuses weights that %s', (_, criteria, expected) => {
    expect(found({ criteria: criteria.filter((one) => one !== undefined) as BoardDefinition['criteria'] })).toEqual(expected)
  })

  it('wants at least one criterion, and each one once', () => {
    expect(found({ criteria: [] })).toEqual(['board-empty test/works.criteria:1'])
    const [first] = board.criteria
    if (first === undefined) throw new Error('no criterion')
    const half = { ...first, weight: '50' }
    expect(found({ criteria: [half, half] })).toEqual(['duplicate-criterion test/works.progress:1'])
  })

  it('knows every setting, field and ledger that it names', () => {
    expect(found({ appealDays: { setting: 'dais' } })).toEqual(['unknown-setting test/works:1'])
    expect(found({ sample: { ...board.sample, setting: 'monhts' } })).toEqual(['unknown-setting test/works:1'])
    expect(found({ category: 'kind' })).toEqual(['unknown-field test/works.category:1'])
    expect(found({ category: 'done' })).toEqual(['wrong-kind test/works.category:1'])
    expect(found({ ledger: 'works' })).toEqual(['unknown-ledger test/works.ledger:1'])
    expect(found({ inScope: 'done' })).toEqual(['expression-type test/works.inScope:1'])
    expect(found({ bonus: { expression: 'extra', says: '加分' } })).toEqual(['expression-type test/works.bonus:1'])
    expect(found({ difficulty: { expression: '1 +', says: '难度' } })[0]).toMatch(/^expression-syntax test\/works.difficulty/)
  })

  it('lets measured be said where a record names its indicator, and nowhere else', () => {
    const [progress, onTime] = board.criteria
    if (progress === undefined || onTime === undefined || !('actual' in progress)) throw new Error('no criteria')
    const byMeasure = { criteria: [{ ...progress, actual: 'coalesce(measured, done)' }, onTime] }
    const measured = { indicator: 'name', unit: 'name' }
    expect(found({ ...byMeasure, measured })).toEqual([])
    expect(found(byMeasure)).toEqual(['expression-type test/works.progress:10'])
    expect(found({ measured: { ...measured, unit: 'done' } })).toEqual(['expression-type test/works.measured:1'])
    expect(found({ measured, inScope: 'measured > 1' })).toEqual(['expression-type test/works.inScope:1'])
  })

  it('does not speak of today: a month’s list would not come out the same again', () => {
    expect(found({ inScope: 'builtOn <= today' })).toEqual(['expression-type test/works.inScope:12'])
  })

  it('ranks no persons: by name, by number, by reference to a person, nor cadres, villages and grids', () => {
    const base = { kind: 'register', label: '人', title: ['name'] } as const
    const person = defineLedger({
      ...base,
      id: 'person',
      fields: { name: field.personName({ label: '姓名' }), done: field.percent({ label: '完成' }) },
    })
    const numbered = defineLedger({
      ...base,
      id: 'numbered',
      fields: { name: field.text({ label: '名' }), card: field.nationalId({ label: '身份证号' }) },
    })
    const tenure = defineLedger({
      id: 'tenure',
      label: '任职',
      kind: 'register',
      fields: { holder: field.ref({ label: '责任人', to: 'person' }) },
      title: ['holder'],
    })
    const named = (id: string) => defineLedger({ ...base, id, fields: { name: field.text({ label: '名' }) } })
    const refused = (id: string) => [`board-ranks-persons test/works.ledger:1`].map((text) => `${id} ${text}`)
    for (const ledger of [person, numbered, named('cadre'), named('village'), named('grid'), named('task-force')]) {
      expect(over(ledger).map((text) => `${ledger.id} ${text}`)).toEqual(refused(ledger.id))
    }
    expect(over(tenure, person)).toEqual(['board-ranks-persons test/works.ledger:1'])
  })
})
