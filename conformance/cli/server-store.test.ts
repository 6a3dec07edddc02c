import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { createTestDatabase } from '../../src/kernel/storage/testing.ts'
import { newFolder, runQianbi } from './run-qianbi.ts'

const server = inject('testServer')
const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.runIf(server !== '')('the command line on a PostgreSQL server', () => {
  it('does the same work under DATABASE_URL, for several townships', async () => {
    const { url } = await createTestDatabase(server)
    const env = { DATABASE_URL: url }
    const run = (...args: string[]) => runQianbi(args, { cwd: folder, env })
    writeFileSync(join(folder, '村.csv'), '编码,名称,户数,人口\r\n999901102201,瓦窑山村,300,1000\r\n')
    expect((await run('init', '--town', '999901102', '--name', '竹溪镇')).status).toBe(0)
    expect((await run('import', '村', join(folder, '村.csv'))).status).toBe(0)
    expect((await run('init', '--town', '999901103', '--name', '松岭乡')).status).toBe(0)

    const unclear = await run('indicator', '户籍人口数', '--period', '2020')
    expect([unclear.status, unclear.stderr]).toEqual([1, expect.stringContaining('--town')])
    const here = await run('indicator', '户籍人口数', '--period', '2020', '--town', '竹溪镇', '--json')
    const there = await run('indicator', '户籍人口数', '--period', '2020', '--town', '999901103', '--json')
    expect([JSON.parse(here.stdout).value, JSON.parse(there.stdout).records]).toEqual(['1000', 0])
    const verified = await run('verify', '--json')
    expect(JSON.parse(verified.stdout)).toMatchObject({ towns: [{ town: '999901102' }, { town: '999901103' }], problems: [] })
  })

  it('does not mistake a server that is not there for its own fault', async () => {
    const { status, stderr } = await runQianbi(['verify'], { cwd: folder, env: { DATABASE_URL: 'postgres://qianbi@127.0.0.1:1/none' } })
    expect(status).toBe(1)
    expect(stderr).toContain('127.0.0.1:1')
  })
})
