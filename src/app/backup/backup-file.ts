import { renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { BackupContent, Engine } from '../../kernel/index.ts'
import { dumpStore } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { explainFileError } from '../store/explain-file-error.ts'
import { createSealer, createWholeFile, openSealed, writeAll } from './sealed-file.ts'

/** Writes what the store holds to a file, packed and sealed; the file is there whole or not at all. */
export async function writeBackup(engine: Pick<Engine, 'asOwner'>, path: string, key: Uint8Array): Promise<BackupContent> {
  const draft = `${path}.${process.pid}.part`
  const packing = createGzip()
  const writing = pipeline(packing, createSealer(key), createWholeFile(draft))
  const failed = new Promise<never>((_, reject) => {
    writing.catch(reject)
  })
  failed.catch(() => undefined)
  try {
    const content = await dumpStore(engine, (line) => writeAll(packing, `${line}\n`, failed))
    packing.end()
    await writing
    renameSync(draft, path)
    return content
  } catch (error) {
    packing.destroy()
    await writing.catch(() => undefined)
    rmSync(draft, { force: true })
    throw explainFileError(error, `写不了 ${path}`)
  }
}

/** The lines of a backup file. Refuses as `openSealed` does. */
export async function* readBackupFile(path: string, key: Uint8Array): AsyncGenerator<string> {
  const unpacking = createGunzip()
  const bytes = Readable.from(openSealed(path, key))
  const reading = pipeline(bytes, unpacking)
  reading.catch(() => undefined)
  try {
    yield* createInterface({ input: unpacking, crlfDelay: Number.POSITIVE_INFINITY })
    await reading
  } catch (error) {
    await reading
    throw error instanceof Refusal ? error : new Refusal('damaged', `备份文件 ${path} 解不开：它被改动过。`, { cause: error })
  } finally {
    bytes.destroy()
    unpacking.destroy()
  }
}
