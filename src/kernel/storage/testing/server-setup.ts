import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { preparedName } from './prepared.ts'
import { startTemporaryServer } from './temporary-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that tests make their databases on; empty when there is none. */
    readonly testServer: string
    /** A folder of this run, for what is prepared once for many tests. */
    readonly testRun: string
  }
}

/** One PostgreSQL server for a run: DATABASE_URL, or a temporary one where the programs are installed. Only runs with database tests need it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = mkdtempSync(join(tmpdir(), 'qianbi-test-run-'))
  project.provide('testRun', run)
  const given = process.env.DATABASE_URL
  const wanted = wantsServer(process.argv.slice(2))
  const server = given === undefined && wanted ? await startTemporaryServer() : undefined
  if (given === undefined && wanted && server === undefined && process.env.CI === 'true')
    throw new Error('没有找到 PostgreSQL 服务器程序（QIANBI_POSTGRES 可以指明它在哪里）：数据库测试要在两种引擎上运行。')
  if (given === undefined && wanted && server === undefined)
    console.warn('没有找到 PostgreSQL 服务器程序，也没有设置 DATABASE_URL：数据库测试只在内嵌引擎上运行。')
  project.provide('testServer', given ?? server?.url ?? '')
  return async () => {
    if (given !== undefined) await dropPrepared(given, run)
    await server?.stop()
    rmSync(run, { recursive: true, force: true })
  }
}

/**
 * Whether what is run may need a server. Only files that are named and need none do without: options and patterns (`--exclude=…`) name no file that is run, and
 * taken for one they would leave a whole run without its server, silently.
 */
export function wantsServer(given: readonly string[]): boolean {
  const named = given.filter((argument) => /\.test\.tsx?$/.test(argument) && !argument.startsWith('-') && !argument.includes('*'))
  return named.length === 0 || named.some((file) => /\.db\.test\.ts$|conformance|\.scopes\.test\.ts$/.test(file))
}

/** The temporary server takes its databases with it; on another one what was prepared is dropped. */
async function dropPrepared(server: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const like = `${preparedName(run)}\\_%`
    const { rows } = await client.query<{ name: string }>('select datname as name from pg_database where datname like $1', [like])
    for (const { name } of rows) await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  } finally {
    await client.end()
  }
}
