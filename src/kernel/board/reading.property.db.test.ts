import { expect, it } from 'vitest'
import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { decimal, plainDecimal } from '../../definition/decimal/decimal.ts'
import type { EvaluatedRecord } from '../../definition/expression/evaluated.ts'
import { evaluateBoard } from '../../definition/testing/evaluate-board.ts'
import { createRandom } from '../indicator/testing/random.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { describeEngines } from '../storage/testing.ts'
import { monthSpan } from './reading/month-span.ts'
import { rankMonth } from './reading/rank-month.ts'
import { openBoardSample } from './testing/open-board-sample.ts'
import { sampleCatalogue } from './testing/sample-pack.ts'

const catalogue = indexCatalogue(sampleCatalogue)

const units = ['元', '万元', '亩', null] as const

/** What 支付额 comes to by the end of a month, told apart from the kernel: added up here, in the unit of each promise. */
function measuredUntil(month: string, records: ReadonlyMap<string, readonly EvaluatedRecord[]>): Readonly<Record<string, string>> {
  const paid = (records.get('work-month') ?? [])
    .filter(({ values }) => String(values.month) <= month)
    .reduce((sum, { values }) => sum.plus(decimal(String(values.paid ?? '0'))), decimal('0'))
  const told = (unit: string) => (unit === '万元' ? paid.div(10_000) : unit === '亩' ? undefined : paid)
  return Object.fromEntries(
    (records.get('promise') ?? []).flatMap(({ id, values }) => {
      const value = values.indicator === null ? undefined : told(String(values.unit ?? '元'))
      return value === undefined ? [] : [[id, plainDecimal(value)] as const]
    }),
  )
}

describeEngines('the entries of a board', (open) => {
  it('are what the in-memory evaluator makes of the same records, for any records and any month', async () => {
    const { kernel, as, add, addWork } = await openBoardSample(await open())
    const random = createRandom(20_200_731)
    const maybe = (value: string) => (random.below(4) === 0 ? null : value)
    for (let n = 0; n < 12; n += 1) {
      const months = Array.from(
        { length: random.below(7) },
        () => [maybe(`${random.below(100)}.5`), maybe(String(random.below(100))), maybe(`${random.below(900)}.25`)] as const,
      )
      const status = random.below(5) === 0 ? 'dropped' : random.below(2) === 0 ? null : 'running'
      const work = await addWork(`工程${n}`, months, {
        status,
        budget: maybe(`${random.below(5_000)}`),
        difficulty: maybe(`1.${random.below(9)}`),
      })
      for (let m = 0; m < random.below(4); m += 1) {
        const day = () => `2020-0${1 + random.below(8)}-15`
        await add('milestone', { work, name: `节点${m}`, dueOn: day(), doneOn: maybe(day()) })
      }
    }
    for (let n = 0; n < 12; n += 1) {
      const unit = units[random.below(units.length)] ?? null
      const indicator = random.below(3) === 0 ? null : '支付额'
      await add('promise', {
        name: `承诺${n}`,
        quantity: maybe(String(random.below(40))),
        unit,
        indicator,
        said: maybe(`${random.below(30)}.5`),
      })
    }
    const records = new Map<string, readonly EvaluatedRecord[]>()
    for (const ledger of ['work', 'work-month', 'milestone', 'promise', 'setting']) {
      const { records: found } = await listRecords(kernel, as('clerk'), { ledger, query: { limit: 500 } })
      records.set(ledger, found)
    }
    const cases = kernel.catalogue.catalogue.boards.flatMap((board) =>
      ['2020-01', '2020-03', '2020-06', '2020-12'].map((month) => ({ board, month })),
    )
    expect(cases).toHaveLength(8)
    for (const { board, month } of cases) {
      const { entries } = await rankMonth(kernel, as('clerk'), { board: board.id, month })
      const environment = {
        ...monthSpan(month),
        measured: measuredUntil(month, records),
        listRecords: (ledger: string) => records.get(ledger) ?? [],
        findRecord: (ledger: string, id: string) => records.get(ledger)?.find((record) => record.id === id),
      }
      const expected = evaluateBoard(board, environment, ({ values }) => String(values.name))
      const kinds = catalogue.getField('work', 'kind').field
      const labels: Readonly<Record<string, string>> = kinds.kind === 'choice' ? kinds.options : {}
      const byId = [...expected].sort((left, right) => (left.id < right.id ? -1 : 1))
      expect(entries).toEqual(byId.map((entry) => ({ ...entry, category: labels[entry.category ?? ''] ?? null })))
      expect(entries.length).toBeGreaterThan(4)
    }
  })
})
