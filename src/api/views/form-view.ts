import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { CellBinding, FormFilling, FormProposal, KeptForm } from '../../kernel/index.ts'
import { type FormSheet, readForm } from '../../office/index.ts'
import type { FilledFormView, FormView, SheetView } from '../contract/form.ts'
import { definedOf } from './defined-of.ts'

/** A sheet larger than anybody looks at is shown from its beginning. */
const mostRows = 400
const mostColumns = 60

interface OpenedForm {
  readonly kept: KeptForm
  readonly sheets: readonly FormSheet[]
  readonly proposal: FormProposal
}

/** A form as it looks, with what each of its cells is bound to. */
export function presentForm(catalogue: CatalogueIndex, { kept, sheets, proposal }: OpenedForm): FormView {
  return {
    id: kept.id,
    version: kept.version,
    name: kept.form,
    period: proposal.period,
    ...definedOf({ listed: kept.listed }),
    sheets: sheets.map(presentSheet),
    cells: proposal.cells.map(({ sheet, cell, label, binding, confidence, kept: isKept }) => ({
      sheet,
      cell,
      label,
      binding: presentBinding(catalogue, binding),
      confidence,
      ...definedOf({ kept: isKept }),
    })),
    open: proposal.unbound.map(({ candidates, ...cell }) => ({ ...cell, candidates: [...candidates] })),
    left: proposal.left.map(({ sheet, cell, label, why, byHand }) => ({ sheet, cell, label, why, byHand })),
    blocks: proposal.blocks.map(({ sheet, firstRow, lastRow, ledger, filters, order, kept: isKept }) => ({
      sheet,
      firstRow,
      lastRow,
      ledger,
      label: catalogue.getLedger(ledger).label,
      filters: filters.map(({ field, value }) => ({ field, value })),
      ...definedOf({ order, kept: isKept }),
    })),
    areas: proposal.areas.map(({ heads, ...area }) => ({ ...area, heads: [...heads] })),
  }
}

interface FilledForm extends Pick<FormFilling, 'filled' | 'empty'> {
  readonly bytes: Uint8Array
  readonly proposal: FormProposal
}

/** A form as it looks when it is filled. */
export function presentFilled(catalogue: CatalogueIndex, { bytes, proposal, filled, empty }: FilledForm): FilledFormView {
  return {
    period: proposal.period,
    sheets: readForm(bytes).map(presentSheet),
    filled: filled.map(({ sheet, cell, value, records, binding, record }) => ({
      sheet,
      cell,
      value: value.value,
      records,
      binding: presentBinding(catalogue, binding),
      ...definedOf({ record }),
    })),
    empty: empty.map(({ sheet, cell, why, left }) => ({ sheet, cell, why, ...definedOf({ left }) })),
  }
}

function presentBinding(catalogue: CatalogueIndex, binding: CellBinding): FormView['cells'][number]['binding'] {
  if (binding.type === 'town') return { type: 'town' }
  if (binding.type === 'column') {
    const { ledger, field, part, line } = binding
    const name = field === undefined ? '序号' : catalogue.getField(ledger, field).field.label
    return { type: 'column', ledger, label: catalogue.getLedger(ledger).label, name, line, ...definedOf({ field, part }) }
  }
  const { indicator, form, period, unit, slices } = binding
  return { type: 'indicator', indicator, label: catalogue.getIndicator(indicator).label, form, period, unit, slices: [...slices] }
}

function presentSheet({ name, cells, merges }: FormSheet): SheetView {
  const said = cells.filter(({ text, formula }) => text !== '' || formula)
  const last = Math.max(0, ...said.map(({ row }) => row), ...merges.map(({ lastRow }) => Math.min(lastRow, mostRows)))
  const blank = Math.max(0, ...cells.map(({ row }) => Math.min(row, last + 20)))
  const rows = Math.min(Math.max(last, blank), mostRows)
  const width = Math.max(0, ...said.map(({ column }) => column), ...merges.map(({ lastColumn }) => Math.min(lastColumn, mostColumns - 1)))
  const columns = Math.min(width + 1, mostColumns)
  const isCut = Math.max(last, blank) > mostRows || width + 1 > mostColumns
  return {
    name,
    rows,
    columns,
    cells: said
      .filter(({ row, column }) => row <= rows && column < columns)
      .map(({ row, column, text, formula }) => ({ row, column, text, ...(formula ? { formula } : {}) })),
    merges: merges.filter(({ firstRow, firstColumn }) => firstRow <= rows && firstColumn < columns).map((area) => ({ ...area })),
    ...(isCut ? { cut: true as const } : {}),
  }
}
