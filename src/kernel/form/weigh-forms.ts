import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { operandsOf } from '../../definition/indicator/operands.ts'
import { getPeriod } from '../../definition/period/parse-period.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'
import type { CellBinding, FormProposal } from './types.ts'

export interface BoundForm {
  readonly id: string
  readonly name: string
  readonly proposal: FormProposal
}

/** A fact that more than one form asks for: the same indicator of the same period, unit and slice. */
export interface FormOverlap {
  readonly fact: string
  readonly label: string
  readonly cells: readonly { readonly form: string; readonly name: string; readonly sheet: string; readonly cell: string }[]
}

/** The facts that cells of several forms ask for, those that most forms ask for first. */
export function findOverlaps(catalogue: CatalogueIndex, forms: readonly BoundForm[]): readonly FormOverlap[] {
  const found = new Map<string, { readonly label: string; readonly cells: FormOverlap['cells'][number][] }>()
  for (const { id, name, proposal } of forms)
    for (const { sheet, cell, binding } of proposal.cells) {
      const fact = factOf(binding)
      if (fact === undefined) continue
      const entry = found.get(fact) ?? { label: nameFact(catalogue, binding), cells: [] }
      entry.cells.push({ form: id, name, sheet, cell })
      found.set(fact, entry)
    }
  const formsOf = ({ cells }: Pick<FormOverlap, 'cells'>) => new Set(cells.map(({ form }) => form)).size
  return [...found]
    .map(([fact, entry]) => ({ fact, ...entry }))
    .filter((entry) => formsOf(entry) > 1)
    .sort((one, other) => formsOf(other) - formsOf(one) || one.label.localeCompare(other.label, 'zh'))
}

const figureWords = { value: '', growth: '同比', change: '比上年增减' } as const

function nameFact(catalogue: CatalogueIndex, binding: CellBinding): string {
  if (binding.type !== 'indicator') return ''
  const { indicator, form, period, unit, slices } = binding
  const name = catalogue.getIndicator(indicator).label + figureWords[form]
  return [name, ...slices.map(({ value }) => value), presentPeriod(getPeriod(period)), unit].join(' · ')
}

function factOf(binding: CellBinding): string | undefined {
  if (binding.type !== 'indicator') return undefined
  const { indicator, form, period, unit, slices } = binding
  const parts = slices.map(({ dimension, value }) => `${dimension}=${value}`).sort()
  return [indicator, form, period, unit, ...parts].join('|')
}

/** What a form costs: cells that the ledgers fill, and facts that somebody enters for it alone. */
export interface FormWeight {
  readonly form: string
  readonly bound: number
  /** Cells that are typed each time: those left to a hand, and those that nothing fills. */
  readonly typed: number
  /** Ledgers that no other form and no report reads. */
  readonly own: readonly string[]
}

/** Of each form how many cells its bindings fill, how many are typed, and which ledgers are kept for it alone. `reported`: indicators that reports name. */
export function weighForms(catalogue: CatalogueIndex, forms: readonly BoundForm[], reported: ReadonlySet<string>): readonly FormWeight[] {
  const ofReports = new Set([...reported].flatMap((id) => ledgersOf(catalogue, id)))
  const read = forms.map(({ id, proposal }) => ({ form: id, proposal, ledgers: ledgersRead(catalogue, proposal) }))
  return read.map(({ form, proposal, ledgers }) => {
    const others = new Set(read.filter((one) => one.form !== form).flatMap((one) => [...one.ledgers]))
    return {
      form,
      bound: proposal.cells.length,
      typed: proposal.unbound.length + proposal.left.filter(({ byHand }) => byHand).length,
      own: [...ledgers].filter((ledger) => !others.has(ledger) && !ofReports.has(ledger)),
    }
  })
}

function ledgersRead(catalogue: CatalogueIndex, { cells }: FormProposal): ReadonlySet<string> {
  return new Set(
    cells.flatMap(({ binding }) => {
      if (binding.type === 'town') return []
      return binding.type === 'column' ? [binding.ledger] : ledgersOf(catalogue, binding.indicator)
    }),
  )
}

/** The ledgers that an indicator counts in, directly or through those it is computed from. */
function ledgersOf(catalogue: CatalogueIndex, id: string): readonly string[] {
  const [indicator] = catalogue.findIndicators(id)
  if (indicator === undefined) return []
  if ('ledger' in indicator) return [indicator.ledger]
  return operandsOf(indicator).flatMap((part) => ledgersOf(catalogue, part))
}
