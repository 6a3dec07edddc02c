import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

const { version } = JSON.parse(readFileSync(new URL('../../../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8'))
/** Raised when the image is made in another way. */
const edition = 2
let loaded: Blob | undefined

/** An empty database as a file, made once a machine: a test starts from it ten times as fast as from nothing. */
export async function loadMemoryImage(): Promise<Blob> {
  if (loaded !== undefined) return loaded
  const path = join(tmpdir(), `qianbi-test-image-${process.getuid?.() ?? 0}-${version}-${edition}.tar`)
  if (!existsSync(path)) {
    const database = await PGlite.create()
    const image = await dumpImage(database)
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, image)
    renameSync(draft, path)
  }
  loaded = new Blob([readFileSync(path)])
  return loaded
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
