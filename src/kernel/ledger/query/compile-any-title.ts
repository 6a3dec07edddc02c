import { type RawBuilder, sql } from 'kysely'
import type { AnyRefField } from '../../../definition/field/types.ts'
import { compilePrinted, compileTitle, type LedgerSource, openLedgerSource } from '../sql/index.ts'
import { namesPeople } from '../table/title-key.ts'

/** The title of a record that may lie in one of several ledgers; people with their village, which names them for an import. */
export function compileAnyTitle(
  source: LedgerSource,
  { id, definition }: { readonly id: string; readonly definition: AnyRefField },
): RawBuilder<string | null> {
  const titles = [...new Set(Object.values(definition.to))].flatMap((ledger) => {
    if (source.scope.catalogue.findLedger(ledger) === undefined) return []
    const target = openLedgerSource(source.scope, ledger)
    const title = compileTitle(target)
    const person = namesPeople(target.ledger)
    const village = target.ledger.fields.find((field) => field.field.kind === 'village')?.id
    const words =
      person && village !== undefined ? sql`concat_ws(' ', ${compilePrinted(target, { through: [], field: village })}, ${title})` : title
    const own = source.field({ through: [], field: id }).sql
    return [sql`(select ${words} from ${target.from()} where ${target.where()} and ${target.system('id')} = ${own})`]
  })
  return titles.length === 0 ? sql<string | null>`null::text` : sql<string | null>`coalesce(${sql.join(titles)})`
}
