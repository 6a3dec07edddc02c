import type { CompiledReport, Proof, ReportInline } from '../../definition/report/types.ts'

/** A figure or claim of a report as a document shows it. */
export interface ReportPlace {
  /** `qianbi:figure:12:aid-industry-amount` or `qianbi:claim:3` */
  readonly tag: string
  readonly name: string
  readonly proof: Proof
}

/** Whether the reader must be warned that a place is not proved. */
export function isUnproved(proof: Proof): boolean {
  return proof === 'fails' || proof === 'unproved'
}

/** Whether an inline is a place that nobody proved: a token, or words and typed numbers that are refuted or unproved. */
export function isOpenPlace({ assertions }: Pick<CompiledReport, 'assertions'>, inline: ReportInline): boolean {
  if (inline.type !== 'text') return isUnproved(inline.proof)
  const verdict = inline.assertion === undefined ? undefined : assertions[inline.assertion]?.verdict
  return verdict === 'refuted' || verdict === 'unproved'
}

/** What stands behind an inline; undefined for plain text. */
export function placeOf(report: CompiledReport, inline: ReportInline): ReportPlace | undefined {
  if (inline.type === 'text') return undefined
  if (inline.type === 'figure') {
    const figure = report.figures.find((one) => one.n === inline.n)
    return { tag: `qianbi:figure:${inline.n}:${figure?.indicator ?? ''}`, name: figure?.name ?? `数字${inline.n}`, proof: inline.proof }
  }
  const claim = report.claims.find((one) => one.index === inline.index)
  return { tag: `qianbi:claim:${inline.index}`, name: claim?.name ?? claim?.phrase ?? inline.text, proof: inline.proof }
}
