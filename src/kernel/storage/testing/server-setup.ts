import type { TestProject } from 'vitest/node'
import { startTemporaryServer } from './temporary-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that tests make their databases on; empty when there is none. */
    readonly testServer: string
  }
}

/** One PostgreSQL server for a run: DATABASE_URL, or a temporary one where the programs are installed. Only runs with database tests need it. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.DATABASE_URL
  const wanted = process.argv
    .slice(2)
    .every((argument) => !argument.endsWith('.test.ts') || /\.db\.test\.ts$|conformance|\.scopes\.test\.ts$/.test(argument))
  if (given !== undefined || !wanted) {
    project.provide('testServer', given ?? '')
    return undefined
  }
  const server = await startTemporaryServer()
  if (server === undefined) console.warn('没有找到 PostgreSQL 服务器程序，也没有设置 DATABASE_URL：数据库测试只在内嵌引擎上运行。')
  project.provide('testServer', server?.url ?? '')
  return server === undefined ? undefined : () => server.stop()
}
