import { chipText, groupFilters } from '../ledger/filter/filter-chips.ts'
import type { FilterField } from '../ledger/filter/filter-fields.ts'
import { useRecordTitles } from '../ledger/filter/use-record-titles.ts'
import type { LedgerSearch } from '../ledger/ledger-search.ts'

/** What a list is restricted to, as one says it: 村 瓦窑山村；金额 不少于 100元；含“竹编”. Empty where it is all. */
export function useConditionWords(fields: readonly FilterField[], { where = [], q }: LedgerSearch): string {
  const titles = useRecordTitles(fields, where)
  const chips = groupFilters(where).flatMap((chip) => {
    const field = fields.find(({ path }) => path === chip.path)
    return field === undefined ? [] : [`${field.label} ${chipText(chip, field, titles)}`]
  })
  return [...chips, ...(q === undefined || q.trim() === '' ? [] : [`含“${q.trim()}”`])].join('；')
}
