import { existsSync, fdatasyncSync, renameSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { valueParsers } from '../value-parsers.ts'
import { type EngineProgram, findEngineCode } from './engine-code.ts'
import { FilesInMemory } from './files-in-memory.ts'
import { mostParts, partsTable, settleParts } from './parked-parts.ts'
import { PreparedStatements } from './prepared-statements.ts'
import type { EmbeddedDatabase, EmbeddedOptions } from './types.ts'

const settings = [
  'timezone=UTC',
  'datestyle=ISO,YMD',
  // The plans are short and many; compiling them costs more than it brings.
  'jit=off',
  'work_mem=32MB',
  'maintenance_work_mem=128MB',
  // The log grows to this before a checkpoint: at the default of 1 GB a folder of 40 MB becomes one of 1 GB.
  'max_wal_size=64MB',
  'min_wal_size=32MB',
  'wal_recycle=off',
  'wal_sync_method=fsync',
  // One connection, no background processes: statistics are taken by ANALYZE after imports.
  'autovacuum=off',
  // A plan that was made while a table was empty would outlive its growing.
  'plan_cache_mode=force_custom_plan',
  // Parts of a long write that readers see nothing of.
  `max_prepared_transactions=${mostParts}`,
]

/**
 * What the database keeps of its tables in its own memory, all of which is cleared when it opens: of the usual 128 MB that is half of the opening. Only who stays
 * is served by them; a command is done before. In memory the tables lie at hand as they are.
 */
function cacheOf({ folder, lasting = false }: EmbeddedOptions): readonly string[] {
  if (folder === undefined) return ['shared_buffers=16MB']
  return lasting ? [] : ['shared_buffers=32MB']
}

interface EngineFiles {
  readonly pgliteWasmModule: WebAssembly.Module
  readonly fsBundle: Blob
}

const engineFile = 'pglite.wasm'
let engineFiles: Promise<EngineFiles> | undefined

/**
 * Begins to read and compile the engine, for a thread that will open a database as soon as its folder has been looked at. A thread that opens many (tests)
 * compiles it once.
 */
export function loadEngine(): void {
  engineFiles ??= readEngine()
  // Who opens the database is told.
  engineFiles.catch(() => undefined)
}

/** The program of the engine, and what this thread has compiled of it. */
export async function getEngine(): Promise<{ readonly program: EngineProgram; readonly compiled: WebAssembly.Module }> {
  loadEngine()
  const files = await engineFiles
  if (files === undefined) throw new Error('the engine was not read')
  return { program: await readBeside(engineFile), compiled: files.pgliteWasmModule }
}

async function readEngine(): Promise<EngineFiles> {
  const compile = async (program: EngineProgram) => findEngineCode(program) ?? WebAssembly.compile(program)
  const [program, bundle] = await Promise.all([readBeside(engineFile).then(compile), readBeside('pglite.data')])
  return { pgliteWasmModule: program, fsBundle: new Blob([bundle]) }
}

async function readBeside(name: string): Promise<EngineProgram> {
  return readFile(new URL(name, import.meta.resolve('@electric-sql/pglite')))
}

/** Opens the database in this thread. On a folder, every commit is flushed to the disk before it is acknowledged. */
export async function openDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { folder, create = false, readOnly = false } = options
  if (folder !== undefined) await (create ? createDatabase(folder) : assertDatabase(folder))
  const durable = folder !== undefined
  const startParams = [
    ...PGlite.defaultStartParams.filter((parameter) => !(durable && parameter === '-F')),
    ...[...settings, ...cacheOf(options), ...(readOnly ? ['default_transaction_read_only=on'] : [])].flatMap((setting) => ['-c', setting]),
  ]
  const database = await PGlite.create({
    ...(await engineFiles),
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(options.image === undefined ? {} : { fs: new FilesInMemory(options.image) }),
    startParams,
    parsers: { ...valueParsers },
  })
  if (durable) await makeDurable(database, readOnly)
  await settleParts(async (sql) => (await database.query(sql)).rows)
  if (!readOnly) await database.exec(partsTable)
  const statements = new PreparedStatements(database)
  return {
    run: (some) => statements.run(some),
    copy: async (sql, chunk) => {
      await database.query(sql, [], { blob: new Blob([new Uint8Array(chunk)]) })
    },
    close: () => database.close(),
  }
}

/**
 * Makes a database beside its place and moves it there once it is whole: a making that is broken off leaves nothing that could be taken for a store.
 */
async function createDatabase(folder: string): Promise<void> {
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  // What few need is not read with the engine.
  const { findEmptyDatabase, unpackDatabase } = await import('./empty-database.ts')
  const empty = findEmptyDatabase()
  if (empty === undefined) {
    const database = await PGlite.create({ ...(await engineFiles), dataDir: draft })
    await database.close()
  } else unpackDatabase(empty, draft)
  renameSync(draft, folder)
}

/** PGlite makes a new database over everything where this one file is missing: never here, whoever has checked before. */
function assertDatabase(folder: string): void {
  if (!existsSync(join(folder, 'PG_VERSION'))) throw new Error('PG_VERSION is missing')
}

/**
 * The file layer of the embedded database has no fsync of its own, so a commit would survive the end of the process but not a power cut.
 * It is given one here, and the start fails when a commit does not reach it: a promise of durability that nobody keeps is worse than none.
 */
async function makeDurable(database: PGlite, readOnly: boolean): Promise<void> {
  let flushed = 0
  const operations: unknown = Reflect.get(database.Module.NODEFS, 'stream_ops')
  if (typeof operations !== 'object' || operations === null) throw new Error('the embedded database has no file layer to make durable')
  Reflect.set(operations, 'fsync', (stream: { readonly nfd: number }) => {
    fdatasyncSync(stream.nfd)
    flushed += 1
    return 0
  })
  // Whoever only reads promises nothing.
  if (readOnly) return
  await database.query('create table if not exists durable_start (single boolean primary key, starts bigint not null)')
  flushed = 0
  await database.query('insert into durable_start values (true, 1) on conflict (single) do update set starts = durable_start.starts + 1')
  if (flushed === 0) {
    await database.close()
    throw new Error('a commit of the embedded database did not reach the disk: this version of PGlite is not the one this was made for')
  }
}
