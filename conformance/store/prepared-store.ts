import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { runCommandLine } from '../../src/app/command-line/run-command-line.ts'
import { commands } from '../../src/app/commands/index.ts'
import { openEngine } from '../../src/kernel/index.ts'
import { copyFolder } from '../../src/kernel/storage/testing/copy-folder.ts'
import { makeOnce } from '../../src/kernel/storage/testing/prepared.ts'

export interface Outcome {
  readonly status: number
  readonly result: string
  readonly notes: string
}

/** Runs a command in this process, as the terminal would. */
export function runHere(...args: string[]): Promise<Outcome> {
  return runIn({}, ...args)
}

/** The same with variables of the environment, such as DATABASE_URL. */
export async function runIn(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Outcome> {
  const result: string[] = []
  const notes: string[] = []
  const terminal = {
    result: (text: string) => void result.push(text),
    note: (text: string) => void notes.push(text),
    progress: () => undefined,
  }
  const status = await runCommandLine(args, { terminal, environment, commands })
  return { status, result: result.join('\n'), notes: notes.join('\n') }
}

/** A folder for the tests of a file, removed after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-store-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const villages = ['编码,名称,户数,人口', '999901102201,瓦窑山村,300,1000', '999901102202,溪口村,250,800'].join('\r\n')
export const template = [
  '---',
  'title: 竹溪镇2020年政府工作报告',
  'town: "999901102"',
  'period: 2020',
  '---',
  '# 一、基本情况',
  '全镇有{{行政村数}}个行政村。',
].join('\n')

export interface SmallTown {
  /** Of the administrator. */
  readonly password: string
}

/**
 * Puts the township of 竹溪镇 into a folder, as `qianbi init` leaves it: made once in a run, since an empty database and all its tables take seconds.
 * It is made by the command itself.
 */
export async function copySmallTown(data: string): Promise<SmallTown> {
  const original = join(inject('testRun'), 'small-town')
  const town = await makeOnce(inject('testRun'), 'small-town', async () => {
    const asked = ['init', '--town', '999901102', '--name', '竹溪镇', '--county', '青岚县']
    const { status, result, notes } = await runHere(...asked, '--data', original)
    const [, password] = /初始密码 (\w+)/.exec(result) ?? []
    if (status !== 0 || password === undefined) throw new Error(`${result}${notes}`)
    return { password }
  })
  copyFolder(original, data)
  return town
}

/** Makes a small township in a folder: initialised, with two villages. */
export async function prepareStore(data: string): Promise<void> {
  await copySmallTown(data)
  const file = `${data}-村.csv`
  writeFileSync(file, villages)
  const loaded = await runHere('import', '村', file, '--data', data)
  if (loaded.status !== 0) throw new Error(loaded.result + loaded.notes)
}

export interface StoreFacts {
  /** Files of relations, from the database's folder, by name. */
  readonly files: ReadonlyMap<string, string>
  readonly head: string
}

/** Where relations lie, and the head of the chain. Opens the store, so it is to be asked beforehand. */
export async function readFacts(data: string, relations: readonly string[]): Promise<StoreFacts> {
  const engine = await openEngine({ data, access: 'read' })
  try {
    return await engine.asOwner.read(async (session) => {
      const rows = await session.query<{ name: string; path: string }>(
        sql`select name, pg_relation_filepath(to_regclass(name)) as path from unnest(${[...relations]}::text[]) as name`,
      )
      const heads = await session.query<{ digest: string }>(sql`select digest from audit_head`)
      return { files: new Map(rows.map(({ name, path }) => [name, path])), head: heads.map(({ digest }) => digest).join() }
    })
  } finally {
    await engine.close()
  }
}

/** Every file of the database with its size and when it was last written: what nobody touched is equal. */
export function traceOf(data: string): ReadonlyMap<string, string> {
  const database = join(data, 'database')
  const names = existsSync(database) ? readdirSync(database, { recursive: true, encoding: 'utf8' }) : []
  return new Map(
    names
      .filter((name) => lstatSync(join(database, name)).isFile())
      .map((name) => {
        const { size, mtimeMs } = statSync(join(database, name))
        return [name, `${size} ${mtimeMs}`]
      }),
  )
}
