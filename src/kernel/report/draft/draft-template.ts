import type { SourcePlace } from '../../../definition/diagnostic/diagnostic.ts'
import { indexLines } from '../../../definition/report/position.ts'
import { type PlainCell, readPlainTables } from '../../../definition/report/read-tables.ts'
import { type BoundLine, bindLine } from './bind-line.ts'
import { bindRow } from './bind-table.ts'
import { settleRivals } from './settle-rivals.ts'
import type { Binding, Draft, DraftInput, DraftLimits, OpenQuestion } from './types.ts'

const planHeading = /目标|任务|计划|打算|工作安排|工作思路/
const reviewHeading = /回顾|总结|成效|完成情况/

/**
 * A finished or a masked text as a template: each number, name and phrase that an indicator says becomes its token, with how sure that is; the rest
 * stays as it was written and is asked about. Pure; what the ledger knows comes in as `knownValue`.
 */
export function draftTemplate({ above, left, ...input }: DraftInput & DraftLimits): Draft {
  const written = input.text.split('\n')
  const placeOf = indexLines(input.text, input.name)
  const tables = readPlainTables(written)
  const read = bindLines(input, written, tables)
  const bindings: Binding[] = []
  const questions: OpenQuestion[] = []
  const lines: string[] = []
  let offset = 0
  ;(input.knownValue === undefined ? settleRivals(read) : read).forEach((whole, index) => {
    const raw = written[index] ?? ''
    const isLeft = (start: number) => left?.has(keyOf(placeOf(offset + start))) === true
    const bound = keepSure({ ...whole, replacements: whole.replacements.filter(({ start }) => !isLeft(start)) }, above)
    for (const { start, end, binding } of bound.replacements)
      bindings.push({ ...binding, at: placeOf(offset + start), text: raw.slice(start, end) })
    for (const { start, end, why, candidates } of bound.open)
      questions.push({ at: placeOf(offset + start), text: raw.slice(start, end), why, candidates })
    lines.push(asMarkdown(replaceAll(raw, bound), tables.has(index)))
    offset += raw.length + 1
  })
  return { template: joinBlocks(lines), bindings, questions }
}

/** What each line may be, by its own words and what stands above it. */
function bindLines(input: DraftInput, written: readonly string[], tables: ReturnType<typeof readPlainTables>): readonly BoundLine[] {
  let planned = false
  let head: readonly PlainCell[] = []
  let table = -1
  return written.map((raw, index) => {
    const cells = tables.get(index)
    const first = cells?.[0]
    if (first !== undefined && first.cell.table !== table) {
      table = first.cell.table
      head = cells ?? []
    }
    if (cells !== undefined) return cells === head ? nothing : bindRow(input, head, cells)
    planned = planState(raw, planned, input)
    return bindLine(input, raw, planned)
  })
}

function keyOf({ line, column }: SourcePlace): string {
  return `${line}:${column}`
}

const nothing: BoundLine = { replacements: [], open: [] }

/** What is less sure than wanted is asked about. */
function keepSure({ replacements, open }: BoundLine, above: number): BoundLine {
  const unsure = replacements.filter(({ binding }) => binding.confidence < above)
  return {
    replacements: replacements.filter(({ binding }) => binding.confidence >= above),
    open: [...open, ...unsure.map(({ start, end, binding }) => ({ start, end, why: '把握不大', candidates: [binding.token] }))],
  }
}

/** Under 三、2021年目标和主要任务 numbers are what is to be reached. */
function planState(raw: string, before: boolean, { period }: DraftInput): boolean {
  const text = raw.trim().replace(/^#+\s*/, '')
  if (text.length > 40 || /[。；]/.test(text)) return before
  if (reviewHeading.test(text)) return false
  const year = /(\d{4})年/.exec(text)?.[1]
  const isTop = /^[一二三四五六七八九十]+、/.test(text)
  if (!isTop) return before
  return planHeading.test(text) || (year !== undefined && year > period.firstMonth.slice(0, 4))
}

function replaceAll(raw: string, { replacements }: BoundLine): string {
  let text = ''
  let at = 0
  for (const { start, end, binding } of [...replacements].sort((left, right) => left.start - right.start)) {
    text += raw.slice(at, start) + binding.token
    at = end
  }
  return text + raw.slice(at)
}

/** 一、 and （一） begin headings when they stand alone. */
function asMarkdown(text: string, inTable: boolean): string {
  const line = text.replace(/^\uFEFF?[\s\u3000]+/, '').trimEnd()
  if (inTable || line.startsWith('#')) return line
  const short = line.length <= 60 && !/[。；;]/.test(line)
  if (short && /^[一二三四五六七八九十]+、/.test(line)) return `# ${line}`
  if (short && /^[（(][一二三四五六七八九十]+[）)]/.test(line)) return `## ${line}`
  return line
}

/** Paragraphs apart, rows of a table together. */
function joinBlocks(lines: readonly string[]): string {
  let text = ''
  let before = ''
  for (const line of lines) {
    if (line === '') continue
    text += text === '' ? '' : line.startsWith('|') && before.startsWith('|') ? '\n' : '\n\n'
    text += line
    before = line
  }
  return `${text}\n`
}
