import { loadCatalogue } from '../../src/app/store/catalogue.ts'
import { indexCatalogue } from '../../src/definition/catalogue/index-catalogue.ts'
import type { KeptBinding } from '../../src/kernel/form/keep-binding.ts'
import { proposeForm, readFormLabels } from '../../src/kernel/form/propose-form.ts'
import { applyKept } from '../../src/kernel/form/rebind.ts'
import type { BlankForm, FormContext, FormProposal } from '../../src/kernel/form/types.ts'
import { writeBinding } from '../../src/kernel/form/write-binding.ts'
import type { DepartmentForm } from './form-maker.ts'

export const catalogue = indexCatalogue(loadCatalogue())
export const context: FormContext = {
  town: '青竹镇',
  villages: ['青竹村', '瓦窑山村', '下坪村', '桥头村', '大岙村', '白水村'],
  period: undefined,
  year: 2020,
}

export interface Measured {
  readonly wanted: number
  readonly bound: number
  /** Bound to something else than is wanted, or bound where nothing is. */
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

/** How many of the forms' cells that the ledgers know are bound as they should be. */
export function measureForms(forms: readonly DepartmentForm[]): Measured {
  let wanted = 0
  let bound = 0
  const wrong: string[] = []
  const missed: string[] = []
  for (const { form, wanted: cells } of forms) {
    const proposal = proposeForm(catalogue, form, context)
    const proposed = new Map(proposal.cells.map((cell) => [cell.cell, cell]))
    for (const [place, token] of cells) {
      if (token !== undefined) wanted += 1
      const found = proposed.get(place)
      const written = found === undefined ? undefined : writeBinding(catalogue, found.binding).slice(2, -2)
      if (written === undefined) {
        if (token !== undefined)
          missed.push(
            `${form.name} ${place} ${token} ← ${proposal.unbound.find((one) => one.cell === place)?.label ?? '?'}：${proposal.unbound.find((one) => one.cell === place)?.why ?? ''}`,
          )
      } else if (token !== undefined && same(token, written)) bound += 1
      else wrong.push(`${form.name} ${place} ${token ?? '无'} ≠ ${written} ← ${found?.label}`)
    }
    for (const { cell, label } of proposal.cells) if (!cells.has(cell)) wrong.push(`${form.name} ${cell} 不问 ← ${label}`)
  }
  return { wanted, bound, wrong, missed }
}

/** The slice may stand before the period or behind it. */
function same(token: string, written: string): boolean {
  const order = (text: string) => [...text].sort().join('')
  return token === written || (/\[/.test(token) && order(token) === order(written))
}

export interface NextYear {
  readonly kept: number
  readonly rebound: number
  readonly wrong: readonly string[]
}

/**
 * How many of the cells that were bound this year are bound to the same in next year's edition: years one later, a line put in above the table, and the
 * labels, not the proposals, deciding (what was kept is all that is looked at).
 */
export function measureNextYear(forms: readonly DepartmentForm[]): NextYear {
  let count = 0
  let rebound = 0
  const wrong: string[] = []
  for (const { form } of forms) {
    const proposal = proposeForm(catalogue, form, context)
    const kept = keptOf(proposal)
    const reading = readFormLabels(catalogue, nextEdition(form), { ...context, year: context.year + 1 })
    const again = applyKept(catalogue, { ...reading, cells: [], open: [...reading.cells, ...reading.open] }, kept)
    const found = new Map(again.cells.map((cell) => [cell.key, writeBinding(catalogue, cell.binding)]))
    for (const { key, binding } of proposal.cells) {
      if (binding.type !== 'indicator') continue
      count += 1
      const now = found.get(key)
      const expected = writeBinding(catalogue, binding).replace(/20\d\d/g, later)
      if (now === expected) rebound += 1
      else if (now !== undefined) wrong.push(`${form.name} ${key} ${expected} ≠ ${now}`)
    }
  }
  return { kept: count, rebound, wrong }
}

function keptOf(proposal: FormProposal): KeptBinding {
  const cells = proposal.cells.flatMap(({ key, binding }) =>
    binding.type === 'indicator' ? [{ key, indicator: binding.indicator, form: binding.form, slices: binding.slices }] : [],
  )
  return { id: 'kept', version: 1, form: proposal.form, cells }
}

function later(year: string): string {
  return String(Number.parseInt(year, 10) + 1)
}

function nextEdition({ name, sheets }: BlankForm): BlankForm {
  const move = <At extends { readonly row: number }>(cell: At): At => ({ ...cell, row: cell.row + 1 })
  return {
    name: name.replace('.xlsx', '（新）.xlsx'),
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      cells: [
        { row: 1, column: 0, text: '附件3', formula: false },
        ...sheet.cells.map((cell) => ({ ...move(cell), text: cell.text.replace(/20\d\d/g, later) })),
      ],
      merges: sheet.merges.map((area) => ({ ...area, firstRow: area.firstRow + 1, lastRow: area.lastRow + 1 })),
    })),
  }
}
