import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileFault } from './file-fault.ts'
import type { EmbeddedDatabase } from './types.ts'

interface StoredRelation {
  readonly path: string
  readonly kind: string
  /** Of a table: the file of its primary key. */
  readonly key: string | null
}

const page = 8_192
const relations = `select pg_relation_filepath(c.oid) as path, c.relkind::text as kind, pg_relation_filepath(i.indexrelid) as key
  from pg_class c left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relkind in ('r', 'i', 't', 'm', 'S') and pg_relation_filepath(c.oid) is not null`

/**
 * The first table or index whose file is not there or was emptied, which the database itself reads as one without rows. Asked where no list tells what
 * the files were like. A primary key of more than its first page stands for rows; tables never shrink here.
 */
export async function findMissingTable(database: EmbeddedDatabase, place: string): Promise<FileFault | undefined> {
  const rows = await database.run([{ sql: relations, parameters: [] }])
  const size = (path: string) => statSync(join(place, path), { throwIfNoEntry: false })?.size
  for (const { path, kind, key } of rows.filter(isStoredRelation)) {
    const found = size(path)
    if (found === undefined) return { path, fault: 'missing' }
    const stands = kind === 'i' || (key !== null && (size(key) ?? 0) > page)
    if (found === 0 && stands) return { path, fault: 'empty' }
  }
  return undefined
}

function isStoredRelation(row: unknown): row is StoredRelation {
  return typeof row === 'object' && row !== null && typeof Reflect.get(row, 'path') === 'string'
}
