/** What somebody sees and writes of a table who answers for a part of the town; a table of which nothing is said they do not know. SQL over the table's own columns. */
export interface PartPolicy {
  readonly table: string
  /** Which rows they see; all of the town's when absent. */
  readonly read?: string | undefined
  /** Which rows they may add, and end; none when absent. */
  readonly write?: string | undefined
  /** The columns that they see; all when absent. */
  readonly columns?: readonly string[]
}

/** Rows of a table without what they say, read past its policy: by them the policies of others tell where something lies. */
export interface PartView {
  readonly name: string
  readonly body: string
}

export interface PartRules {
  readonly views: readonly PartView[]
  readonly policies: readonly PartPolicy[]
}

export const noPartRules: PartRules = { views: [], policies: [] }
