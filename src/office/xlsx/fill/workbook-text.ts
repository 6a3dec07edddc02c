import { decodeXmlText } from '../../xml/decode-xml-text.ts'
import { escapeXml } from '../../xml/escape-xml.ts'
import { movedCell, movedFormula, type RowGrowth } from './move-rows.ts'
import { attributeOf, withAttribute } from './sheet-text.ts'

/** Has the workbook computed anew when it is opened. Only asked for where formulas depend on what was filled. */
export function recalculateOnOpen(xml: string): string {
  const settings = /<((?:[\w.-]+:)?)calcPr\b([^>]*?)\/?>/.exec(xml)
  if (settings !== null) {
    const attributes = withAttribute((settings[2] ?? '').trimEnd(), 'fullCalcOnLoad', '1')
    const isEmpty = settings[0].endsWith('/>')
    return xml.replace(settings[0], () => `<${settings[1] ?? ''}calcPr${attributes}${isEmpty ? '/' : ''}>`)
  }
  // The schema has an order: it stands behind the last of these that is there.
  for (const name of ['definedNames', 'externalReferences', 'functionGroups', 'sheets']) {
    const end = new RegExp(`</((?:[\\w.-]+:)?)${name}\\s*>`).exec(xml)
    if (end !== null) return xml.replace(end[0], () => `${end[0]}<${end[1] ?? ''}calcPr fullCalcOnLoad="1"/>`)
  }
  return xml
}

/** Defined names, print areas and print titles among them, that point at or below the row that grew. */
export function moveDefinedNames(xml: string, growth: RowGrowth, sheet: string): string {
  return xml.replace(/(<(?:[\w.-]+:)?definedName\b[^>]*>)([^<]*)(<)/g, (_, open: string, text: string, close: string) => {
    const plain = decodeXmlText(text)
    const moved = movedFormula(plain, growth, (named) => named?.toLowerCase() === sheet.toLowerCase())
    return `${open}${moved === plain ? text : escapeXml(moved)}${close}`
  })
}

/** The order in which cells are computed: a cell that it names must have a formula, or the file counts as damaged. */
export function moveCalculationChain(xml: string, growth: RowGrowth, sheetId: string): string {
  let current = ''
  return xml.replace(/<((?:[\w.-]+:)?)c\b([^>]*?)\/>/g, (whole, prefix: string, attributes: string) => {
    current = attributeOf(attributes, 'i') ?? current
    if (current !== sheetId) return whole
    return `<${prefix}c${withAttribute(attributes, 'r', movedCell(attributeOf(attributes, 'r') ?? '', growth))}/>`
  })
}

/** The number by which the chain of calculation names a sheet. */
export function sheetIdOf(xml: string, name: string): string {
  for (const [, attributes = ''] of xml.matchAll(/<(?:[\w.-]+:)?sheet\b([^>]*?)\/?>/g)) {
    if (attributeOf(attributes, 'name') === name) return attributeOf(attributes, 'sheetId') ?? ''
  }
  return ''
}
