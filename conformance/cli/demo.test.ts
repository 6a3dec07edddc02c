import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyDemoData, type Loading, shareDemo } from '../shared-demo.ts'
import { copySmallTown } from '../store/prepared-store.ts'
import { root, runQianbi } from './run-qianbi.ts'

let folder: string
let data: string
let loading: Loading
beforeAll(async () => {
  ;({ loading } = await shareDemo())
  data = await copyDemoData()
  folder = dirname(data)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('qianbi demo', () => {
  it('goes on with a loading that was broken off', () => {
    expect(loading.brokenOff).toContain('正在装入')
    expect(loading.brokenOff).not.toContain('已装入')
    expect(loading.goneOn.status).toBe(0)
    expect(loading.goneOn.stdout).toContain('演示数据已装入')
    expect(loading.goneOn.stdout).toContain('bianji / qingzhu-2020')
  })

  it('says so when it is there already, and changes nothing', async () => {
    const { status, stdout } = await runQianbi(['demo', '--data', data])
    expect([status, stdout]).toEqual([0, expect.stringContaining('已经有演示数据')])
  })

  it('has an annual report that compiles without a problem', async () => {
    const { status, stdout } = await runQianbi(['report', 'compile', join(root, 'demo', 'report.md'), '--data', data, '--json'])
    const report = JSON.parse(stdout)
    expect([status, report.problems]).toEqual([0, []])
    expect(report.figures.length + report.claims.length).toBeGreaterThan(120)
  })

  it('works on the year whose work is recorded, not on next year’s targets', async () => {
    expect((await runQianbi(['indicator', '工业总产值', '--data', data])).stdout).toMatch(/^2020年工业总产值：\d+元/)
  })

  it('stays out of a real township', async () => {
    const real = join(folder, 'real')
    await copySmallTown(real)
    expect(await runQianbi(['demo', '--data', real])).toMatchObject({ status: 1, stderr: expect.stringContaining('竹溪镇') })
  })
})
