import { createZip } from '../zip/write-zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface RawWorkbook {
  /** The XML of each sheet: a whole part, or what stands inside `sheetData`. */
  readonly sheets: readonly (string | { readonly name: string; readonly xml: string; readonly state?: string })[]
  /** What stands inside `sst`. */
  readonly strings?: string
  /** What stands inside `styleSheet`. */
  readonly styles?: string
  readonly workbookPr?: string
}

/** An .xlsx of parts written by hand: what other programs may write, and what none should. */
export function rawWorkbook({ sheets, strings, styles, workbookPr = '' }: RawWorkbook): Uint8Array {
  const zip = createZip()
  const add = (name: string, text: string): void => zip.add(name, Buffer.from(text))
  const named = sheets.map((sheet, index) => (typeof sheet === 'string' ? { name: `表${index + 1}`, xml: sheet } : sheet))
  const entries = named.map(
    (sheet, index) =>
      `<sheet name="${sheet.name}" sheetId="${index + 1}"${'state' in sheet && sheet.state !== undefined ? ` state="${sheet.state}"` : ''} r:id="rId${index + 1}"/>`,
  )
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  add('_rels/.rels', `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`)
  add('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbookPr}<sheets>${entries.join('')}</sheets></workbook>`)
  const relations = named.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
  if (strings !== undefined) {
    relations.push(relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml'))
    add('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${strings}</sst>`)
  }
  if (styles !== undefined) {
    relations.push(relation('rIdStyles', 'styles', '/xl/styles.xml'))
    add('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`)
  }
  add('xl/_rels/workbook.xml.rels', `<Relationships>${relations.join('')}</Relationships>`)
  for (const [index, sheet] of named.entries()) {
    const whole = sheet.xml.startsWith('<?xml') || sheet.xml.startsWith('<!')
    add(
      `xl/worksheets/sheet${index + 1}.xml`,
      whole ? sheet.xml : `<worksheet xmlns="${MAIN}"><sheetData>${sheet.xml}</sheetData></worksheet>`,
    )
  }
  return zip.finish()
}

/** A row of inline texts. */
export function textRow(row: number, texts: readonly string[]): string {
  return `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
}

/** Cell styles that show numbers by these formats, from style 0 on. */
export function stylesOf(...formats: readonly (number | string)[]): string {
  const custom = formats.flatMap((format, index) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`] : [],
  )
  const xfs = formats.map((format, index) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + index}"/>`)
  return `<numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs>`
}
