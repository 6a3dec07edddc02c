import { existsSync, readdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type BackupContent, openEngine, readBackup, restoreStore } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readBackupFile } from '../backup/backup-file.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { storePlaceOf } from '../command-line/with-store.ts'
import { explainFileError } from '../store/explain-file-error.ts'
import { explainServerError } from '../store/explain-server-error.ts'
import { keyPathOf, readKey } from '../store/key-file.ts'
import { presentStorePlace, type StorePlace } from '../store/open-store.ts'

export const restoreCommand: Command = {
  options: { data: storeOptions.data, key: { type: 'string' }, ...jsonOption },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal, environment } = invocation
    const file = resolve(positionals[0] ?? '')
    if (!existsSync(file)) throw new Refusal('not-found', `没有备份文件 ${file}。`)
    const key = readKey(keyPathOf(file, text('key') ?? environment.QIANBI_BACKUP_KEY))
    const place = storePlaceOf(invocation)
    // All of it is read once before anything is made.
    const { shapes } = await readBackup(readBackupFile(file, key))
    const content = await restoreTo(place, (engine) => restoreStore(engine, { shapes, lines: readBackupFile(file, key) }))
    if (flag('json')) terminal.result(presentJson({ file, ...content, problems: [] }))
    else terminal.result(`已恢复到 ${presentStorePlace(place)}：${presentTowns(content)}，${content.rows} 行。所有人要重新登录。`)
    return exit.done
  },
}

function presentTowns({ towns }: BackupContent): string {
  return towns.map(({ name, seq }) => `${name}（审计链到第 ${seq} 笔）`).join('、')
}

/** A folder that did not become a store is taken away again. */
async function restoreTo(
  place: StorePlace,
  work: (engine: Awaited<ReturnType<typeof openEngine>>) => Promise<BackupContent>,
): Promise<BackupContent> {
  const isNew = 'data' in place && (!existsSync(place.data) || readdirSync(place.data).length === 0)
  if ('data' in place && !isNew) throw new Refusal('conflict', `${place.data} 里已有别的东西，没有恢复。请用 --data 指一个还没有的文件夹。`)
  try {
    const engine = await openEngine('data' in place ? { ...place, access: 'create', lasting: true } : place)
    try {
      return await work(engine)
    } finally {
      await engine.close()
    }
  } catch (error) {
    if ('data' in place) rmSync(place.data, { recursive: true, force: true })
    throw 'url' in place ? explainServerError(error, place.url) : explainFileError(error, `恢复不到 ${place.data}`)
  }
}
