/** A table as the kernel wants it. Column names and types are the kernel's own, never a user's text. */
export interface TableShape {
  readonly name: string
  /** What a person calls it, for refusals. */
  readonly label: string
  readonly columns: readonly ColumnShape[]
  readonly primaryKey: readonly string[]
  readonly indexes: readonly IndexShape[]
}

export interface ColumnShape {
  readonly name: string
  /** The type as PostgreSQL writes it, with its collation: `text collate "C"`, `numeric(18,2)`. */
  readonly type: string
  /** Absent columns may be empty: only those can be added to a table that has rows. */
  readonly required?: boolean
  readonly label?: string
  /** Words or a document in which numbers of people may stand: whoever writes it seals them (`numbersSealed`, `SealedDocument`). */
  readonly numbers?: true
}

export interface IndexShape {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique?: boolean
  /** `gin` for word lists; a b-tree when absent. */
  readonly method?: 'gin'
  /** Only the versions that hold now. */
  readonly current?: boolean
}
