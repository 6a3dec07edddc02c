import { escapeXml } from '../xml/escape-xml.ts'

/** Cell styles by number format; the header's is 1, ordinary text's is 2. */
export interface Styles {
  readonly header: number
  of(format: string): number
  toXml(): string
}

/** Text: digits typed or pasted into such a cell stay as they are. */
export const TEXT_FORMAT = '@'
/** Not formats of numbers but styles of their own: a table's title, and the lines of small words around it. */
export const TITLE_STYLE = 'title'
export const NOTE_STYLE = 'note'
const wordStyles: ReadonlySet<string> = new Set([TITLE_STYLE, NOTE_STYLE])
const FIRST_CUSTOM = 164

export function createStyles(): Styles {
  const formats = [TEXT_FORMAT]
  return {
    header: 1,
    of(format) {
      const known = formats.indexOf(format)
      return 2 + (known >= 0 ? known : formats.push(format) - 1)
    },
    toXml: () => stylesPart(formats),
  }
}

function stylesPart(formats: readonly string[]): string {
  const custom = formats.slice(1)
  const numbers = custom.flatMap((format, index) =>
    wordStyles.has(format) ? [] : [`<numFmt numFmtId="${FIRST_CUSTOM + index}" formatCode="${escapeXml(format)}"/>`],
  )
  const font = (bold: boolean, size = 11): string =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`
  const edge = (side: string): string => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`
  const xf = (format: number, font: number, fill: number, border: number, alignment: string): string =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
  const ordinary = formats.map((format, index) => {
    if (format === TITLE_STYLE) return xf(49, 2, 0, 0, '<alignment horizontal="center" vertical="center"/>')
    if (format === NOTE_STYLE) return xf(49, 0, 0, 0, '<alignment vertical="center"/>')
    const alignment = format === TEXT_FORMAT ? '<alignment vertical="center"/>' : '<alignment horizontal="right" vertical="center"/>'
    return xf(index === 0 ? 49 : FIRST_CUSTOM + index - 1, 0, 0, 0, alignment)
  })
  const titled = formats.includes(TITLE_STYLE)
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    numbers.length > 0 ? `<numFmts count="${numbers.length}">${numbers.join('')}</numFmts>` : '',
    titled
      ? `<fonts count="3">${font(false)}${font(true)}${font(true, 16)}</fonts>`
      : `<fonts count="2">${font(false)}${font(true)}</fonts>`,
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEA"/><bgColor indexed="64"/></patternFill></fill></fills>',
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
    xf(49, 1, 2, 1, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
    ...ordinary,
    '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}
