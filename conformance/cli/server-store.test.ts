import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
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
    writeFileSync(join(folder, '旧稿.txt'), '一、2020年工作回顾\n2020年末全镇户籍人口1000人。\n')
    const draft = await run('report', 'draft', join(folder, '旧稿.txt'), '--town', '竹溪镇', '--json')
    expect(JSON.parse(draft.stdout).bindings).toContainEqual(expect.objectContaining({ name: '户籍人口数', why: '台账里正是这个数' }))
    const verified = await run('verify', '--json')
    expect(JSON.parse(verified.stdout)).toMatchObject({ towns: [{ town: '999901102' }, { town: '999901103' }], problems: [] })
  })

  it('does not mistake a server that is not there for its own fault', async () => {
    const { status, stderr } = await runQianbi(['verify'], { cwd: folder, env: { DATABASE_URL: 'postgres://qianbi@127.0.0.1:1/none' } })
    expect(status).toBe(1)
    expect(stderr).toContain('127.0.0.1:1')
  })

  it('does not mistake a server that ends its connection, or has none left, for its own fault', async () => {
    const { url, database } = await createTestDatabase(server)
    const env = { DATABASE_URL: url }
    expect((await runQianbi(['init', '--town', '999901102', '--name', '竹溪镇'], { cwd: folder, env })).status).toBe(0)
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    await other.query('begin')
    await other.query('lock table audit_entry')
    const verified = runQianbi(['verify', '--json'], { cwd: folder, env })
    const waiting = `select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'audit_entry'::regclass`
    for (let ended = 0; ended === 0; ) ended = (await other.query(waiting)).rows.length
    const ended = await verified
    await other.query('rollback')
    expect([ended.status, ended.stderr.trim()]).toEqual([1, '数据库正在恢复，请稍后再试。'])
    expect(JSON.parse(ended.stdout).problems).toMatchObject([{ code: 'unavailable' }])

    // A superuser is let in beyond the limit, so the command comes as somebody else.
    await other.query(`do $$ begin create role qianbi_guest login; exception when duplicate_object then null; end $$`)
    await other.query(`alter database ${database} connection limit 0`)
    const guest = new URL(url)
    guest.username = 'qianbi_guest'
    const full = await runQianbi(['verify'], { cwd: folder, env: { DATABASE_URL: guest.href } })
    expect([full.status, full.stderr]).toEqual([1, expect.stringContaining('它的连接已用满，请稍后再试。')])
    await other.end()
  })
})
