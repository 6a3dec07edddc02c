/** What a number of an annex is: promised (with its unit), done by the end of the period, and how much of the promise that is. */
export type AnnexNumber = 'promised' | 'done' | 'rate'

/** How far a record was at the end of the period: its state and since when; how often it was asked about, and answered. */
export type AnnexProgressWord = 'state' | 'questions'

export interface AnnexColumn {
  readonly label: string
  /** A field of the ledger that nobody's secrecy covers … */
  readonly field?: string
  /** … or a number that `amount` tells of. */
  readonly shows?: AnnexNumber
  /** … or a word that `progress` tells. */
  readonly tells?: AnnexProgressWord
  /** The field as it stood with the last step of the period, for annexes with `progress`; what no step of the period says is left empty. */
  readonly past?: true
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

/** Where a record was at the end of the period: by the day on which it was done, else by the log of its loop. */
export interface AnnexProgress {
  /** Loop id; its ledger is the annex's own. */
  readonly loop: string
  /** A date: from this day on the record is done. */
  readonly doneOn: string
  /** What it is called then, and what it is called before where no log says more. */
  readonly done: string
  readonly notDone: string
  /** The steps by which somebody asks, and by which they are answered. */
  readonly asks: string
  readonly answers: string
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
  readonly progress?: AnnexProgress
  readonly columns: readonly AnnexColumn[]
}

export interface ResolvedAnnex extends AnnexDefinition {
  readonly pack: string
}
