/** What a backup holds, as its last line says it. Equal contents have equal digests, whichever engine they came from. */
export interface BackupContent {
  readonly tables: number
  readonly rows: number
  /** SHA-256, hex, over the shapes and rows in their order. */
  readonly digest: string
  /** Where the chain of each township ends. */
  readonly towns: readonly BackupTown[]
}

export interface BackupTown {
  readonly town: string
  readonly name: string
  readonly seq: number
  readonly digest: string
}
