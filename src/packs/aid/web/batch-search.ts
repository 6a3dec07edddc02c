export type BatchLook = 'lines' | 'returns' | 'objections' | 'log'

export const batchLooks: readonly { readonly value: BatchLook; readonly label: string }[] = [
  { value: 'lines', label: '明细' },
  { value: 'returns', label: '对账' },
  { value: 'objections', label: '异议' },
  { value: 'log', label: '经过' },
]

export interface BatchSearch {
  readonly tab?: BatchLook
}

export function readBatchSearch(search: Readonly<Record<string, unknown>>): BatchSearch {
  const tab = batchLooks.find(({ value }) => value === search.tab)?.value
  return tab === undefined ? {} : { tab }
}
