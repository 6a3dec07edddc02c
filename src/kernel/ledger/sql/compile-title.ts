import { type RawBuilder, sql } from 'kysely'
import { calendarGrain, referredLedger } from '../../../definition/field/field-type.ts'
import { isOpenToAll } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import { compileMask } from './compile-mask.ts'
import type { FieldPath, LedgerSource, RefStep } from './ledger-source.ts'

/** A title may name a record by another one (a payment by its household, that by its village); further than this nobody reads. */
const deepest = 3

/** How days and periods stand in a title: as office files write them and imports look them up (`2020-03`), or as people read them (2020年3月). */
type TitleStyle = 'written' | 'read'

/**
 * The words that name a record: its ledger's title fields, printed, with a space between. NULL where there is no such record.
 * Office files, look-ups and orders go by these. In a statement that masks, names that not everybody may read are masked wherever a title brings them.
 */
export function compileTitle(source: LedgerSource): RawBuilder<string | null> {
  return titleAt(source, [], 'written')
}

/** The same for people to read: days and periods in the words of `presentTitleWord`. */
export function compileReadTitle(source: LedgerSource): RawBuilder<string | null> {
  return titleAt(source, [], 'read')
}

function titleAt(source: LedgerSource, through: readonly RefStep[], style: TitleStyle): RawBuilder<string | null> {
  const last = through.at(-1)
  const ledger = last === undefined ? source.ledger : source.scope.catalogue.getLedger(last.to)
  const parts = ledger.title.map((field) => {
    const part = printedAt(source, { through, field }, style)
    const { definition } = source.field({ through, field })
    return source.scope.masks && definition !== undefined && !isOpenToAll(definition) ? compileMask(definition, part) : part
  })
  const [only] = parts
  if (only === undefined) return sql<string | null>`${source.field({ through, field: 'id' }).sql}::text`
  return parts.length === 1 ? sql<string | null>`${only}` : sql<string | null>`nullif(concat_ws(' ', ${sql.join(parts)}), '')`
}

/** A field as people read it: a choice by its label, a reference by its record's title, everything else as it is written. */
export function compilePrinted(source: LedgerSource, path: FieldPath): RawBuilder<string | null> {
  return printedAt(source, path, 'written')
}

function printedAt(source: LedgerSource, path: FieldPath, style: TitleStyle): RawBuilder<string | null> {
  const { sql: fragment, definition, type } = source.field(path)
  if (definition === undefined) return sql<string | null>`${fragment}::text`
  if ('options' in definition) return compileLabel(fragment, definition.options)
  if (type === 'boolean') return sql<string | null>`(case ${fragment} when true then '是' when false then '否' end)`
  const said = style === 'read' ? compileSaid(fragment, definition) : undefined
  if (said !== undefined) return said
  if (type === 'date') return sql<string | null>`to_char(${fragment}, 'YYYY-MM-DD')`
  if (type === 'timestamp')
    return sql<
      string | null
    >`to_char(${fragment}, case extract(second from ${fragment}) when 0 then 'YYYY-MM-DD"T"HH24:MI' else 'YYYY-MM-DD"T"HH24:MI:SS' end)`
  const step = refStep(path.field, definition)
  if (step === undefined || path.through.length >= deepest) return sql<string | null>`${fragment}::text`
  return titleAt(source, [...path.through, step], style)
}

/** A day, a time or a period as `presentTitleWord` says it; undefined for every other kind. */
function compileSaid(fragment: RawBuilder<unknown>, definition: Field): RawBuilder<string | null> | undefined {
  switch (calendarGrain(definition)) {
    case 'day':
      return sql<string | null>`to_char(${fragment}, 'YYYY"年"FMMM"月"FMDD"日"')`
    case 'minute':
      return sql<
        string | null
      >`to_char(${fragment}, 'YYYY"年"FMMM"月"FMDD"日"HH24:MI' || case extract(second from ${fragment}) when 0 then '' else ':SS' end)`
    case 'month':
      return sql<string | null>`(left(${fragment}, 4) || '年' || ltrim(right(${fragment}, 2), '0') || '月')`
    case 'year':
      return sql<string | null>`(${fragment} || '年')`
    case 'quarter':
      return sql<string | null>`(left(${fragment}, 4) || '年' || substr('一二三四', right(${fragment}, 1)::integer, 1) || '季度')`
    case undefined:
      return undefined
  }
}

function refStep(field: string, definition: Field): RefStep | undefined {
  const to = referredLedger(definition)
  return to === undefined ? undefined : { field, to }
}

function compileLabel(fragment: RawBuilder<unknown>, options: Readonly<Record<string, string>>): RawBuilder<string | null> {
  const cases = Object.entries(options).map(([option, label]) => sql`when ${option} then ${label}`)
  return cases.length === 0 ? sql<string | null>`${fragment}` : sql<string | null>`(case ${fragment} ${sql.join(cases, sql` `)} end)`
}
