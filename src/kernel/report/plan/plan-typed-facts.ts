import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findQuantities } from '../../../definition/report/quantity.ts'
import type { Template, TemplateInline } from '../../../definition/report/types.ts'
import type { RequestList } from '../request-key.ts'
import { nameTableFact } from './name-table-fact.ts'
import { nameTypedFact } from './name-typed-fact.ts'

/** Asks for the indicators that typed numbers are named by, so that these are held against the ledger like any figure. */
export function planTypedFacts(
  template: Template,
  catalogue: CatalogueIndex,
  { period, requests }: { readonly period: Period; readonly requests: RequestList },
): void {
  for (const block of template.blocks) {
    if (block.type === 'table') {
      planTableFacts(block.rows, catalogue, { period, requests })
      continue
    }
    const text = block.inlines.map((inline) => outline(inline, period)).join('')
    for (const quantity of findQuantities(text)) {
      const fact = nameTypedFact(text, quantity, catalogue, period)
      for (const { key } of fact?.periods ?? []) if (fact !== undefined) requests.add({ indicator: fact.indicator.id, period: key })
    }
  }
}

function planTableFacts(
  rows: Extract<Template['blocks'][number], { type: 'table' }>['rows'],
  catalogue: CatalogueIndex,
  { period, requests }: { readonly period: Period; readonly requests: RequestList },
): void {
  const texts = rows.map((cells) => cells.map((cell) => cell.map((inline) => outline(inline, period)).join('')))
  const [heads = [], ...body] = texts
  for (const cells of body) {
    cells.forEach((text, column) => {
      const row = cells.slice(0, column).map((before, index) => ({ head: heads[index] ?? '', text: before }))
      const fact = nameTableFact({ text, head: heads[column] ?? '', row }, catalogue, period)
      if (fact !== undefined) requests.add({ indicator: fact.indicator.id, period: fact.period.key })
    })
  }
}

/** The text as far as it is known before anything is evaluated. */
function outline(inline: TemplateInline, period: Period): string {
  if (inline.type === 'text') return inline.text
  return inline.token.type === 'variable' && inline.token.name === '本年' ? period.lastMonth.slice(0, 4) : '\u25A1'
}
