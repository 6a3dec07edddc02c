import type { RecordUses } from '../../../api/contract/record.ts'

export interface MovedUses {
  readonly indicators: number
  readonly figures: number
}

/** What a correction moved: indicators and places of reports that say another thing now, or no longer or newly stand on the record. */
export function movedUses(before: RecordUses, after: RecordUses): MovedUses {
  return {
    indicators: differing(
      before.indicators,
      after.indicators,
      ({ id, period }) => `${id} ${period}`,
      ({ value }) => value,
    ),
    figures: differing(
      before.figures,
      after.figures,
      ({ report, n }) => `${report} ${n}`,
      ({ printed }) => printed,
    ),
  }
}

function differing<One>(
  before: readonly One[],
  after: readonly One[],
  key: (one: One) => string,
  says: (one: One) => string | null,
): number {
  const was = new Map(before.map((one) => [key(one), says(one)]))
  const is = new Map(after.map((one) => [key(one), says(one)]))
  return [...new Set([...was.keys(), ...is.keys()])].filter((one) => was.has(one) !== is.has(one) || was.get(one) !== is.get(one)).length
}

/** 动了 4 个指标、报告 5 处; nothing where nothing moved. */
export function movedWords({ indicators, figures }: MovedUses): string {
  const parts = [indicators === 0 ? '' : `${indicators} 个指标`, figures === 0 ? '' : `报告 ${figures} 处`].filter((part) => part !== '')
  return parts.length === 0 ? '' : `动了 ${parts.join('、')}`
}
