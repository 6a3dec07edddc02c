import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { openEmbeddedEngine } from './embedded/embedded-engine.ts'
import { openEngine } from './open-engine.ts'
import { copyFolder } from './testing/copy-folder.ts'
import { makeOnce, preparedName } from './testing/prepared.ts'
import { openEmptyMemory, openPreparedMemory } from './testing/prepared-memory.ts'
import type { Engine } from './types.ts'

/** What a database holds before its tests: made once in a run, and copied to each that asks for it. */
export interface Preparation {
  /** Names what is prepared, as a part of a file's and a database's name. */
  readonly key: string
  /** Fills an empty database. */
  readonly fill: (engine: Engine) => Promise<unknown>
}

/** Gives a database of its own to whoever asks: an empty one, or one that holds what was prepared. */
type Open = (prepared?: Preparation) => Promise<Engine>

/**
 * Runs the same tests on every engine there is: an embedded database in memory, and a PostgreSQL server when the run has one.
 * `open` gives a fresh database each time; all of them are closed and dropped after the tests.
 */
export function describeEngines(name: string, body: Body): void {
  describe(`${name} (embedded)`, () => body(openerInMemory(), 'embedded'))
  const server = inject('testServer')
  if (server !== '') describe(`${name} (server)`, () => body(openerOnServer(server), 'server'))
}

/**
 * The same on one engine: for what a definition means, in which neither SQL of its own nor concurrency is at stake. On the server when the run has one,
 * which is the quicker; the embedded engine lives the demo, the browser's tests and the command line's.
 */
export function describeOneEngine(name: string, body: Body): void {
  const server = inject('testServer')
  describe(name, () => (server === '' ? body(openerInMemory(), 'embedded') : body(openerOnServer(server), 'server')))
}

type Body = (open: Open, engine: 'embedded' | 'server') => void

/**
 * Whether an engine tries a sample of what is done in thousands: the embedded one where the server, the quicker, tries the whole beside it. With
 * QIANBI_WHOLE=true both try the whole.
 */
export function isSampled(engine: 'embedded' | 'server'): boolean {
  return engine === 'embedded' && inject('testServer') !== '' && process.env.QIANBI_WHOLE !== 'true'
}

/** How much of what is generated an engine tries: a sample in every run, the quicker engine the larger one, and the whole with QIANBI_WHOLE=true. */
export function triedOn<Amount>(
  engine: 'embedded' | 'server',
  { embedded, server, whole }: { readonly embedded: Amount; readonly server: Amount; readonly whole: Amount },
): Amount {
  if (process.env.QIANBI_WHOLE === 'true') return whole
  return engine === 'embedded' && inject('testServer') !== '' ? embedded : server
}

/** Databases of the engine that the tests around do not run on: to carry a store there. Undefined where the run has no server. */
export function openerOnOther(engine: 'embedded' | 'server'): Open | undefined {
  if (engine === 'server') return openerInMemory()
  const server = inject('testServer')
  return server === '' ? undefined : openerOnServer(server)
}

/** Opens databases in memory; closes them after the tests. */
function openerInMemory(): Open {
  const opened: Engine[] = []
  afterAll(async () => {
    for (const engine of opened) await engine.close()
  })
  return async (prepared) => {
    const engine = await (prepared === undefined ? openEmptyMemory() : openPreparedMemory(prepared.key, prepared.fill))
    opened.push(engine)
    return withCheapPasswords(engine)
  }
}

export interface Prepared<Result> extends Preparation {
  /** Fills an empty database; what it gives is handed to every test, as JSON. */
  readonly fill: (engine: Engine) => Promise<Result>
  /** A folder of the embedded engine that holds the same already, made elsewhere; then only the server is filled. */
  readonly folder?: () => Promise<{ readonly data: string; readonly result: Result }>
}

/** As `describeEngines`, but `open` gives a copy of a database that was filled once in this run: for what takes long to load. */
export function describePrepared<Result>(
  name: string,
  { key, fill, folder }: Prepared<Result>,
  body: (open: () => Promise<{ readonly engine: Engine; readonly result: Result }>) => void,
): void {
  const run = inject('testRun')
  const fillHere = async () => {
    const data = join(run, key)
    const result = await makeOnce(run, `${key}-embedded`, async () => filled(await openEmbeddedEngine({ data, access: 'create' }), fill))
    return { data, result }
  }
  describe(`${name} (embedded)`, () => {
    const opened: { readonly engine: Engine; readonly data: string }[] = []
    afterAll(async () => {
      for (const { engine, data } of opened) {
        await engine.close()
        rmSync(data, { recursive: true, force: true })
      }
    })
    body(async () => {
      const { data: original, result } = await (folder ?? fillHere)()
      const data = copyFolder(original, mkdtempSync(join(run, `${key}-copy-`)))
      const engine = await openEmbeddedEngine({ data })
      opened.push({ engine, data })
      return { engine: withCheapPasswords(engine), result }
    })
  })
  const server = inject('testServer')
  if (server === '') return
  describe(`${name} (server)`, () => {
    const open = openerOnServer(server)
    body(async () => {
      const { result } = await prepareTemplate(server, { key, fill })
      return { engine: await open({ key, fill }), result }
    })
  })
}

/** The database of the server that is like what was prepared, and what its filling gave: made once in a run. */
export async function prepareTemplate<Result>(
  server: string,
  { key, fill }: Pick<Prepared<Result>, 'key' | 'fill'>,
): Promise<{ readonly template: string; readonly result: Result }> {
  const run = inject('testRun')
  const template = `${preparedName(run)}_${key}`
  const result = await makeOnce(run, `${key}-server`, async () => {
    await administer(server, createStatement(template, 'template0'))
    return filled(await openEngine({ url: addressOf(server, template), connections: 6 }), fill)
  })
  return { template, result }
}

async function filled<Result>(engine: Engine, fill: (engine: Engine) => Promise<Result>): Promise<Result> {
  try {
    return await fill(engine)
  } finally {
    await engine.close()
  }
}

/** Opens databases on the server; closes and drops them after the tests. */
function openerOnServer(server: string): Open {
  const opened: { readonly engine: Engine; readonly database: string }[] = []
  afterAll(async () => {
    for (const { engine, database } of opened) {
      await engine.close()
      await administer(server, `drop database if exists ${database} with (force)`)
    }
  })
  return async (prepared) => {
    const { template } = prepared === undefined ? { template: 'template0' } : await prepareTemplate(server, prepared)
    const { url, database } = await createTestDatabase(server, template)
    const engine = await openEngine({ url, connections: 6 })
    opened.push({ engine, database })
    return withCheapPasswords(engine)
  }
}

/**
 * A key of a password takes a twentieth of a second at what a store asks for, which is what it is for; most tests make people only to have them. What a key costs
 * hold the tests of passwords, of the command line and of the browser.
 */
function withCheapPasswords(engine: Engine): Engine {
  return { ...engine, passwordCost: { memory: 8, passes: 1 } }
}

let made = 0

/** A new database on the server of the run: empty, or like the template. */
export async function createTestDatabase(
  server: string,
  template = 'template0',
): Promise<{ readonly url: string; readonly database: string }> {
  made += 1
  const database = `qianbi_test_${process.pid}_${Date.now().toString(36)}_${made}`
  await administer(server, createStatement(database, template))
  return { url: addressOf(server, database), database }
}

/** Its files are copied as they are: to write every page of them into the log takes twice the processor. */
function createStatement(database: string, template: string): string {
  return `create database ${database} template ${template} strategy file_copy encoding 'UTF8'`
}

function addressOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
