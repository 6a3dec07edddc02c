import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { type UnitId, unitsConvert } from '../../definition/unit/unit.ts'
import type { KeptBinding, KeptCell } from './keep-binding.ts'
import { unitFits } from './name-figure.ts'
import type { FormReading } from './propose-form.ts'
import type { IndicatorBinding, SaidOfCell } from './types.ts'

/** Binds the cells of a form by what was kept of it under the same labels; time and unit are those that this edition says. What was kept goes before any proposal. */
export function applyKept(catalogue: CatalogueIndex, reading: FormReading, kept: KeptBinding | undefined): FormReading {
  if (kept === undefined) return reading
  const byKey = new Map(kept.cells.map((cell) => [cell.key, cell]))
  const rebind = (key: string, said: SaidOfCell | undefined) => {
    const cell = byKey.get(key)
    return cell === undefined || said === undefined ? undefined : bindingOf(catalogue, cell, said)
  }
  const cells = reading.cells.map((cell) => {
    const binding = rebind(cell.key, cell.said)
    return binding === undefined ? cell : { ...cell, binding, confidence: 1 }
  })
  const found = reading.open.flatMap(({ key, said, ...place }) => {
    const binding = rebind(key, said)
    return binding === undefined ? [] : [{ ...place, key, said, binding, confidence: 1 }]
  })
  const names = new Set(found.map(({ sheet, cell }) => `${sheet}!${cell}`))
  return { ...reading, cells: [...cells, ...found], open: reading.open.filter(({ sheet, cell }) => !names.has(`${sheet}!${cell}`)) }
}

/** Undefined when the indicator is gone, or counts in none of the units that the cell says. */
function bindingOf(
  catalogue: CatalogueIndex,
  { indicator: id, form, slices }: KeptCell,
  { period, units }: SaidOfCell,
): IndicatorBinding | undefined {
  const [indicator] = catalogue.findIndicators(id)
  if (indicator === undefined) return undefined
  const rate = form === 'growth' || indicator.unit === '%'
  const named = units.find((unit) => unitFits(indicator, unit))
  const unit: UnitId = rate ? '%' : (units.find((one) => unitsConvert(indicator.unit, one)) ?? named ?? indicator.unit)
  return { type: 'indicator', indicator: indicator.id, form, period, unit, slices }
}
