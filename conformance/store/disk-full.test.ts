import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApi } from '../../src/api/app.ts'
import { openStore } from '../../src/app/store/open-store.ts'
import { addRecord } from '../../src/kernel/index.ts'
import { prepareStore, runHere, temporaryFolder } from './prepared-store.ts'

const folder = temporaryFolder()
const disk = join(folder, 'disk')
const data = join(disk, 'data')
const ballast = join(disk, 'ballast')
const table = join(folder, '村.csv')

/** A disk of its own, that fills up for nobody else; only an administrator of the machine may mount one. */
const mounted = mountDisk()
beforeAll(async () => {
  if (mounted) await prepareStore(data)
})
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk])
})

function mountDisk(): boolean {
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function fill(leaving: number): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - leaving))
}

it('says that the disk is full, keeps what was saved, and goes on when there is room again', async (context) => {
  if (!mounted) context.skip('这台机器不让挂载 tmpfs（要管理员权限），磁盘满的测试没有运行。')
  const { result: whole } = await runHere('verify', '--data', data, '--json')
  const rows = Array.from({ length: 20_000 }, (_, n) => `${100_000_000_000 + n},村${n}${'山'.repeat(40)},3,10`)
  writeFileSync(table, ['编码,名称,户数,人口', ...rows].join('\r\n'))
  fill(2_000_000)
  const failed = await runHere('import', '村', table, '--data', data)
  expect(failed.status, failed.notes).toBe(1)
  expect(failed.notes).toContain('磁盘满了')
  expect(failed.notes).not.toContain('程序自身出错了')
  rmSync(ballast)
  expect((await runHere('verify', '--data', data, '--json')).result).toBe(whole)
  const again = await runHere('import', '村', table, '--data', data)
  expect(again.status, again.notes).toBe(0)
})

it('answers a request with a sentence and 503, and serves the next one when there is room again', async (context) => {
  if (!mounted) context.skip('这台机器不让挂载 tmpfs（要管理员权限），磁盘满的测试没有运行。')
  const kernel = await openStore({ data }, { access: 'write' })
  const api = await createApi({ kernel, version: '0', trustProxy: false })
  const clerk = { id: 'clerk', name: '经办', town: '999901102', role: 'clerk' } as const
  api.get('/fill', { config: { right: 'public' } }, async () => {
    for (let n = 0; ; n++)
      await addRecord(kernel, clerk, { ledger: 'village', values: { code: `f${n}`, name: `满${n}${'水'.repeat(9_000)}` } })
  })
  try {
    fill(1_000_000)
    const full = await api.inject('/fill')
    expect(full.statusCode, full.body).toBe(503)
    expect(full.json()).toMatchObject({ error: { code: 'unavailable', message: expect.stringContaining('磁盘满了') } })
    rmSync(ballast)
    await addRecord(kernel, clerk, { ledger: 'village', values: { code: 'after', name: '腾出以后' } })
  } finally {
    await api.close()
    await kernel.engine.close()
  }
  expect((await runHere('verify', '--data', data)).status).toBe(0)
})
