import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { indexLines } from '../../../definition/report/position.ts'
import { templateProblem } from '../../../definition/report/template-codes.ts'
import type { Template, TemplateInline } from '../../../definition/report/types.ts'
import { Refusal } from '../../refusal.ts'

/** Characters of one paragraph, heading or cell. Speeches have a thousand in their longest. */
const longest = 5_000
/** Of lines that follow each other without a blank one; a table's rows do not count. */
const longestRun = 20_000
const mostLines = 10_000

/**
 * What is longer than any paragraph: each thing that a text says is held against all that its sentence and its line say beside it, so that a text of one
 * line keeps the processor busy by the square of its length. It is not read, and nothing is said of it.
 */
export function findLongParagraphs({ source, blocks }: Template, name: string): readonly Diagnostic[] {
  const placeOf = indexLines(source, name)
  const paragraphs = blocks.flatMap((block): readonly (readonly TemplateInline[])[] =>
    block.type === 'table' ? block.rows.flat() : [block.inlines],
  )
  return paragraphs.flatMap((inlines) => {
    const [first] = inlines
    const length = inlines.reduce((sum, one) => sum + (one.type === 'text' ? one.text.length : one.token.length), 0)
    if (first === undefined || length <= longest) return []
    const at = placeOf(first.type === 'text' ? first.offset : first.token.offset)
    return [templateProblem(at, 'paragraph-too-long.paragraph', { length: String(length), longest: String(longest) })]
  })
}

/** The same of a text that nobody has read yet: reading a page of one line, or of nothing but headings, takes as long. */
export function findLongLines(source: string, name: string, most: { readonly run: number } = { run: longestRun }): readonly Diagnostic[] {
  const lines = source.split(/\r\n?|\n/)
  const at = (row: number) => ({ source: name, line: row + 1, column: 1 })
  if (lines.length > mostLines)
    return [templateProblem(at(mostLines), 'paragraph-too-long.lines', { length: String(lines.length), longest: String(mostLines) })]
  let run = 0
  for (const [row, line] of lines.entries()) {
    run = line.trim() === '' ? 0 : run + (/^\s*\|/.test(line) ? 0 : line.length)
    const limit = line.length > longest ? longest : most.run
    const length = line.length > longest ? line.length : run
    if (length > limit)
      return [templateProblem(at(row), 'paragraph-too-long.paragraph', { length: String(length), longest: String(limit) })]
  }
  return []
}

/** Refuses such a text with `invalid` where there is no report to say it in. In an old text each line is a paragraph, blank lines or not. */
export function refuseLongLines(source: string, most?: { readonly run: number }): void {
  const [problem] = findLongLines(source, '', most)
  if (problem !== undefined) throw new Refusal('invalid', `第${problem.at?.line ?? 1}行：${problem.message}。请${problem.hint ?? ''}。`)
}
