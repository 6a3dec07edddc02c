import { resolveCatalogue } from '../catalogue/resolve-catalogue.ts'
import { field } from '../field/field.ts'
import { defineMeasure } from '../indicator/define-indicator.ts'
import type { IndicatorDefinition } from '../indicator/types.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import type { PackDefinition } from '../pack/types.ts'

/** A journal of months, amounts and choices: enough to go wrong in every way. */
export const output = defineLedger({
  id: 'output',
  label: '产值',
  kind: 'journal',
  fields: {
    firm: field.text({ label: '企业' }),
    month: field.month({ label: '月份' }),
    amount: field.money({ label: '金额' }),
    scale: field.choice({ label: '规模', options: { small: '小', large: '大' } }),
  },
  title: ['firm'],
  date: 'month',
  returns: false,
})

/** A pack over `output` with some parts replaced. */
export function pack(part: Partial<PackDefinition>): PackDefinition {
  return { id: 'test', label: '试验', office: '党政办', ledgers: [output], indicators: [], ...part }
}

/** `code source:column` of every diagnostic. */
export function problems(...packs: readonly PackDefinition[]): string[] {
  return resolveCatalogue(packs).diagnostics.map(({ code, at }) => `${code} ${at.source}:${at.column}`)
}

export const withIndicators = (...indicators: readonly IndicatorDefinition[]): PackDefinition => pack({ indicators })
export const common = { id: 'x', label: '某数', unit: '元', flow: 'flow', ledger: output } as const
export const sum = defineMeasure({ ...common, type: 'sum', of: 'amount' })
export const rate = { id: 'r', label: '某率', unit: '%', flow: 'flow' } as const

/** A definition that did not come through the compiler: made in a browser by an office, or read from a store. */
export function foreign<Definition>(definition: Definition): Definition {
  return JSON.parse(JSON.stringify(definition))
}
