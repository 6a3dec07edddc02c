/** What a number of an annex is: promised (with its unit), done by the end of the period, and how much of the promise that is. */
export type AnnexNumber = 'promised' | 'done' | 'rate'

export interface AnnexColumn {
  readonly label: string
  /** A field of the ledger that nobody's secrecy covers … */
  readonly field?: string
  /** … or a number that `amount` tells of. */
  readonly shows?: AnnexNumber
  /** What the field's number is printed in (万元 for 元), exactly; its own unit when absent. */
  readonly unit?: string
  /** Its sum stands in a last row. */
  readonly summed?: true
}

/** Where the numbers of a row come from: nothing of it is typed into an annex. All are names of fields. */
export interface AnnexAmount {
  readonly value: string
  readonly unit?: string
  /** Holds an indicator's label or id: what is done is its value. */
  readonly indicator?: string
  /** Without an indicator: the newest line of another ledger, up to the end of the period. */
  readonly lines?: { readonly ledger: string; readonly of: string; readonly date: string; readonly value: string }
  /** What a decision put in the place of what was promised; it holds only with the decision. */
  readonly changed?: { readonly decision: string; readonly value: string; readonly unit?: string }
}

/** A table behind a report, a row for each record of one year: asked for as {{附表:label}}, compiled from its ledger. */
export interface AnnexDefinition {
  readonly id: string
  readonly label: string
  readonly aliases?: readonly string[]
  /** Ledger id. */
  readonly ledger: string
  /** A field of years: which records belong to the report's year. */
  readonly year: string
  readonly amount?: AnnexAmount
  readonly columns: readonly AnnexColumn[]
}

export interface ResolvedAnnex extends AnnexDefinition {
  readonly pack: string
}
