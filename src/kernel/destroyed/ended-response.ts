import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { columnOf, ownerOf, responseColumns } from './belonging.ts'

/** What follows a record may itself be followed: a step, its case, the person. */
const deepest = 3

interface OnDay {
  readonly town: string
  /** The records of the ledger in the statement. */
  readonly alias: string
  readonly today: string
}

/**
 * That a record is about people of a response that has ended: its own, or that of what it was written about. A figure still counts them; who they are is
 * shown to nobody any more, destroyed or not yet. Undefined for ledgers of which none ever is.
 */
export function compileEnded(
  catalogue: CatalogueIndex,
  ledger: ResolvedLedger,
  { town, alias, today }: OnDay,
): RawBuilder<boolean> | undefined {
  const ended = endedWithin(catalogue, ledger, { town, today, depth: 0 })
  if (ended === undefined) return undefined
  return sql<boolean>`exists (
    select 1 from ${sql.id(ledger.table)} as t
    where t.town = ${town} and t.id = ${sql.ref(`${alias}.id`)} and t.version = ${sql.ref(`${alias}.version`)} and ${ended}
  )`
}

interface Within extends Omit<OnDay, 'alias'> {
  readonly depth: number
}

/** The same of the version `t`. */
function endedWithin(catalogue: CatalogueIndex, ledger: ResolvedLedger, within: Within): RawBuilder<boolean> | undefined {
  const { retention } = ledger
  if (retention === undefined || within.depth >= deepest) return undefined
  if (retention.type === 'response') return endedByResponse(catalogue, ledger, { ...within, responses: retention.responses })
  const field = ledger.fields.find(({ id }) => id === retention.field)?.field
  const targets = field?.kind === 'anyRef' ? Object.values(field.to) : field?.kind === 'ref' ? [field.to] : []
  const subjects = [...new Set(targets)].flatMap((target) => {
    const found = catalogue.findLedger(target)
    const ended = found === undefined ? undefined : endedWithin(catalogue, found, { ...within, depth: within.depth + 1 })
    if (found === undefined || ended === undefined) return []
    // The newest version decides; `t` inside is the subject, so the reference is taken out first.
    return [
      sql<boolean>`exists (
        select 1 from (select ${columnOf(ledger, retention.field)} as subject) as o
        cross join lateral (
          select t.* from ${sql.id(found.table)} as t where t.town = ${within.town} and t.id = o.subject order by t.version desc limit 1
        ) as t where ${ended}
      )`,
    ]
  })
  return subjects.length === 0 ? undefined : sql<boolean>`(${sql.join(subjects, sql` or `)})`
}

function endedByResponse(
  catalogue: CatalogueIndex,
  ledger: ResolvedLedger,
  { town, today, responses }: Within & { readonly responses: string },
): RawBuilder<boolean> {
  const { table, to } = responseColumns(catalogue, responses)
  return sql<boolean>`exists (
    select 1 from ${sql.id(table)} as r
    where r.town = ${town} and r.replaced_at is null and r.id = ${ownerOf(catalogue, ledger, { town, responses })} and ${to} < ${today}::date
  )`
}
