/** What stands in the address of a form's page. */
export interface FormSearch {
  readonly period?: string
  readonly show?: 'filled'
  readonly sheet?: string
  readonly cell?: string
}

/** Reads what somebody may have written into an address. */
export function readFormSearch(search: Record<string, unknown>): FormSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? { [name]: search[name] } : {})
  // A year in an address is read as a number.
  const period = typeof search.period === 'number' ? { period: String(search.period) } : text('period')
  return { ...period, ...(search.show === 'filled' ? { show: 'filled' as const } : {}), ...text('sheet'), ...text('cell') }
}
