import { escapeXml } from '../xml/escape-xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  )
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>`,
    ...parts,
    `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>`,
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET_TYPE}.sharedStrings+xml"/>`,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
  ].join('')
}

export const packageRelations = [
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`,
  `<Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>`,
  `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
].join('')

/** `headers`: the row that is repeated on every printed page of a sheet, where it is. */
export function workbookPart(
  names: readonly string[],
  filters: readonly (string | undefined)[],
  headers: readonly (number | undefined)[] = [],
): string {
  const sheets = names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')
  const defined = filters.flatMap((range, index) =>
    range === undefined
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${filterAddress(names[index] ?? '', range)}</definedName>`,
        ],
  )
  const titles = headers.flatMap((row, index) =>
    row === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${filterAddress(names[index] ?? '', `${row}:${row}`)}</definedName>`,
        ],
  )
  const all = [...defined, ...titles]
  return [
    `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${DOCUMENT}"><bookViews><workbookView/></bookViews>`,
    `<sheets>${sheets}</sheets>`,
    all.length === 0 ? '' : `<definedNames>${all.join('')}</definedNames>`,
    '</workbook>',
  ].join('')
}

function filterAddress(name: string, range: string): string {
  return `${escapeXml(`'${name.replaceAll("'", "''")}'`)}!${range.replace(/([A-Z]*)(\d+)/g, (_, letters: string, row: string) => `${letters === '' ? '' : `$${letters}`}$${row}`)}`
}

export function workbookRelations(sheets: number): string {
  const relations = Array.from(
    { length: sheets },
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return [
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`,
    ...relations,
    `<Relationship Id="rId${sheets + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/>`,
    `<Relationship Id="rId${sheets + 2}" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ].join('')
}

export const corePart = [
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
  '<dc:creator>铅笔</dc:creator></cp:coreProperties>',
].join('')
