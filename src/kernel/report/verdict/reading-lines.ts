import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { Period } from '../../../definition/period/types.ts'
import { bodyStart } from '../../../definition/report/front-matter.ts'
import type { CompiledEntry } from '../../../definition/report/reading/lexicon.ts'
import type { ReadingPart } from '../../../definition/report/reading/types.ts'
import type { Template, TemplateInline } from '../../../definition/report/types.ts'
import { readLineOnce } from './read-lines-once.ts'
import type { ReadLine } from './types.ts'

/** Headings of what is to be done. */
const planHeading = /(?<!全年|年度)目标|(?<!全年|年度)任务|打算|安排|思路|计划|明年|下一?年|下步|下一步|今后|展望/

/** A short line without a sentence's marks and without a figure. */
const caption = /^[^，。；！？\uE000-\uE002]{2,40}[：:]?$/
const lowest = 9

export interface LinesInput {
  readonly period: Period
  /** What packs and the office declared as names. */
  readonly names: readonly string[]
  readonly labels: readonly string[]
  readonly lexicon: readonly CompiledEntry[]
}

/** Reads every line of a template, title and subtitle first, in steps of a line each. Each line's reading is of that line alone. */
export function* readTemplateLines(
  template: Template,
  { period, names, labels, lexicon }: LinesInput,
): Generator<void, readonly ReadLine[]> {
  const year = wholeNumber(period.lastMonth.slice(0, 4))
  const read = (inlines: readonly ReadingPart[]) => readLineOnce(inlines, { year, period, names, labels, lexicon })
  const lines: ReadLine[] = titleParts(template).map((part) => ({
    kind: 'title',
    level: 0,
    cell: undefined,
    reading: read([part]),
    planned: false,
  }))
  const open: { readonly level: number; readonly planned: boolean }[] = []
  let tables = 0
  for (const [index, block] of template.blocks.entries()) {
    yield
    const planned = () => open.some((heading) => heading.planned)
    if (block.type === 'table') {
      const table = tables
      tables += 1
      block.rows.forEach((cells, row) => {
        cells.forEach((inlines, column) => {
          lines.push({ kind: 'cell', level: 0, cell: { table, row, column }, reading: read(partsOf(inlines)), planned: planned() })
        })
      })
      continue
    }
    const reading = read(partsOf(block.inlines))
    if (block.type === 'heading') {
      while ((open.at(-1)?.level ?? 0) >= block.level) open.pop()
      const later = reading.words.some((word) => word.period.firstMonth > period.lastMonth)
      open.push({ level: block.level, planned: later || planHeading.test(reading.normal.text) })
      lines.push({ kind: 'heading', level: block.level, cell: undefined, reading, planned: planned() })
      continue
    }
    // 2020年各村甜桔柚面积（亩）: what a table is called says no more than a heading does.
    const isCaption = template.blocks[index + 1]?.type === 'table' && caption.test(reading.normal.text)
    lines.push({ kind: isCaption ? 'heading' : 'paragraph', level: isCaption ? lowest : 0, cell: undefined, reading, planned: planned() })
  }
  return lines
}

function partsOf(inlines: readonly TemplateInline[]): readonly ReadingPart[] {
  return inlines
}

/** Title and subtitle stand in the front matter, and are printed like any line. */
function titleParts({ source }: Template): readonly ReadingPart[] {
  const head = source.slice(0, bodyStart(source))
  return [...head.matchAll(/^(?:title|subtitle)[ \t]*:[ \t]*["']?(.*?)["']?[ \t]*\r?$/gm)].map((match) => {
    const text = match[1] ?? ''
    return { type: 'text', text, offset: match.index + match[0].indexOf(text) }
  })
}
