import { nothingProved } from '../../definition/report/nothing-proved.ts'
import type { CompiledReport, ReportBlock, ReportInline } from '../../definition/report/types.ts'

interface DocumentParts {
  readonly title: string
  readonly town: string
  /** A line below the title, where there is one. */
  readonly subtitle?: string
  readonly period: string
  /** The instant it tells of (ISO, microseconds, Z). */
  readonly asOf: string
  readonly blocks: readonly ReportBlock[]
}

/** A document that the program writes itself (a certificate, a copy, a list for the board): printed as a report is, with nothing in it to be proved. */
export function writeDocument({ title, town, subtitle, period, asOf, blocks }: DocumentParts): CompiledReport {
  return {
    front: { title, town, period, profile: 'congress', subtitle, author: undefined, salutation: undefined },
    asOf,
    ...nothingProved,
    blocks,
    text: '',
  }
}

export function headingOf(words: string): ReportBlock {
  return { type: 'heading', level: 1, line: 0, inlines: inlines(words) }
}

export function paragraphOf(words: string): ReportBlock {
  return { type: 'paragraph', line: 0, inlines: inlines(words) }
}

/** A table whose first row is its head. `shares` says how wide each column is beside the others. */
export function tableOf(rows: readonly (readonly string[])[], shares?: readonly number[]): ReportBlock {
  return { type: 'table', line: 0, rows: rows.map((row) => row.map(inlines)), ...(shares === undefined ? {} : { shares }) }
}

function inlines(text: string): readonly ReportInline[] {
  return [{ type: 'text', text }]
}
