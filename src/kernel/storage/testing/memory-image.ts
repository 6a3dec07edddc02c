import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { findEmptyDatabase, unpackDatabase } from '../embedded/empty-database.ts'
import { makeOnce } from './prepared.ts'

let loaded: Blob | undefined

/** An empty database as a file, made once in a run: a test starts from it ten times as fast as from nothing. */
export async function loadMemoryImage(): Promise<Blob> {
  const run = inject('testRun')
  const file = join(run, 'empty.tar')
  await makeOnce(run, 'empty-memory', async () => {
    writeFileSync(file, await dumpImage(await openScratch(join(run, 'empty'))))
    rmSync(join(run, 'empty'), { recursive: true, force: true })
    return file
  })
  loaded ??= new Blob([readFileSync(file)])
  return loaded
}

/** Made from the empty database of the last build where there is one: a new one takes ten times as long. */
async function openScratch(folder: string): Promise<PGlite> {
  const empty = findEmptyDatabase()
  if (empty !== undefined) unpackDatabase(empty, folder)
  return openSparingly(folder)
}

/** A database in a folder, whose log takes no more room than it must: it would be part of every copy. */
export function openSparingly(dataDir: string): Promise<PGlite> {
  return PGlite.create({ dataDir, startParams: [...PGlite.defaultStartParams, '-c', 'wal_recycle=off', '-c', 'min_wal_size=32MB'] })
}

/** A database as a file, and closes it. What stands in its log is in its tables by then, so that who starts from it recovers nothing. */
export async function dumpImage(database: PGlite): Promise<Buffer> {
  // Of its three databases one is used; the files of the others would be two thirds of all that is unpacked each time.
  for (const template of ['template0', 'template1']) {
    await database.exec(`update pg_database set datistemplate = false where datname = '${template}'`)
    await database.exec(`drop database ${template}`)
  }
  await database.exec('checkpoint')
  const image = await database.dumpDataDir('none')
  await database.close()
  return Buffer.from(await image.arrayBuffer())
}
