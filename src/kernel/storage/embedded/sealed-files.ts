import { createHash } from 'node:crypto'
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileFault } from './file-fault.ts'

/** A file of the database as it was when the database was closed. */
export interface SealedFile {
  /** From the database's folder, with `/`. */
  readonly path: string
  readonly size: number
  /** Of what has no checksums of its own; absent for tables, indexes and the log. */
  readonly digest?: string | undefined
}

/** Made anew by the database when they are missing. */
const passing = /^(?:pg_stat|pg_stat_tmp)\/|(?:^|\/)pg_internal\.init(?:\.\d+)?$|^postmaster\./
/** Tables, indexes and the write-ahead log: their pages and records are checked one by one where they are read. */
const checked = /^(?:base\/\d+|global)\/\d|^pg_wal\//

/** The first file of a table or an index; not its maps, nor what lies beyond a gigabyte. */
const relation = /^(?:base\/\d+|global)\/\d+$/

/** Whether a value read from disk names a file and its size in bytes. */
export function isSealedFile(value: unknown): value is SealedFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'path') === 'string' &&
    typeof Reflect.get(value, 'size') === 'number'
  )
}

/** Every file that belongs to a closed database. */
export function listSealedFiles(database: string): readonly SealedFile[] {
  return listFiles(database)
    .filter((path) => !passing.test(path))
    .map((path) => {
      const { size } = lstatSync(join(database, path))
      return checked.test(path) ? { path, size } : { path, size, digest: digestOf(join(database, path)) }
    })
}

/** Whether it is the first file of a table or an index. */
export function isRelationFile({ path }: Pick<SealedFile, 'path'>): boolean {
  return relation.test(path)
}

/** Tables and indexes, and how long they are. */
export function listRelationFiles(database: string): readonly SealedFile[] {
  return listFiles(database)
    .filter((path) => isRelationFile({ path }))
    .map((path) => ({ path, size: lstatSync(join(database, path)).size }))
}

/** The first file that is not as it was when the database was closed; what was added is not looked at. */
export function findChangedFile(database: string, sealed: readonly SealedFile[]): FileFault | undefined {
  const found = new Map(listSealedFiles(database).map((file) => [file.path, file]))
  for (const { path, size, digest } of sealed) {
    const now = found.get(path)
    if (now === undefined) return { path, fault: 'missing' }
    if (now.size === 0 && size > 0) return { path, fault: 'empty' }
    if (now.size < size) return { path, fault: 'short' }
    if (now.size !== size || now.digest !== digest) return { path, fault: 'changed' }
  }
  return undefined
}

/** Paths of the files below a folder, with `/`, in order. */
export function listFiles(folder: string): readonly string[] {
  const below = (parent: string): readonly string[] =>
    readdirSync(join(folder, parent), { withFileTypes: true }).flatMap((entry: Dirent) => {
      const path = parent === '' ? entry.name : `${parent}/${entry.name}`
      return entry.isDirectory() ? below(path) : [path]
    })
  return [...below('')].sort()
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 32)
}
