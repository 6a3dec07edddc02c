import { type RawBuilder, sql } from 'kysely'
import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Session } from '../../storage/types.ts'
import type { LedgerSource } from '../sql/index.ts'
import type { LedgerPage } from '../types.ts'

/** The number of matches and the sums of their amounts, areas and whole numbers, in one scan: of fields that the reader sees, narrowed to one record a sum is its value. */
export async function readTotals(
  session: Session,
  source: LedgerSource,
  { conditions, full }: Reader & { readonly conditions: readonly RawBuilder<unknown>[] },
): Promise<NonNullable<LedgerPage['totals']>> {
  const summed = summedFields(source.ledger).filter(({ field }) => readsField(field, { full }))
  const columns = summed.map(
    ({ id }, index) => sql`, sum(${source.field({ through: [], field: id }).sql})::text as ${sql.id(`sum_${index}`)}`,
  )
  const [row] = await session.query<Record<string, string | null> & { readonly count: string }>(
    sql`select count(*)::text as count${sql.join(columns, sql``)} from ${source.from()} where ${sql.join([...conditions], sql` and `)}`,
  )
  const sums = Object.fromEntries(summed.map(({ id }, index) => [id, row?.[`sum_${index}`] ?? '0']))
  return { count: Number.parseInt(row?.count ?? '0', 10), sums }
}

function summedFields(ledger: ResolvedLedger): readonly ResolvedField[] {
  return ledger.fields.filter(({ field }) => field.kind === 'money' || field.kind === 'area' || field.kind === 'integer')
}
