import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Kernel } from '../../kernel/context.ts'
import { openEngine, openKernel, type StoreAccess } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Invocation } from '../command-line/command.ts'
import { UsageError } from '../command-line/exit-status.ts'
import { explainFileError } from '../command-line/explain-file-error.ts'
import { loadCatalogue } from './catalogue.ts'
import { explainServerError } from './explain-server-error.ts'
import { atTownClock } from './town-clock.ts'

/** Where the data is: a folder of the embedded engine, or a PostgreSQL server. */
export type StorePlace = { readonly data: string } | { readonly url: string }

/** `--data` says it; else DATABASE_URL; else ./data. */
export function storePlaceOf({ text, environment }: Pick<Invocation, 'text' | 'environment'>): StorePlace {
  const data = text('data')
  const url = environment.DATABASE_URL
  if (data === undefined && url !== undefined && url !== '') {
    if (!URL.canParse(url) || !/^postgres(?:ql)?:$/.test(new URL(url).protocol))
      throw new UsageError('DATABASE_URL 应如 postgres://用户:密码@主机:5432/数据库。')
    return { url }
  }
  return { data: resolve(data ?? 'data') }
}

export function presentStorePlace(place: StorePlace): string {
  return 'data' in place ? place.data : new URL(place.url).host
}

export interface OpenOptions {
  /** What the command does to the store: a misspelt path is no empty township, and whoever only looks changes nothing. */
  readonly access: StoreAccess
  readonly onNote?: (message: string) => void
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

async function openAt(place: StorePlace, { access, onNote }: OpenOptions): Promise<Kernel> {
  const engine = await openEngine('data' in place ? { ...place, access, onNote } : place)
  try {
    return await atTownClock(await openKernel({ engine, catalogue: loadCatalogue(), access }))
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Opens the store that a command names, does its work, and closes it whatever happens. */
export async function withStore<Result>(
  invocation: Invocation,
  access: StoreAccess,
  work: (kernel: Kernel) => Promise<Result>,
): Promise<Result> {
  const { terminal } = invocation
  const kernel = await openStore(storePlaceOf(invocation), { access, onNote: (message) => terminal.note(message) })
  try {
    return await work(kernel)
  } finally {
    await kernel.engine.close()
  }
}
