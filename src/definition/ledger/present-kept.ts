import type { KeptFor, ResolvedLedger } from './types.ts'

/** How long a ledger keeps its records, as the record of processing says it: `认定日期以后 10 年`, `最后一次登记以后 6 个月，移交档案馆`. */
export function presentKept({ years, months, after, handedTo }: KeptFor, { fields }: Pick<ResolvedLedger, 'fields'>): string {
  const since = after === undefined ? '最后一次登记' : (fields.find(({ id }) => id === after)?.field.label ?? after)
  const term = [...(years === 0 ? [] : [`${years} 年`]), ...(months === undefined ? [] : [`${months} 个月`])].join('')
  return `${since}以后 ${term}${handedTo === 'archive' ? '，移交档案馆' : ''}`
}
