import type { LedgerFilter } from '../../api/contract/ledger.ts'
import type { LedgerView } from '../http/queries.ts'

/** All of a ledger page's state that a link or the back button should bring back. */
export interface LedgerSearch {
  readonly q?: string
  readonly where?: readonly LedgerFilter[]
  /** A field id; with `-` before it, descending. */
  readonly sort?: string
  /** The field by which the list is shown in groups. */
  readonly group?: string
  /** The record that is open beside the table. */
  readonly record?: string
  /** Which of the record's tabs, where it is not its content. */
  readonly tab?: string
  /** A view that was given a name, own or the office's. */
  readonly view?: string
  readonly add?: boolean
}

const operators: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'contains', 'in', 'empty', 'notEmpty'])

export function readLedgerSearch(search: Readonly<Record<string, unknown>>): LedgerSearch {
  const where = Array.isArray(search.where) ? search.where.filter(isFilter) : []
  return {
    ...(isText(search.q) ? { q: String(search.q) } : {}),
    ...(where.length > 0 ? { where } : {}),
    ...(isText(search.sort) ? { sort: String(search.sort) } : {}),
    ...(isText(search.group) ? { group: String(search.group) } : {}),
    ...(isText(search.record) ? { record: String(search.record) } : {}),
    ...(isText(search.record) && isText(search.tab) ? { tab: String(search.tab) } : {}),
    ...(isText(search.view) ? { view: String(search.view) } : {}),
    ...(search.add === true ? { add: true } : {}),
  }
}

/** What the server is asked for. */
export function ledgerView(search: LedgerSearch): LedgerView {
  return {
    ...(search.where === undefined ? {} : { filters: search.where }),
    ...(search.q === undefined || search.q.trim() === '' ? {} : { search: search.q.trim() }),
    ...(search.sort === undefined ? {} : { sort: readSort(search.sort) }),
  }
}

export function readSort(sort: string): { readonly field: string; readonly direction: 'ascending' | 'descending' } {
  return sort.startsWith('-') ? { field: sort.slice(1), direction: 'descending' } : { field: sort, direction: 'ascending' }
}

/** First click ascending, second descending, third none. */
export function nextSort(current: string | undefined, field: string): string | undefined {
  if (current === field) return `-${field}`
  return current === `-${field}` ? undefined : field
}

function isText(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}

function isFilter(value: unknown): value is LedgerFilter {
  if (typeof value !== 'object' || value === null || !('field' in value) || !('operator' in value)) return false
  return typeof value.field === 'string' && typeof value.operator === 'string' && operators.has(value.operator)
}
