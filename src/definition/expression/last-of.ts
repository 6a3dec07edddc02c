import type { EvaluatedRecord } from './evaluated.ts'
import { compareEvaluated } from './evaluated.ts'

/** The last record by a date field (one without a date comes first), then by id; undefined when there is none. */
export function lastOf(records: readonly EvaluatedRecord[], by: string | undefined): EvaluatedRecord | undefined {
  return records.reduce<EvaluatedRecord | undefined>(
    (last, record) => (last === undefined || isLater(record, last, by) ? record : last),
    undefined,
  )
}

function isLater(record: EvaluatedRecord, last: EvaluatedRecord, by: string | undefined): boolean {
  const [own, other] = [record, last].map(({ values }) => String((by === undefined ? null : values[by]) ?? ''))
  const order = compareEvaluated(own ?? '', other ?? '') ?? 0
  return order === 0 ? record.id > last.id : order > 0
}
