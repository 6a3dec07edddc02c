/** Whose part of the town it is, and the statement that gives its one row, asked as the whole town. */
export interface Part {
  readonly key: string
  readonly statement: { readonly sql: string; readonly parameters: readonly (string | null)[] }
}

/** What the policies are told of somebody: lists of ids as PostgreSQL writes them, and who it is. */
export interface PartRow {
  readonly villages: string
  readonly grids: string
  readonly objects: string
  readonly writer: string
  readonly role: string
}
