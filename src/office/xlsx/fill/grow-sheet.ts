import { decodeXmlText } from '../../xml/decode-xml-text.ts'
import { escapeXml } from '../../xml/escape-xml.ts'
import { readReference, writeReference } from '../cell-reference.ts'
import { expandShared, formulaOf, setFormula } from './formulas.ts'
import { copiedFormula, movedCell, movedFormula, movedRange, movedRanges, movedRow, type RowGrowth } from './move-rows.ts'
import { attributeOf, type SheetText, type TextCell, type TextRow, withAttribute } from './sheet-text.ts'

export type NamesSheet = (sheet: string | undefined) => boolean

/** Copies a row of the sheet as often as asked, with its styles, merges and formulas, and moves what stands below with all that points there. */
export function growSheet(sheet: SheetText, growth: RowGrowth, here: NamesSheet): void {
  expandShared(sheet)
  const copied: TextRow[] = []
  for (const row of sheet.rows) {
    if (row.row === growth.row) {
      for (let by = 1; by <= growth.copies; by++) copied.push(copyOf(row, { by, growth, here, prefix: sheet.prefix }))
      changeFormulas(row, sheet.prefix, (text) => copiedFormula(text, growth, { by: 0, here }))
    } else changeFormulas(row, sheet.prefix, (text) => movedFormula(text, growth, here), growth)
    if (row.row > growth.row) placeRow(row, movedRow(row.row, growth))
  }
  const at = sheet.rows.findIndex(({ row }) => row > growth.row)
  sheet.rows.splice(at < 0 ? sheet.rows.length : at, 0, ...copied)
  sheet.head = moveHead(sheet.head, growth)
  sheet.tail = moveTail(sheet.tail, growth, here)
}

/** Formulas of another sheet, or of a part outside `sheetData`, that name the sheet which grew. */
export function changeFormulas(row: TextRow, prefix: string, change: (text: string) => string, growth?: RowGrowth): void {
  for (const cell of row.cells) {
    const formula = formulaOf(cell)
    if (formula === undefined) continue
    const text = change(formula.text)
    const ref = attributeOf(formula.attributes, 'ref')
    const moved = ref === undefined || growth === undefined ? ref : movedRange(ref, growth)
    if (text === formula.text && ref === moved) continue
    const attributes = moved === undefined ? formula.attributes : withAttribute(formula.attributes, 'ref', moved)
    setFormula(cell, { attributes, text }, { prefix, result: 'kept' })
    row.raw = undefined
  }
}

interface Copying {
  readonly by: number
  readonly growth: RowGrowth
  readonly here: NamesSheet
  readonly prefix: string
}

function copyOf(row: TextRow, { by, growth, here, prefix }: Copying): TextRow {
  const cells = row.cells.map((cell): TextCell => {
    const copy = { ...cell, raw: undefined }
    const formula = formulaOf(cell)
    if (formula === undefined) return copy
    const ref = attributeOf(formula.attributes, 'ref')
    const attributes = ref === undefined ? formula.attributes : withAttribute(formula.attributes, 'ref', besideBy(ref, by))
    setFormula(copy, { attributes, text: copiedFormula(formula.text, growth, { by, here }) }, { prefix, result: 'dropped' })
    return copy
  })
  const copy = { ...row, cells, raw: undefined }
  placeRow(copy, row.row + by)
  return copy
}

function placeRow(row: TextRow, at: number): void {
  row.row = at
  row.raw = undefined
  row.attributes = withAttribute(row.attributes, 'r', String(at))
  for (const cell of row.cells) {
    cell.attributes = withAttribute(cell.attributes, 'r', writeReference(cell.column, at))
    cell.raw = undefined
  }
}

function besideBy(range: string, by: number): string {
  return range
    .split(':')
    .map((end) => {
      const found = readReference(end)
      return found === undefined ? end : writeReference(found.column, found.row + by)
    })
    .join(':')
}

function moveHead(head: string, growth: RowGrowth): string {
  return head
    .replace(
      /(<(?:[\w.-]+:)?dimension\b[^>]*?\sref=")([^"]*)(")/,
      (_, open: string, ref: string, close: string) => `${open}${movedRange(ref, growth)}${close}`,
    )
    .replace(
      /(<(?:[\w.-]+:)?selection\b[^>]*?\sactiveCell=")([^"]*)(")/g,
      (_, open: string, cell: string, close: string) => `${open}${movedCell(cell, growth)}${close}`,
    )
    .replace(
      /(<(?:[\w.-]+:)?selection\b[^>]*?\ssqref=")([^"]*)(")/g,
      (_, open: string, cell: string, close: string) => `${open}${movedSelection(cell, growth)}${close}`,
    )
}

/** What is selected stays as large as it was. */
function movedSelection(list: string, growth: RowGrowth): string {
  return list
    .split(' ')
    .map((range) =>
      range
        .split(':')
        .map((cell) => movedCell(cell, growth))
        .join(':'),
    )
    .join(' ')
}

function moveTail(tail: string, growth: RowGrowth, here: NamesSheet): string {
  const merged = moveMerges(tail, growth)
  const breaks = merged.replace(/<((?:[\w.-]+:)?)rowBreaks\b[\s\S]*?<\/\1rowBreaks>/, (whole) =>
    whole.replace(
      /(<(?:[\w.-]+:)?brk\b[^>]*?\sid=")(\d+)(")/g,
      (_, open: string, id: string, close: string) => `${open}${movedRow(Number.parseInt(id, 10), growth)}${close}`,
    ),
  )
  return moveFormulas(breaks, growth, here)
    .replace(/(\ssqref=")([^"]*)(")/g, (_, open: string, list: string, close: string) => `${open}${movedRanges(list, growth)}${close}`)
    .replace(
      /(<(?:[\w.-]+:)?sqref>)([^<]*)(<)/g,
      (_, open: string, list: string, close: string) => `${open}${movedRanges(list, growth)}${close}`,
    )
    .replace(
      /(<(?:[\w.-]+:)?(?:autoFilter|hyperlink|sortState|sortCondition|inputCells)\b[^>]*?\sref=")([^"]*)(")/g,
      (_, open: string, ref: string, close: string) => `${open}${movedRange(ref, growth)}${close}`,
    )
}

/** Formulas of validations and conditional formats; the other sheets' may name this one as well. */
export function moveFormulas(tail: string, growth: RowGrowth, here: NamesSheet): string {
  return tail.replace(/(<(?:[\w.-]+:)?(?:formula|formula1|formula2|f)>)([^<]*)(<)/g, (_, open: string, text: string, close: string) => {
    const plain = decodeXmlText(text)
    const moved = movedFormula(plain, growth, here)
    return `${open}${moved === plain ? text : escapeXml(moved)}${close}`
  })
}

/** A merge within the row is there in each copy; one that reaches over it takes the copies in. */
function moveMerges(tail: string, growth: RowGrowth): string {
  return tail.replace(/<((?:[\w.-]+:)?)mergeCells\b[^>]*>([\s\S]*?)<\/\1mergeCells>/, (_, prefix: string, inner: string) => {
    const refs = [...inner.matchAll(/\sref="([^"]*)"/g)].flatMap(([, ref = '']) => {
      const [first, last] = ref.split(':').map(readReference)
      const own = first?.row === growth.row && last?.row === growth.row
      if (!own) return [movedRange(ref, growth)]
      return Array.from({ length: growth.copies + 1 }, (_, by) => besideBy(ref, by))
    })
    return `<${prefix}mergeCells count="${refs.length}">${refs.map((ref) => `<${prefix}mergeCell ref="${ref}"/>`).join('')}</${prefix}mergeCells>`
  })
}
