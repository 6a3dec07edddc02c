import { existsSync, statSync } from 'node:fs'
import type { Catalogue } from '../../definition/catalogue/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { assertFinished, openEngine, openKernel, type PasswordCost, type SecretBox, type StoreAccess } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Engine } from '../../kernel/storage/types.ts'
import { loadCatalogue } from './catalogue.ts'
import { explainFileError } from './explain-file-error.ts'
import { explainServerError } from './explain-server-error.ts'
import { atTownClock } from './town-clock.ts'

/** Where the data is: a folder of the embedded engine, or a PostgreSQL server. */
export type StorePlace = { readonly data: string } | { readonly url: string }

export function presentStorePlace(place: StorePlace): string {
  return 'data' in place ? place.data : new URL(place.url).host
}

export interface OpenOptions {
  /** What the command does to the store: a misspelt path is no empty township, and whoever only looks changes nothing. */
  readonly access: StoreAccess
  /** Whoever opens it stays: a server, or a loading of much. */
  readonly lasting?: boolean | undefined
  readonly onNote?: (message: string) => void
  /** Seals what is kept to be used again; absent: nothing is sealed, and nothing that is can be opened. */
  readonly secrets?: SecretBox | undefined
  /** It was opened to replace the key that seals (`Engine.replacesKey`). */
  readonly replacesKey?: boolean | undefined
  /** At what cost keys of passwords are made; the least that is allowed when absent. */
  readonly passwordCost?: PasswordCost | undefined
}

export async function openStore(place: StorePlace, options: OpenOptions): Promise<Kernel> {
  if ('data' in place && existsSync(place.data) && !statSync(place.data).isDirectory())
    throw new Refusal('invalid', `${place.data} 是一个文件，--data 要写一个文件夹。`)
  try {
    return await openAt(place, options)
  } catch (error) {
    throw 'url' in place ? explainServerError(error, place.url) : explainFileError(error, `打不开数据文件夹 ${place.data}`)
  }
}

async function openAt(
  place: StorePlace,
  { access, lasting, onNote, secrets, passwordCost, replacesKey = false }: OpenOptions,
): Promise<Kernel> {
  // The database gets ready in a thread of its own, or elsewhere; the definitions are resolved meanwhile.
  const opening = openEngine('data' in place ? { ...place, access, lasting, onNote } : place)
  opening.catch(() => undefined)
  const catalogue = await loadBeside(opening)
  const opened = await opening
  const engine = {
    ...opened,
    replacesKey,
    ...(secrets === undefined ? {} : { secrets }),
    ...(passwordCost === undefined ? {} : { passwordCost }),
  }
  try {
    await assertFinished(engine)
    return await atTownClock(await openKernel({ engine, catalogue, access }))
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** A program without its definitions ends, and so must the database that it has begun to open. */
async function loadBeside(opening: Promise<Engine>): Promise<Catalogue> {
  try {
    return loadCatalogue()
  } catch (error) {
    await (await opening).close()
    throw error
  }
}
