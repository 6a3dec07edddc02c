import type { Instant } from '../types.ts'

/** A document kept by its content: the same bytes are kept once, under the name they first came with. */
export interface StoredFile {
  /** SHA-256 of the bytes, hex. */
  readonly digest: string
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly storedAt: Instant
}

export interface StoredFileContent extends StoredFile {
  readonly bytes: Uint8Array
}
