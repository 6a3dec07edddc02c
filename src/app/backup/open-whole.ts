import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyLiveStore, type Engine, openForDump } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { explainFileError } from '../store/explain-file-error.ts'
import { explainServerError } from '../store/explain-server-error.ts'
import type { StorePlace } from '../store/open-store.ts'
import { makeScratch } from './scratch.ts'

export interface OpenedWhole {
  readonly engine: Engine
  close(): Promise<void>
}

/**
 * The store for reading all of it, also while it is in use: a folder that a running server holds is copied as it is at this moment, and the copy is read. What
 * was acknowledged until then is in it.
 */
export async function openWhole(place: StorePlace, onNote: (message: string) => void): Promise<OpenedWhole> {
  try {
    const engine = await openForDump('data' in place ? { ...place, access: 'read', onNote } : place)
    return { engine, close: () => engine.close() }
  } catch (error) {
    if ('url' in place) throw explainServerError(error, place.url)
    if (!(error instanceof Refusal) || error.code !== 'locked') throw explainFileError(error, `打不开数据文件夹 ${place.data}`)
    onNote('铅笔正在运行：先把数据文件夹此刻的样子复制一份，再读它。')
    return openCopy(place)
  }
}

/** Works with what was opened, and closes it whatever happens. */
export async function useOpened<Result>(opened: OpenedWhole, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  try {
    return await work(opened.engine)
  } finally {
    await opened.close()
  }
}

async function openCopy(place: { readonly data: string }): Promise<OpenedWhole> {
  const folder = makeScratch(place)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, 'data')
    copyLiveStore(place.data, copy)
    const engine = await openForDump({ data: copy, access: 'read' })
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
