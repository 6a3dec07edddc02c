import { fieldUnit, isNumeric } from '../../definition/field/field-type.ts'
import { matchHeader } from '../../definition/ledger/match-header.ts'
import type { ResolvedField, ResolvedLedger } from '../../definition/ledger/types.ts'
import { normaliseName } from '../../definition/name/normalise-name.ts'
import { plainName } from '../../definition/report/reading/name-indicators.ts'
import { type UnitId, unitsConvert } from '../../definition/unit/unit.ts'
import type { FormGrid } from './grid.ts'
import type { CellContext } from './propose-cell.ts'
import { isBanner, isNumeral, readUp } from './read-cells.ts'
import type { RecordsBinding } from './types.ts'
import { readWords } from './words.ts'

/** A column of a block of blank rows. */
export interface BlockColumn {
  readonly column: number
  readonly label: string
  /** Undefined: no field of the ledger, and not the number of the line either. */
  readonly field: { readonly id: string | undefined; readonly part: string | undefined; readonly unit: UnitId | undefined } | undefined
}

/** Blank rows under heads that name the fields of one ledger. */
export interface ProposedBlock {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly BlockColumn[]
  readonly records: RecordsBinding | undefined
  readonly confidence: number
  readonly candidates: readonly string[]
}

interface Heads {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly { readonly column: number; readonly labels: readonly string[] }[]
}

/** All blocks of a sheet whose rows are blank but for their numbers. */
export function proposeBlocks(grid: FormGrid, context: CellContext): readonly ProposedBlock[] {
  const found: ProposedBlock[] = []
  for (let row = 1; row <= grid.lastRow; row++) {
    const heads = headsAbove(grid, row)
    if (heads === undefined) continue
    found.push(proposeBlock(heads, titlesAbove(grid, row), context))
    row = heads.lastRow
  }
  return found
}

/** The row is the first blank one under heads of three columns at least. */
function headsAbove(grid: FormGrid, row: number): Heads | undefined {
  if (!isBlankRow(grid, row) || (row > 1 && isBlankRow(grid, row - 1))) return undefined
  const columns = Array.from({ length: grid.lastColumn + 1 }, (_, column) => column).flatMap((column) => {
    const cell = grid.at(row, column)
    if (cell.column !== column) return []
    const labels = headsOf(grid, row, column)
    return labels.length === 0 ? [] : [{ column, labels }]
  })
  if (columns.length < 3 || columns.some(({ column }) => grid.at(row, column).formula && column === 0)) return undefined
  let lastRow = row
  while (lastRow < grid.lastRow && isBlankRow(grid, lastRow + 1)) lastRow++
  return { firstRow: row, lastRow, columns }
}

function headsOf(grid: FormGrid, row: number, column: number): readonly string[] {
  return readUp(grid, { ...grid.at(row, column), row, column }).map(({ text }) => text)
}

/** Whether nothing but numbers of lines stands in a row. */
export function isBlankRow(grid: FormGrid, row: number): boolean {
  return grid.texts(row).every(({ text }) => isNumeral(text))
}

function titlesAbove(grid: FormGrid, row: number): readonly string[] {
  const found: string[] = []
  for (let at = 1; at < row; at++) if (isBanner(grid, at)) found.push(...grid.texts(at).map(({ text }) => text))
  return found
}

const ordinal = /^(?:序号|编号|顺序号|行号)$/
const unasked = /^(?:备注|签名|签字|签章|盖章|说明|领款人签名|户主签字)/

interface Fit {
  readonly ledger: ResolvedLedger
  readonly columns: readonly BlockColumn[]
  readonly matched: number
  readonly share: number
  /** How much of the titles is the ledger's own name. */
  readonly titled: number
}

function proposeBlock({ firstRow, lastRow, columns }: Heads, titles: readonly string[], context: CellContext): ProposedBlock {
  const fits = context.catalogue.catalogue.ledgers
    .map((ledger) => fitOf(ledger, columns, titles, context))
    .filter(({ matched, share, titled }) => matched >= 2 && (share >= 0.6 || (titled > 0 && share >= 0.4)))
    .sort((one, other) => other.titled - one.titled || other.matched - one.matched)
  const [best, second] = fits
  const open = columns.map(({ column, labels }) => ({ column, label: labels.join(' · '), field: undefined }))
  if (best === undefined) return { firstRow, lastRow, columns: open, records: undefined, confidence: 0, candidates: [] }
  const isAlone = second === undefined || second.titled < best.titled || second.matched < best.matched
  const isSure = best.titled > 0 ? isAlone : isAlone && best.matched >= 4 && best.share >= 0.8
  const candidates = fits.slice(0, 5).map(({ ledger }) => ledger.label)
  if (!isSure) return { firstRow, lastRow, columns: open, records: undefined, confidence: 0.5, candidates }
  const records = { ledger: best.ledger.id, period: context.form.key, filters: filtersOf(best.ledger, titles, context) }
  return { firstRow, lastRow, columns: best.columns, records, confidence: best.titled > 0 ? 0.93 : 0.8, candidates }
}

function fitOf(ledger: ResolvedLedger, heads: Heads['columns'], titles: readonly string[], { sheetUnits }: CellContext): Fit {
  const taken = new Set<string>()
  const columns = heads.map(({ column, labels }): BlockColumn => {
    const label = labels.join(' · ')
    const last = labels.at(-1) ?? ''
    if (ordinal.test(last) && ledger.fields.every(({ field }) => field.label !== last))
      return { column, label, field: { id: undefined, part: undefined, unit: undefined } }
    const match = [last, labels.slice(-2).join('')]
      .map((text) => matchHeader(ledger, text))
      .find((one) => one !== undefined && one.problem === undefined)
    if (match === undefined || taken.has(`${match.field.id}:${match.part ?? ''}`)) return { column, label, field: undefined }
    taken.add(`${match.field.id}:${match.part ?? ''}`)
    return { column, label, field: { id: match.field.id, part: match.part, unit: match.unit ?? unitAbove(match.field, last, sheetUnits) } }
  })
  const asked = columns.filter(({ label, field }) => field?.id !== undefined || (field === undefined && !unasked.test(label)))
  const matched = columns.filter(({ field }) => field?.id !== undefined).length
  const titled = Math.max(0, ...titles.map((title) => namedIn(ledger, title)))
  return { ledger, columns, matched, share: asked.length === 0 ? 0 : matched / asked.length, titled }
}

/** The unit that a column counts in where its own head says none. */
export function unitAbove({ field }: ResolvedField, label: string, units: readonly UnitId[]): UnitId | undefined {
  const own = fieldUnit(field)
  if (own === undefined || !isNumeric(field) || readWords(label).units.length > 0) return undefined
  return units.find((unit) => unit !== own && unitsConvert(unit, own))
}

function namedIn(ledger: ResolvedLedger, title: string): number {
  const plain = plainName(normaliseName(title))
  return Math.max(0, ...[ledger.label, ...ledger.aliases].map((name) => (plain.includes(plainName(name)) ? name.length : 0)))
}

/** What the titles say of the records: one of the villages, an option of a field. */
function filtersOf(ledger: ResolvedLedger, titles: readonly string[], { villages }: CellContext): RecordsBinding['filters'] {
  const text = titles.join(' ').replaceAll(ledger.label, ' ')
  return ledger.fields.flatMap(({ id, field }) => {
    if (field.kind === 'village') {
      const named = villages.filter((name) => titles.some((title) => title.includes(name)))
      return named.length === 1 ? [{ field: id, value: named[0] ?? '' }] : []
    }
    const options = 'options' in field ? Object.values(field.options) : []
    const named = options.filter(
      (option) => option.length >= 2 && titles.join(' ').includes(option) && (text.includes(option) || !ledger.label.includes(option)),
    )
    return named.length === 1 ? [{ field: id, value: named[0] ?? '' }] : []
  })
}
