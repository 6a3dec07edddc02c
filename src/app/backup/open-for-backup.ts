import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyLiveStore, type Engine, openForDump } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { explainFileError } from '../store/explain-file-error.ts'
import { explainServerError } from '../store/explain-server-error.ts'
import type { StorePlace } from '../store/open-store.ts'

export interface OpenedForBackup {
  readonly engine: Engine
  close(): Promise<void>
}

/**
 * The store for reading all of it. A folder that a running server holds is copied as it is at this moment, beside the backup, and the copy is read: what was
 * acknowledged until then is in it.
 */
export async function openForBackup(place: StorePlace, file: string, onNote: (message: string) => void): Promise<OpenedForBackup> {
  try {
    const engine = await openForDump('data' in place ? { ...place, access: 'read', onNote } : place)
    return { engine, close: () => engine.close() }
  } catch (error) {
    if ('url' in place) throw explainServerError(error, place.url)
    if (!(error instanceof Refusal) || error.code !== 'locked') throw explainFileError(error, `打不开数据文件夹 ${place.data}`)
    onNote('铅笔正在运行：先把数据文件夹此刻的样子复制一份，再备份它。')
    return openCopy(place.data, file, onNote)
  }
}

async function openCopy(data: string, file: string, onNote: (message: string) => void): Promise<OpenedForBackup> {
  const folder = mkdtempSync(join(dirname(file), '.qianbi-copy-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, 'data')
    copyLiveStore(data, copy)
    const engine = await openForDump({ data: copy, access: 'read', onNote })
    return {
      engine,
      close: async () => {
        await engine.close()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}
