import { existsSync, readdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  type BackupContent,
  type DestroyedNote,
  destroyAgain,
  type Engine,
  listTowns,
  markFinished,
  markUnfinished,
  openEngine,
  openKernel,
  readBackup,
  restoreStore,
  townKernel,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readBackupFile } from '../backup/backup-file.ts'
import { readDestroyedLists } from '../backup/destroyed-file.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { storePlaceOf } from '../command-line/with-store.ts'
import { loadCatalogue } from '../store/catalogue.ts'
import { commandLineActor } from '../store/choose-town.ts'
import { explainFileError } from '../store/explain-file-error.ts'
import { explainServerError } from '../store/explain-server-error.ts'
import { keyPathOf, readKey } from '../store/key-file.ts'
import { presentStorePlace, type StorePlace } from '../store/open-store.ts'
import { secretsOf } from '../store/secrets-of.ts'
import { atTownClock } from '../store/town-clock.ts'

export const restoreCommand: Command = {
  options: { data: storeOptions.data, key: { type: 'string' }, destroyed: { type: 'string' }, ...jsonOption },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal, environment } = invocation
    const file = resolve(positionals[0] ?? '')
    if (!existsSync(file)) throw new Refusal('not-found', `没有备份文件 ${file}。`)
    const named = text('key') ?? environment.QIANBI_BACKUP_KEY
    const key = readKey(keyPathOf(file, named))
    const list = text('destroyed')
    const { paths, notes } = readDestroyedLists(file, { named: list === undefined ? undefined : resolve(list), key: named })
    const place = storePlaceOf(invocation)
    // All of it is read once before anything is made.
    const { shapes } = await readBackup(readBackupFile(file, key))
    const secrets = secretsOf(environment)
    const { content, again } = await restoreTo(place, async (engine) => {
      const back = await restoreStore(engine, { shapes, lines: readBackupFile(file, key) })
      return { content: back, again: await destroyRestored(secrets === undefined ? engine : { ...engine, secrets }, notes) }
    })
    if (flag('json')) terminal.result(presentJson({ file, ...content, destroyed: again, problems: [] }))
    else {
      terminal.result(`已恢复到 ${presentStorePlace(place)}：${presentTowns(content)}，${content.rows} 行。所有人要重新登录。`)
      terminal.note(presentAgain(again, paths))
    }
    return exit.done
  },
}

function presentTowns({ towns }: BackupContent): string {
  return towns.map(({ name, seq }) => `${name}（审计链到第 ${seq} 笔）`).join('、')
}

function presentAgain(again: number, paths: readonly string[]): string {
  if (paths.length === 0)
    return '旁边没有销毁清单（*.destroyed）：这份备份以后办过销毁的，请删掉刚恢复的，用 --destroyed 指明较新备份的清单再恢复一次。'
  return again === 0 ? '核对过销毁清单，没有要再次销毁的。' : `备份以后销毁过的个人信息已按清单再次销毁，出了 ${again} 份证书。`
}

/**
 * Destroys again what the lists say, before anybody else can open the store: until then it is marked as unfinished. It is brought to this edition for it.
 * Gives how many destructions it was.
 */
async function destroyRestored(engine: Engine, notes: readonly DestroyedNote[]): Promise<number> {
  if (notes.length === 0) return 0
  await markUnfinished(engine)
  const kernel = await atTownClock(await openKernel({ engine, catalogue: loadCatalogue(), access: 'write' }))
  let again = 0
  for (const { town } of await listTowns(kernel)) {
    const own = await townKernel(kernel, town)
    again += (await destroyAgain(own, commandLineActor(town), notes)).length
  }
  await markFinished(engine)
  return again
}

/** A folder that did not become a store is taken away again. */
async function restoreTo<Result>(place: StorePlace, work: (engine: Engine) => Promise<Result>): Promise<Result> {
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
