import { createHash } from 'node:crypto'
import { hasErrors } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport, Proof, ReportBlock, ReportInline } from '../../../definition/report/types.ts'

/**
 * SHA-256 of what an issued report says and of what was kept of its reading. What it says is named member by member: no member that a later edition
 * adds, and nothing that a later reader thinks of it, makes an issued report another one.
 */
export function digestReport(report: CompiledReport, reading: string): string {
  const { front, asOf, figures, claims, blocks, text } = report
  const content = [
    [front.title, front.town, front.period, front.profile, front.subtitle, front.author, front.salutation],
    asOf,
    figures.map((one) => [
      one.n,
      [one.at.line, one.at.column],
      one.indicator,
      one.name,
      one.period,
      one.slices.map(({ dimension, value }) => [dimension, value]),
      [one.unit, one.value, one.printed, one.printedUnit, one.records],
    ]),
    claims.map((one) => [one.index, [one.at.line, one.at.column], one.phrase, one.indicator, one.name, one.period]),
    blocks.map((block) => [
      block.type === 'heading' ? `heading ${block.level}` : block.type,
      block.line,
      block.type === 'table' ? block.rows.map((row) => row.map(contentOf)) : contentOf(block.inlines),
    ]),
    text,
  ]
  return createHash('sha256')
    .update(JSON.stringify([content, reading]))
    .digest('hex')
}

function contentOf(inlines: readonly ReportInline[]): readonly unknown[] {
  return mergeTexts(inlines).map((one) =>
    one.type === 'text' ? one.text : [one.type, one.type === 'figure' ? one.n : one.index, one.text],
  )
}

/**
 * A report that was issued before its reading was kept, as its digest says it was: as the reader of today has it, else without the errors that only
 * today's reader finds (there were none: it was issued), else without its warnings too. Undefined when it is none of these.
 */
export function recognise(report: CompiledReport, digest: string): CompiledReport | undefined {
  const accepted = withoutErrors(report)
  const candidates = [report, accepted, { ...accepted, problems: [] }]
  return candidates.find((one) => digestBefore(one) === digest)
}

/** What was accepted then is accepted: errors go, and with them what only they say of figures and assertions. */
export function withoutErrors(report: CompiledReport): CompiledReport {
  if (!hasErrors(report.problems)) return report
  const accepted = (proof: Proof): Proof => (proof === 'fails' ? 'holds' : proof)
  const inlines = (all: readonly ReportInline[]) =>
    mergeTexts(all).map((one) => (one.type === 'text' ? one : { ...one, proof: accepted(one.proof) }))
  return {
    ...report,
    figures: report.figures.map((one) => ({ ...one, proof: accepted(one.proof) })),
    claims: report.claims.map((one) => ({ ...one, proof: accepted(one.proof) })),
    checks: report.checks,
    assertions: [],
    problems: report.problems.filter(({ severity }) => severity !== 'error'),
    blocks: report.blocks.map(
      (block): ReportBlock =>
        block.type === 'table'
          ? { ...block, rows: block.rows.map((row) => row.map(inlines)) }
          : { ...block, inlines: inlines(block.inlines) },
    ),
  }
}

/** The digest of before readings were kept: of everything but the assertions, in the order in which it then stood. */
function digestBefore({ front, asOf, figures, claims, checks, problems, blocks, text }: CompiledReport): string {
  const plain = blocks.map(
    (block): ReportBlock =>
      block.type === 'table'
        ? { ...block, rows: block.rows.map((row) => row.map(mergeTexts)) }
        : { ...block, inlines: mergeTexts(block.inlines) },
  )
  return createHash('sha256')
    .update(JSON.stringify({ front, asOf, figures, claims, checks, problems, blocks: plain, text }))
    .digest('hex')
}

/** Inlines without the marks of assertions. */
function mergeTexts(inlines: readonly ReportInline[]): readonly ReportInline[] {
  const merged: ReportInline[] = []
  for (const inline of inlines) {
    const last = merged.at(-1)
    if (inline.type === 'text' && last?.type === 'text') merged[merged.length - 1] = { type: 'text', text: last.text + inline.text }
    else merged.push(inline.type === 'text' ? { type: 'text', text: inline.text } : inline)
  }
  return merged
}
