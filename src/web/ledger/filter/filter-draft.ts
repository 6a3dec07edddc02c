import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { calendarGrain } from '../../../definition/field/field-type.ts'
import { isSealed } from '../../../definition/field/is-sealed.ts'
import { isDecimalText } from '../../parts/quantity.ts'
import { type FilterField, filterShape } from './filter-fields.ts'

/** A condition while it is being written. */
export interface FilterDraft {
  readonly condition: 'match' | 'exact' | 'empty' | 'notEmpty'
  readonly words: string
  readonly values: readonly string[]
  /** undefined: what was typed cannot be read. */
  readonly from: string | undefined
  readonly to: string | undefined
}

export function readDraft(filters: readonly LedgerFilter[]): FilterDraft {
  const textFor = (operator: LedgerFilter['operator']) => {
    const value = filters.find((filter) => filter.operator === operator)?.value
    return typeof value === 'string' ? value : ''
  }
  const bare = filters.find(({ operator }) => operator === 'empty' || operator === 'notEmpty')
  const list = filters.find(({ value }) => typeof value === 'object')?.value
  const exact = textFor('=')
  return {
    condition: bare?.operator === 'empty' || bare?.operator === 'notEmpty' ? bare.operator : exact === '' ? 'match' : 'exact',
    words: exact === '' ? textFor('contains') : exact,
    values: typeof list === 'object' ? list : exact === '' ? [] : [exact],
    from: textFor('>=').replace(/T00:00$/, ''),
    to: textFor('<=').replace(/T23:59(?::59)?$/, ''),
  }
}

/** The draft as conditions; none while something is missing. */
export function draftFilters({ path, field }: FilterField, draft: FilterDraft): readonly LedgerFilter[] {
  if (draft.condition === 'empty' || draft.condition === 'notEmpty') return [{ field: path, operator: draft.condition }]
  switch (filterShape(field)) {
    case 'options':
    case 'records':
      return draft.values.length === 0 ? [] : [{ field: path, operator: 'in', value: draft.values }]
    case 'span': {
      if (draft.from === undefined || draft.to === undefined) return []
      const grain = calendarGrain(field)
      if (grain === undefined && !(isBound(draft.from) && isBound(draft.to))) return []
      const timed = grain === 'minute'
      return [
        ...(draft.from === '' ? [] : [{ field: path, operator: '>=', value: timed ? `${draft.from}T00:00` : draft.from } as const]),
        ...(draft.to === '' ? [] : [{ field: path, operator: '<=', value: timed ? `${draft.to}T23:59` : draft.to } as const]),
      ]
    }
    case 'words': {
      const words = draft.words.trim()
      return words === ''
        ? []
        : [{ field: path, operator: draft.condition === 'exact' || isSealed(field) ? '=' : 'contains', value: words }]
    }
  }
}

/** Whether a bound of a span of numbers can be asked for: none, or a number. */
export function isBound(text: string): boolean {
  return text === '' || isDecimalText(text)
}
