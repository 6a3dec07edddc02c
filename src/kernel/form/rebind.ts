import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { getPeriod } from '../../definition/period/parse-period.ts'
import { lastYearPeriod, yearToDate } from '../../definition/period/related-periods.ts'
import type { Period, PeriodKey } from '../../definition/period/types.ts'
import { isUnit, type UnitId, unitsConvert } from '../../definition/unit/unit.ts'
import type { FormReading, ReadCell } from './form-reading.ts'
import type { CellTime, KeptCell, KeptSource } from './kept-source.ts'
import { unitFits } from './name-figure.ts'
import { findPlace, isPlaceKey } from './place-key.ts'
import { applyKeptBlocks } from './rebind-rows.ts'
import type { IndicatorBinding, SaidOfCell } from './types.ts'

/** Binds the cells of a form by what was kept of it under the same labels; time and unit are those that this edition says. What was kept goes before any proposal. */
export function applyKept(catalogue: CatalogueIndex, reading: FormReading, kept: KeptSource | undefined): FormReading {
  if (kept === undefined) return reading
  return applyKeptBlocks(catalogue, applyKeptCells(catalogue, withPlaces(reading, kept), kept), kept)
}

/** Blank cells without words around, which a person bound all the same. */
function withPlaces(reading: FormReading, { cells, left = [] }: KeptSource): FormReading {
  const keys = [...new Set([...cells, ...left].map(({ key }) => key))].filter(isPlaceKey)
  const known = new Set([...reading.cells, ...reading.open].map(({ sheet, cell }) => `${sheet}!${cell}`))
  const open = keys.flatMap((key) => {
    const place = findPlace(reading, key)
    return place === undefined || known.has(`${place.sheet}!${place.cell}`) ? [] : [place]
  })
  return open.length === 0 ? reading : { ...reading, open: [...reading.open, ...open] }
}

function applyKeptCells(catalogue: CatalogueIndex, reading: FormReading, kept: KeptSource): FormReading {
  const byKey = new Map(kept.cells.map((cell) => [cell.key, cell]))
  const leftBy = new Map((kept.left ?? []).map((cell) => [cell.key, cell]))
  const refused = new Set(kept.refused)
  const cells: ReadCell[] = []
  const open: FormReading['open'][number][] = []
  const left = [...reading.left]
  /** Whether something was said of the cell; then it has its place. */
  const settle = (cell: FormReading['open'][number]): boolean => {
    const { sheet, cell: name, label, key, said } = cell
    const own = byKey.get(key)
    const binding = own === undefined || said === undefined ? undefined : bindingOf(catalogue, own, said, reading.period)
    const empty = leftBy.get(key)
    if (empty !== undefined) left.push({ sheet, cell: name, label, key, why: empty.why, byHand: empty.byHand })
    else if (binding !== undefined) cells.push({ ...cell, binding, confidence: 1, kept: true })
    else if (refused.has(key)) open.push({ ...cell, why: '有人取消了绑定' })
    else if (own !== undefined && catalogue.findIndicators(own.indicator).length === 0)
      open.push({ ...cell, why: '原来绑定的指标现在没有，所在的领域可能停用了' })
    else return false
    return true
  }
  for (const cell of reading.cells) {
    const { binding: _binding, confidence: _confidence, kept: _kept, ...plain } = cell
    if (!settle(plain)) cells.push(cell)
  }
  for (const cell of reading.open) if (!settle(cell)) open.push(cell)
  return { ...reading, cells, open, left }
}
/** Undefined when the indicator is gone, or counts in none of the units that the cell says. */
function bindingOf(
  catalogue: CatalogueIndex,
  { indicator: id, form, slices, at = 'said', unit: chosen }: KeptCell,
  said: SaidOfCell,
  own: Period,
): IndicatorBinding | undefined {
  const [indicator] = catalogue.findIndicators(id)
  if (indicator === undefined) return undefined
  const { units } = said
  const rate = form === 'growth' || indicator.unit === '%'
  const named = units.find((unit) => unitFits(indicator, unit))
  const read: UnitId = rate ? '%' : (units.find((one) => unitsConvert(indicator.unit, one)) ?? named ?? indicator.unit)
  const unit = !rate && chosen !== undefined && isUnit(chosen) && unitsConvert(indicator.unit, chosen) ? chosen : read
  return { type: 'indicator', indicator: indicator.id, form, period: periodAt(at, said, own), unit, slices }
}

/** The period that a cell is of, by what was said of its time. */
export function periodAt(at: CellTime, said: SaidOfCell, form: Period): PeriodKey {
  if (at === 'said') return said.period
  if (at === 'period') return form.key
  if (at === 'lastYear') return lastYearPeriod(form).key
  const whole = form.grain === 'day' ? getPeriod(form.lastMonth) : form
  return at === 'toDate' ? yearToDate(whole).key : lastYearPeriod(yearToDate(whole)).key
}
