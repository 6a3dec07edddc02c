import type { CompiledReport } from '../../../definition/report/types.ts'

/** What a line of the template prints: the paragraph or heading that stands there; of the head its title, of a table its first row. */
export function printedLine({ blocks, front }: CompiledReport, line: number): string {
  const block = [...blocks].reverse().find((one) => one.line <= line)
  if (block === undefined) return front.title
  const inlines =
    block.type === 'table' ? (block.rows[0] ?? []).flatMap((cell) => [...cell, { type: 'text', text: ' ' } as const]) : block.inlines
  return inlines
    .map(({ text }) => text)
    .join('')
    .trim()
}
