import type { BlankForm, FormArea, FormCell } from '../../src/kernel/form/types.ts'

/** A department's form of the tests' own making: how it looks, and what each of its blank cells means. */
export interface DepartmentForm {
  readonly form: BlankForm
  /** Place of a blank cell → the token that it wants; undefined: nothing in the ledgers, it must be left open. */
  readonly wanted: ReadonlyMap<string, string | undefined>
}

/**
 * A sheet by its lines; in a line: words, `>` for the rest of a cell merged to the left, `^` for the rest of one merged from above, `?token` for a blank cell
 * and what it wants, `_` for one that no ledger knows, nothing for a cell that nobody asks about.
 */
export function drawForm(name: string, lines: readonly (readonly string[])[]): DepartmentForm {
  const cells: FormCell[] = []
  const wanted = new Map<string, string | undefined>()
  const areas = new Map<string, { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }>()
  lines.forEach((line, index) => {
    line.forEach((text, column) => {
      const row = index + 1
      if (text === '>' || text === '^') {
        const from = text === '>' ? areas.get(`${row}:${column - 1}`) : areas.get(`${row - 1}:${column}`)
        if (from === undefined) throw new Error(`${name}: nothing to merge with at ${row}:${column}`)
        from.lastRow = Math.max(from.lastRow, row)
        from.lastColumn = Math.max(from.lastColumn, column)
        areas.set(`${row}:${column}`, from)
        cells.push({ row, column, text: '', formula: false })
        return
      }
      areas.set(`${row}:${column}`, { firstRow: row, lastRow: row, firstColumn: column, lastColumn: column })
      const blank = text === '_' || text.startsWith('?')
      if (blank) wanted.set(`${String.fromCharCode(65 + column)}${row}`, text === '_' ? undefined : text.slice(1))
      cells.push({ row, column, text: blank || text === '=' ? '' : text, formula: text === '=' })
    })
  })
  const merges: FormArea[] = [...new Set(areas.values())].filter(
    (area) => area.lastRow > area.firstRow || area.lastColumn > area.firstColumn,
  )
  return { form: { name: `${name}.xlsx`, sheets: [{ name: 'Sheet1', cells, merges }] }, wanted }
}

export interface MatrixForm {
  /** Lines over the whole width. */
  readonly titles: readonly string[]
  /** Lines of notes below them, each text over its share of the width. */
  readonly notes?: readonly (readonly string[])[]
  readonly heads: readonly (readonly string[])[]
  readonly rows: readonly (readonly string[])[]
  /** What the cell of a row and a column of values wants, both counted from 0. */
  readonly wants: (row: number, column: number) => string | undefined
  readonly foot?: readonly string[]
}

export function drawMatrix(name: string, { titles, notes = [], heads, rows, wants, foot }: MatrixForm): DepartmentForm {
  const width = heads[0]?.length ?? 0
  const wide = (text: string) => [text, ...Array.from({ length: width - 1 }, () => '>')]
  const padded = (texts: readonly string[]) => Array.from({ length: width }, (_, at) => texts[at] ?? '')
  const body = rows.map((labels, row) => [
    ...labels,
    ...Array.from({ length: width - labels.length }, (_, column) => {
      const token = wants(row, column)
      return token === undefined ? '_' : token === '=' ? '=' : `?${token}`
    }),
  ])
  return drawForm(name, [...titles.map(wide), ...notes.map(padded), ...heads, ...body, ...(foot === undefined ? [] : [padded(foot)])])
}

/** Labels with a blank beside each, several in a line. */
export function drawPairs(
  name: string,
  titles: readonly string[],
  { pairs, across }: { readonly pairs: readonly (readonly [string, string])[]; readonly across: number },
): DepartmentForm {
  const wide = (text: string) => [text, ...Array.from({ length: across * 2 - 1 }, () => '>')]
  const lines: string[][] = []
  for (let at = 0; at < pairs.length; at += across)
    lines.push(pairs.slice(at, at + across).flatMap(([label, token]) => [label, token === '_' ? '_' : `?${token}`]))
  return drawForm(name, [...titles.map(wide), ...lines])
}

/** A list of records with so many blank rows. */
export function drawRoster(
  name: string,
  titles: readonly string[],
  {
    heads,
    blanks,
    wants,
  }: { readonly heads: readonly string[]; readonly blanks: number; readonly wants: (column: number, line: number) => string | undefined },
): DepartmentForm {
  const wide = (text: string) => [text, ...Array.from({ length: heads.length - 1 }, () => '>')]
  const rows = Array.from({ length: blanks }, (_, line) =>
    heads.map((_, column) => {
      const token = wants(column, line + 1)
      return token === undefined ? '_' : `?${token}`
    }),
  )
  return drawForm(name, [...titles.map(wide), [...heads], ...rows])
}
