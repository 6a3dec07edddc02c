import { type RawBuilder, sql } from 'kysely'
import { referredLedger } from '../../../definition/field/field-type.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { FieldPath, LedgerSource, RefStep } from './ledger-source.ts'

/** A title may name a record by another one (a payment by its household, that by its village); further than this nobody reads. */
const deepest = 3

/**
 * The words that name a record: its ledger's title fields, printed, with a space between; those of the record that `through` leads to.
 * NULL where there is no such record.
 */
export function compileTitle(source: LedgerSource, through: readonly RefStep[] = []): RawBuilder<string | null> {
  const last = through.at(-1)
  const ledger = last === undefined ? source.ledger : source.scope.catalogue.getLedger(last.to)
  const parts = ledger.title.map((field) => compilePrinted(source, { through, field }))
  const [only] = parts
  if (only === undefined) return sql<string | null>`${source.field({ through, field: 'id' }).sql}::text`
  return parts.length === 1 ? sql<string | null>`${only}` : sql<string | null>`nullif(concat_ws(' ', ${sql.join(parts)}), '')`
}

/** A field as people read it: a choice by its label, a reference by its record's title, everything else as it is written. */
export function compilePrinted(source: LedgerSource, path: FieldPath): RawBuilder<string | null> {
  const { sql: fragment, definition } = source.field(path)
  if (definition === undefined) return sql<string | null>`${fragment}::text`
  if (definition.kind === 'choice') return compileLabel(fragment, definition.options)
  if (definition.kind === 'boolean') return sql<string | null>`(case ${fragment} when true then '是' when false then '否' end)`
  if (definition.kind === 'date') return sql<string | null>`to_char(${fragment}, 'YYYY-MM-DD')`
  if (definition.kind === 'dateTime')
    return sql<
      string | null
    >`to_char(${fragment}, case extract(second from ${fragment}) when 0 then 'YYYY-MM-DD"T"HH24:MI' else 'YYYY-MM-DD"T"HH24:MI:SS' end)`
  const step = refStep(path.field, definition)
  if (step === undefined || path.through.length >= deepest) return sql<string | null>`${fragment}::text`
  return compileTitle(source, [...path.through, step])
}

function refStep(field: string, definition: Field): RefStep | undefined {
  const to = referredLedger(definition)
  return to === undefined ? undefined : { field, to }
}

function compileLabel(fragment: RawBuilder<unknown>, options: Readonly<Record<string, string>>): RawBuilder<string | null> {
  const cases = Object.entries(options).map(([option, label]) => sql`when ${option} then ${label}`)
  return cases.length === 0 ? sql<string | null>`${fragment}` : sql<string | null>`(case ${fragment} ${sql.join(cases, sql` `)} end)`
}
