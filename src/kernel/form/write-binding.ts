import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { fieldColumns } from '../../definition/field/column-label.ts'
import { getPeriod } from '../../definition/period/parse-period.ts'
import { lastYearPeriod } from '../../definition/period/related-periods.ts'
import type { CellBinding, ColumnBinding, IndicatorBinding } from './types.ts'

/** A binding as a token of a report says it; a ledger's column with the number of its line. */
export function writeBinding(catalogue: CatalogueIndex, binding: CellBinding): string {
  if (binding.type === 'town') return '{{镇名}}'
  return binding.type === 'indicator' ? writeIndicator(catalogue, binding) : writeColumn(catalogue, binding)
}

function writeIndicator(catalogue: CatalogueIndex, { indicator, form, period, unit, slices }: IndicatorBinding): string {
  const { label, unit: own } = catalogue.getIndicator(indicator)
  const slice = slices.map(({ dimension, value }) => `[${dimension}=${value}]`).join('')
  const at = (key: string) => `${label}@${key}${slice}`
  const before = lastYearPeriod(getPeriod(period)).key
  if (form === 'growth') return `{{=(${at(period)}-${at(before)})/${at(before)}*100|%|2}}`
  if (form === 'change') return `{{=${at(period)}-${at(before)}|${unit}}}`
  return `{{${at(period)}${unit === own ? '' : `|${unit}`}}}`
}

function writeColumn(catalogue: CatalogueIndex, { ledger, field, part, line, period, filters }: ColumnBinding): string {
  const { label } = catalogue.getLedger(ledger)
  const conditions = filters.map(({ field: id, value }) => `[${catalogue.getField(ledger, id).field.label}=${value}]`).join('')
  return `{{${label}@${period}${conditions}.${field === undefined ? '序号' : columnName(catalogue, { ledger, field, part })}#${line}}}`
}

function columnName(
  catalogue: CatalogueIndex,
  { ledger, field, part }: { readonly ledger: string; readonly field: string; readonly part: string | undefined },
): string {
  const { field: own } = catalogue.getField(ledger, field)
  return fieldColumns(own).find((column) => column.part === part)?.label ?? own.label
}
