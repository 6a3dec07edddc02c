import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedMeasure } from '../../../definition/indicator/types.ts'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { count, listOf, object, orNull, text } from '../../../definition/shape/shape.ts'
import type { LeafReading } from '../scan/types.ts'

/** A reading as it is kept: text whose digest is in the chain. */
export function writeReading({ records, sum, value, list, granules }: LeafReading): string {
  return JSON.stringify({ records, sum: sum?.toFixed() ?? null, value: value ?? null, list: list ?? null, granules })
}

const keptReading = object({
  records: count,
  sum: orNull(text),
  value: orNull(text),
  list: orNull(listOf(text)),
  granules: listOf(count),
})

/** A reading from the text that was sealed of it. Throws when it is none: only `writeReading` writes it. */
export function parseReading(kept: string): LeafReading {
  const { records, sum, value, list, granules } = parseShape(keptReading, kept, 'a sealed reading')
  return { records, sum: sum === null ? undefined : decimal(sum), value: value ?? undefined, list: list ?? undefined, granules }
}

/**
 * A sealed reading brought to the records that are there now: as it is while the others have not changed; what only adds up goes on adding up; a
 * distinct count, an extreme or a list over records of which some are gone cannot be known any more.
 */
export function bringUp(
  measure: ResolvedMeasure,
  { whole, rest, now }: { readonly whole: LeafReading; readonly rest: LeafReading; readonly now: LeafReading },
): LeafReading | undefined {
  if (writeReading(rest) === writeReading(now)) return whole
  if (measure.type !== 'count' && measure.type !== 'sum' && measure.type !== 'average') return undefined
  const zero = decimal('0')
  return {
    records: whole.records - rest.records + now.records,
    sum: measure.type === 'count' ? undefined : (whole.sum ?? zero).minus(rest.sum ?? zero).plus(now.sum ?? zero),
    value: undefined,
    list: undefined,
    granules: whole.granules.map((count, index) => count - (rest.granules[index] ?? 0) + (now.granules[index] ?? 0)),
  }
}
