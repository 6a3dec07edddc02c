import { queryOptions } from '@tanstack/react-query'
import type { LedgerFilter, LedgerRecord } from '../../../api/contract/ledger.ts'
import { api } from '../../../web/http/api.ts'
import type { LedgerFields } from '../../../web/screen/fields-of.ts'
import { makeMatrix } from '../matrix.ts'
import { cadreFields, cellFields, dutyFields, kinds, lineFields, villageFields } from './fields.ts'

/** Page after page: a town of forty villages and a dozen lines has more cells than one page. */
async function readAll<Field extends string>(
  { ledger }: LedgerFields<Field>,
  filters: readonly LedgerFilter[],
  field: Field,
): Promise<readonly LedgerRecord[]> {
  const records: LedgerRecord[] = []
  for (let after: string | undefined; ; ) {
    const page = await api.queryLedger({
      ledger,
      filters,
      limit: 500,
      sort: { field, direction: 'ascending' },
      ...(after === undefined ? {} : { after }),
    })
    records.push(...page.records)
    after = page.next
    if (after === undefined) return records
  }
}

/** Lines that go on today, villages, and who leads what. */
export const matrixQuery = (today: string) =>
  queryOptions({
    queryKey: ['leadership', 'matrix', today],
    queryFn: async () => {
      const [lines, villages, cells, duties] = await Promise.all([
        readAll(lineFields, [], 'position'),
        readAll(villageFields, [], 'code'),
        readAll(cellFields, [], 'name'),
        readAll(dutyFields, [dutyFields.where('objectKind', 'in', Object.values(kinds))], 'startedOn'),
      ])
      return makeMatrix({
        today,
        lines: lines
          .filter((line) => goesOn(lineFields.text(line, 'endedOn'), today))
          .map((line) => ({ id: line.id, name: lineFields.text(line, 'name') })),
        villages: villages.map((one) => ({ id: one.id, name: villageFields.text(one, 'name') })),
        cells: cells.map((cell) => ({ id: cell.id, line: cellFields.text(cell, 'line'), village: cellFields.text(cell, 'village') })),
        duties: duties.map((one) => ({
          object: dutyFields.text(one, 'object'),
          holder: { cadre: dutyFields.text(one, 'holder'), name: dutyFields.shown(one, 'holder') },
          role: dutyFields.text(one, 'role'),
          from: dutyFields.text(one, 'startedOn'),
          to: dutyFields.text(one, 'endedOn'),
        })),
      })
    },
  })

/** The members of the leadership in office, by name. */
export const leadersQuery = (today: string) =>
  queryOptions({
    queryKey: ['leadership', 'leaders', today],
    queryFn: async () => {
      const cadres = await readAll(cadreFields, [cadreFields.where('category', '=', 'leadership')], 'name')
      return cadres
        .filter((one) => cadreFields.text(one, 'since') <= today && goesOn(cadreFields.text(one, 'until'), today))
        .map((one) => ({ value: one.id, label: `${cadreFields.text(one, 'name')}　${cadreFields.text(one, 'position')}` }))
    },
  })

function goesOn(end: string, today: string): boolean {
  return end === '' || end > today
}
