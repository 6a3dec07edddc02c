import { readReference, writeReference } from '../cell-reference.ts'
import { attributeOf, type SheetText, withAttribute } from './sheet-text.ts'

/** Lets what the sheet says of its own size (`dimension`, a row's `spans`) take in cells that came to it. */
export function widenSheet(sheet: SheetText, cells: readonly string[]): void {
  const dimension = /<(?:[\w.-]+:)?dimension\b[^>]*?\sref="([^"]*)"/.exec(sheet.head)
  const [start, end = start] = (dimension?.[1] ?? '').split(':').map(readReference)
  if (dimension !== null && start !== undefined && end !== undefined) {
    const all = [start, end, ...cells.flatMap((cell) => readReference(cell) ?? [])]
    const [rows, columns] = [all.map(({ row }) => row), all.map(({ column }) => column)]
    const ref = `${writeReference(Math.min(...columns), Math.min(...rows))}:${writeReference(Math.max(...columns), Math.max(...rows))}`
    const before = dimension[1] ?? ''
    if (ref !== before && ref !== `${before}:${before}`)
      sheet.head = sheet.head.replace(dimension[0], () => dimension[0].replace(`"${before}"`, `"${ref}"`))
  }
  for (const row of sheet.rows) {
    if (row.raw !== undefined) continue
    const [first, last] = (attributeOf(row.attributes, 'spans') ?? '').split(':').map((text) => Number.parseInt(text, 10))
    if (first === undefined || last === undefined) continue
    const columns = row.cells.map(({ column }) => column + 1)
    row.attributes = withAttribute(row.attributes, 'spans', `${Math.min(first, ...columns)}:${Math.max(last, ...columns)}`)
  }
}
