import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DepartmentForm } from '../conformance/forms/form-maker.ts'
import { heldOutForms } from '../conformance/forms/held-out-forms.ts'
import { catalogue, context } from '../conformance/forms/measure-forms.ts'
import { moreTunedForms } from '../conformance/forms/more-tuned-forms.ts'
import { tunedForms } from '../conformance/forms/tuned-forms.ts'
import { decimal } from '../src/definition/decimal/decimal.ts'
import type { FormSheet } from '../src/kernel/form/types.ts'
import { proposeForm } from '../src/kernel/index.ts'
import { fillWorkbook, readWorkbook } from '../src/office/index.ts'
import { rawWorkbook } from '../src/office/xlsx/testing.ts'
import { escapeXml } from '../src/office/xml/escape-xml.ts'
import { openZip } from '../src/office/zip/read-zip.ts'
import { createZip } from '../src/office/zip/write-zip.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * The forms of our own making with sums beside and below what is filled, opened by another program: LibreOffice opens each, every filled cell says what was
 * filled in, and every sum comes to what the filled cells add up to. Without it nothing is measured. `npm run bench recalculate`.
 */
const copies = 3

interface Prepared {
  readonly file: string
  readonly filled: ReadonlyMap<string, string>
  /** Formula's place → the cells that it adds up. */
  readonly sums: ReadonlyMap<string, readonly string[]>
  readonly bytes: Uint8Array
}

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
const rowOf = (cell: string) => Number.parseInt(cell.replace(/\D/g, ''), 10)
const lettersOf = (cell: string) => cell.replace(/\d/g, '')

/** The form with a sum at the end of each row that is filled and one below all of a column; then filled, its lists grown. */
function prepare({ form }: DepartmentForm, index: number): Prepared | undefined {
  const proposal = proposeForm(catalogue, form, context)
  const [sheet] = form.sheets
  if (sheet === undefined) return undefined
  const own = proposal.cells.map(({ cell }) => cell)
  const [block] = proposal.blocks
  const beside = letters(Math.max(...sheet.cells.map(({ column }) => column)) + 1)
  const below = Math.max(...sheet.cells.map(({ row }) => row)) + 1
  const formulas = new Map<string, string>()
  const rows = [...new Set(own.map(rowOf))]
  for (const row of rows) formulas.set(`${beside}${row}`, own.filter((cell) => rowOf(cell) === row).join('+'))
  const columns = [...new Set(own.map(lettersOf))]
  for (const column of columns) {
    const inside = own.filter((cell) => lettersOf(cell) === column).map(rowOf)
    formulas.set(`${column}${below}`, `SUM(${column}${Math.min(...inside)}:${column}${Math.max(...inside)})`)
  }
  const part = partOf(sheet, formulas)
  const blank = withTypes(rawWorkbook({ sheets: [{ name: sheet.name, xml: part }] }))
  const grow = block === undefined ? [] : [{ row: block.lastRow, copies }]
  const moved = (cell: string) => (block !== undefined && rowOf(cell) > block.lastRow ? `${lettersOf(cell)}${rowOf(cell) + copies}` : cell)
  const lines = block === undefined ? [] : own.filter((cell) => rowOf(cell) === block.lastRow)
  const grown = lines.flatMap((cell) => Array.from({ length: copies }, (_, line) => `${lettersOf(cell)}${rowOf(cell) + line + 1}`))
  const filled = new Map([...own.map(moved), ...grown].map((cell, at): [string, string] => [cell, `${at + 1}.25`]))
  const sums = new Map<string, readonly string[]>()
  for (const row of new Set([...filled.keys()].map(rowOf)))
    sums.set(
      `${beside}${row}`,
      [...filled.keys()].filter((cell) => rowOf(cell) === row),
    )
  for (const column of columns)
    sums.set(
      moved(`${column}${below}`),
      [...filled.keys()].filter((cell) => lettersOf(cell) === column),
    )
  const values = [...filled].map(([cell, value]) => ({ cell, value: { type: 'number' as const, value } }))
  return { file: `form-${index}`, filled, sums, bytes: fillWorkbook(blank, [{ sheet: sheet.name, grow, cells: values }]) }
}

/** The sheet's part with formulas beside its own cells; what they last came to is wrong on purpose. */
function partOf(sheet: FormSheet, formulas: ReadonlyMap<string, string>): string {
  const cells = new Map<string, string>(
    sheet.cells.map(({ row, column, text }) => [`${letters(column)}${row}`, text === '' ? '' : `<is><t>${escapeXml(text)}</t></is>`]),
  )
  const all = [...new Set([...cells.keys(), ...formulas.keys()])]
  const order = (cell: string) => [...lettersOf(cell)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const xml = [...new Set(all.map(rowOf))]
    .sort((one, other) => one - other)
    .map((row) => {
      const inRow = all.filter((cell) => rowOf(cell) === row).sort((one, other) => order(one) - order(other))
      const written = inRow.map((cell) => {
        const formula = formulas.get(cell)
        if (formula !== undefined) return `<c r="${cell}"><f>${formula}</f><v>-1</v></c>`
        const text = cells.get(cell) ?? ''
        return text === '' ? `<c r="${cell}"/>` : `<c r="${cell}" t="inlineStr">${text}</c>`
      })
      return `<row r="${row}">${written.join('')}</row>`
    })
    .join('')
  const merged = sheet.merges.map(
    (area) => `<mergeCell ref="${letters(area.firstColumn)}${area.firstRow}:${letters(area.lastColumn)}${area.lastRow}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${xml}</sheetData>${merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`}</worksheet>`
}

/** What every office program writes beside: which part is what. */
function withTypes(bytes: Uint8Array): Uint8Array {
  const zip = openZip(bytes)
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/></Types>`
  const written = createZip()
  written.add('[Content_Types].xml', Buffer.from(types))
  for (const name of zip.names) {
    if (!name.endsWith('.rels')) written.copy(name, zip.readPacked(name))
    else
      written.add(
        name,
        Buffer.from(
          Buffer.from(zip.readAll(name))
            .toString('utf8')
            .replace('<Relationships>', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'),
        ),
      )
  }
  return written.finish()
}

function textsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const rows = readWorkbook(bytes)[0]?.rows ?? []
  return new Map(rows.flatMap(({ row, cells }) => cells.map((text, column): [string, string] => [`${letters(column)}${row}`, text])))
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && /^-?\d+(?:\.\d+)?$/.test(one) && decimal(one).eq(decimal(other))
}

function measure(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-recalculate-'))
  try {
    mkdirSync(join(folder, 'out'))
    const forms = [...tunedForms, ...moreTunedForms, ...heldOutForms].flatMap((form, index) => prepare(form, index) ?? [])
    for (const { file, bytes } of forms) writeFileSync(join(folder, `${file}.xlsx`), bytes)
    const files = forms.map(({ file }) => join(folder, `${file}.xlsx`))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const { error } = spawnSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), ...files])
    return error === undefined ? compare(forms, join(folder, 'out')) : 'soffice is not installed: nothing was measured.'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function compare(forms: readonly Prepared[], folder: string): string {
  const tally = { opened: 0, cells: 0, same: 0, sums: 0, right: 0 }
  const faults: string[] = []
  for (const { file, filled, sums } of forms) {
    const path = join(folder, `${file}.xlsx`)
    if (!existsSync(path)) {
      faults.push(`${file} did not open`)
      continue
    }
    tally.opened += 1
    const texts = textsOf(readFileSync(path))
    for (const [cell, value] of filled) {
      tally.cells += 1
      if (isSame(texts.get(cell), value)) tally.same += 1
      else faults.push(`${file} ${cell}: ${texts.get(cell) ?? 'nothing'}, not ${value}`)
    }
    for (const [cell, parts] of sums) {
      const expected = parts.reduce((sum, one) => sum.plus(decimal(filled.get(one) ?? '0')), decimal('0')).toFixed()
      tally.sums += 1
      if (isSame(texts.get(cell), expected)) tally.right += 1
      else faults.push(`${file} ${cell}: ${texts.get(cell) ?? 'nothing'}, not ${expected}`)
    }
  }
  const row = [`${tally.opened} / ${forms.length}`, `${tally.same} / ${tally.cells}`, `${tally.right} / ${tally.sums}`]
  const table = markdownTable(['forms opened by LibreOffice', 'filled cells the same', 'sums come to the same'], [row])
  return [table, ...faults.slice(0, 20)].join('\n')
}

process.stdout.write(`${measure()}\n`)
