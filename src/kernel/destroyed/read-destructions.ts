import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { count, either, listOf, mapOf, object, oneOf, type Shape, text } from '../../definition/shape/shape.ts'
import { bigint, instant, type RowOf, row, uuid } from '../storage/row.ts'
import type { DestroyedSpans, Destruction } from './types.ts'

/** Reads what `destructionsOf` selects. */
export const destructionRow = row('destruction', {
  entry: bigint,
  at: instant,
  certificate: uuid,
  responses: text,
  response: uuid,
  spans: text,
})

const destroyedSpan = object({
  ledger: text,
  label: text,
  records: count,
  versions: count,
  months: mapOf(listOf(text)),
  standing: either(listOf(text), oneOf(['always'])),
  lastMonth: text,
})
const destroyedSpans: Shape<DestroyedSpans> = object({ ledgers: listOf(destroyedSpan), untouched: listOf(text), passed: listOf(text) })

/** Every destruction of a town, in the order of the chain. */
export function destructionsOf(town: string): RawBuilder<unknown> {
  return sql`select entry, at, certificate, responses, response, spans from destruction where town = ${town} order by entry`
}

/** A destruction as the chain noted it, from its stored row. */
export function destructionOfRow({ entry, spans, ...rest }: RowOf<typeof destructionRow>): Destruction {
  return { ...rest, entry: wholeNumber(entry), spans: parseShape(destroyedSpans, spans, 'the spans of a destruction') }
}
