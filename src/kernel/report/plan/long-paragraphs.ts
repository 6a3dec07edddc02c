import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { indexLines } from '../../../definition/report/position.ts'
import { templateProblem } from '../../../definition/report/template-codes.ts'
import type { Template, TemplateInline } from '../../../definition/report/types.ts'

/** Characters of one paragraph, heading or cell. Speeches have a thousand in their longest. */
const longest = 5_000

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
    return [templateProblem(at, 'paragraph-too-long', { length: String(length), longest: String(longest) })]
  })
}
