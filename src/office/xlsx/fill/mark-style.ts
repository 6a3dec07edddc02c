import type { SheetText } from './sheet-text.ts'

/** By this a rule is known to be ours when the file comes back from a spreadsheet. */
const rule = 'LEN("铅笔标出的问题")>0'
const red = '<font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill>'
/** A spreadsheet takes so many areas in one rule without complaint. */
const mostAreas = 400
/** What stands behind a sheet's rules, by the order of the schema. */
const behind =
  /<(?:[\w.-]+:)?(?:dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|AlternateContent|drawing|legacyDrawing|legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/(?:[\w.-]+:)?worksheet\s*>/

/** The styles of a workbook with that of a cell that is wrong, and its number; undefined where they are not as styles are. */
export function withRedStyle(xml: string): { readonly xml: string; readonly style: number } | undefined {
  const prefix = /<([\w.-]+:)?styleSheet\b/.exec(xml)?.[1] ?? ''
  const own = `<${prefix}dxf>${prefixed(red, prefix)}</${prefix}dxf>`
  const empty = new RegExp(`<${prefix}dxfs\\b[^>]*/>`).exec(xml)
  if (empty !== null) return { xml: spliced(xml, empty, listOf(own, prefix)), style: 0 }
  const list = new RegExp(`<${prefix}dxfs\\b[^>]*>([\\s\\S]*?)</${prefix}dxfs\\s*>`).exec(xml)
  if (list !== null) {
    const all = list[1] ?? ''
    const count = [...all.matchAll(new RegExp(`<${prefix}dxf(?=[\\s/>])`, 'g'))].length
    if (all.trimEnd().endsWith(own)) return { xml, style: count - 1 }
    return { xml: spliced(xml, list, `<${prefix}dxfs count="${count + 1}">${all}${own}</${prefix}dxfs>`), style: count }
  }
  const before =
    new RegExp(`</${prefix}cellStyles\\s*>|<${prefix}cellStyles\\b[^>]*/>`).exec(xml) ?? new RegExp(`</${prefix}cellXfs\\s*>`).exec(xml)
  return before === null ? undefined : { xml: spliced(xml, before, before[0] + listOf(own, prefix)), style: 0 }
}

/** What stands behind the sheet's rows, with a rule that shows these cells red. */
export function highlight({ tail, prefix }: SheetText, cells: readonly string[], style: number): string {
  const from = Math.max(0, tail.lastIndexOf('</customSheetViews>'))
  const found = behind.exec(tail.slice(from))
  if (found === null) return tail
  const last = Math.max(0, ...[...tail.matchAll(/\spriority="(\d+)"/g)].map(([, digits = '0']) => Number.parseInt(digits, 10)))
  const rules: string[] = []
  for (let at = 0; at < cells.length; at += mostAreas) {
    const areas = cells.slice(at, at + mostAreas).join(' ')
    const formula = rule.replace('>', '&gt;')
    rules.push(
      `<${prefix}conditionalFormatting sqref="${areas}"><${prefix}cfRule type="expression" dxfId="${style}" priority="${last + rules.length + 1}"><${prefix}formula>${formula}</${prefix}formula></${prefix}cfRule></${prefix}conditionalFormatting>`,
    )
  }
  const place = from + found.index
  return tail.slice(0, place) + rules.join('') + tail.slice(place)
}

/** The rules of an earlier copy taken out; those of the office stay. */
export function withoutHighlights(tail: string): string {
  return tail.replace(
    /<((?:[\w.-]+:)?)conditionalFormatting\b(?:(?!<\/(?:[\w.-]+:)?conditionalFormatting)[\s\S])*?<\/\1conditionalFormatting\s*>/g,
    (whole) => (whole.includes('铅笔标出的问题') ? '' : whole),
  )
}

function listOf(own: string, prefix: string): string {
  return `<${prefix}dxfs count="1">${own}</${prefix}dxfs>`
}

function prefixed(xml: string, prefix: string): string {
  return xml.replace(/<(\/?)/g, `<$1${prefix}`)
}

function spliced(xml: string, { 0: found, index }: RegExpExecArray, by: string): string {
  return xml.slice(0, index) + by + xml.slice(index + found.length)
}
