import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { zipSync } from 'fflate'

export { emptyDatabaseName } from './empty-database.ts'

/** Makes an empty database and packs it, for the program that is being built. */
export async function packEmptyDatabase(): Promise<Uint8Array> {
  const scratch = mkdtempSync(join(tmpdir(), 'qianbi-empty-'))
  try {
    const folder = join(scratch, 'database')
    const database = await PGlite.create({ dataDir: folder })
    await database.close()
    return packFolder(folder)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** A folder with all that lies in it, empty folders too. */
export function packFolder(folder: string): Uint8Array {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
    const path = join(folder, name)
    const place = name.replaceAll('\\', '/')
    return statSync(path).isDirectory() ? ([`${place}/`, new Uint8Array()] as const) : ([place, readFileSync(path)] as const)
  })
  return zipSync(Object.fromEntries(entries), { mtime: '2020-01-01T00:00:00' })
}
