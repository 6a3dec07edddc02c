import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BackupContent, dumpStore, openEngine, readBackup, restoreStore } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { StorePlace } from '../store/open-store.ts'
import { readBackupFile } from './backup-file.ts'
import { makeScratch } from './scratch.ts'

/**
 * Restores a backup on the embedded engine, beside the data that it is of, and takes what was restored apart again: a backup that nobody has ever restored is none. Refuses with
 * `damaged` when something else comes out.
 */
export async function tryBackup(path: string, key: Uint8Array, of: StorePlace): Promise<BackupContent> {
  const scratch = makeScratch(of)
  try {
    const { shapes, content } = await readBackup(readBackupFile(path, key))
    const engine = await openEngine({ data: join(scratch, 'data'), access: 'create' })
    try {
      await restoreStore(engine, { shapes, lines: readBackupFile(path, key) })
      const found = await dumpStore(engine, async () => {})
      if (found.digest !== content.digest)
        throw new Refusal('damaged', `备份 ${path} 试着恢复以后与原来的不一样，不能用。请再备份一次；还是这样，请把这句话发给维护者。`)
    } finally {
      await engine.close()
    }
    return content
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
