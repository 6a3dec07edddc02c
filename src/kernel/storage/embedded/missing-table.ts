import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileFault } from './file-fault.ts'
import type { SealedFile } from './sealed-files.ts'
import type { EmbeddedDatabase } from './types.ts'

interface StoredRelation {
  readonly path: string
  /** When its statistics were last taken; -1 before. */
  readonly pages: number
  readonly kind: string
  /** Of a table: the file of its primary key. */
  readonly key: string | null
}

const page = 8_192
/** A table grows by so many pages at once at the most, of which a power cut may take those that hold nothing yet. */
const ahead = 64
const relations = `select pg_relation_filepath(c.oid) as path, c.relpages as pages, c.relkind::text as kind, pg_relation_filepath(i.indexrelid) as key
  from pg_class c left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relkind in ('r', 'i', 't', 'm', 'S') and pg_relation_filepath(c.oid) is not null`

type Sizes = ReadonlyMap<string, number | undefined>

interface Known {
  /** How long the files were at least. */
  readonly least: readonly SealedFile[]
  /** How long these were before the database's own recovery, which lengthens what was cut and leaves a hole in it. */
  readonly before: Sizes
}

/**
 * The first table or index whose file is not there, was emptied or has lost its end, which the database itself reads as one with no rows, or fewer. Asked
 * where no list tells what the files were like, behind the database's own recovery. A primary key of more than its first page stands for rows. What is
 * known of lengths is what the store was last opened with (`least`), and the pages that were there when statistics were taken; tables never shrink here.
 */
export async function findMissingTable(
  database: EmbeddedDatabase,
  place: string,
  { least, before }: Known,
): Promise<FileFault | undefined> {
  const rows = await database.run([{ sql: relations, parameters: [] }])
  const size = (path: string) => sizeOf(place, path)
  const known = new Map(least.map((file) => [file.path, file.size]))
  for (const { path, kind, key, pages } of rows.filter(isStoredRelation)) {
    const found = before.has(path) ? before.get(path) : size(path)
    if (found === undefined) return { path, fault: 'missing' }
    const stands = kind === 'i' || (key !== null && (size(key) ?? 0) > page)
    const expected = Math.max(known.get(path) ?? 0, (pages - ahead) * page)
    if (found === 0 && (stands || expected > 0)) return { path, fault: 'empty' }
    if (found < expected) return { path, fault: 'short' }
  }
  return undefined
}

/** How long these files are; undefined where one is not there. */
export function sizesOf(place: string, files: readonly Pick<SealedFile, 'path'>[]): Sizes {
  return new Map(files.map(({ path }) => [path, sizeOf(place, path)]))
}

function sizeOf(place: string, path: string): number | undefined {
  return statSync(join(place, path), { throwIfNoEntry: false })?.size
}

function isStoredRelation(row: unknown): row is StoredRelation {
  return (
    typeof row === 'object' && row !== null && typeof Reflect.get(row, 'path') === 'string' && typeof Reflect.get(row, 'pages') === 'number'
  )
}
