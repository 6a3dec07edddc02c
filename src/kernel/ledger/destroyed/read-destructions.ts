import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { count, either, listOf, mapOf, object, oneOf, type Shape, text } from '../../../definition/shape/shape.ts'
import type { DestroyedSpans, Destruction } from './types.ts'

export interface DestructionRow {
  readonly entry: string
  readonly at: string
  readonly certificate: string
  readonly responses: string
  readonly response: string
  readonly spans: string
}

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
export function destructionsOf(town: string): RawBuilder<DestructionRow> {
  return sql<DestructionRow>`select entry, at, certificate, responses, response, spans from destruction where town = ${town} order by entry`
}

/** A destruction as the chain noted it, from its stored row. */
export function destructionOfRow({ entry, spans, ...rest }: DestructionRow): Destruction {
  return { ...rest, entry: wholeNumber(entry), spans: parseShape(destroyedSpans, spans, 'the spans of a destruction') }
}
