import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder, root, runQianbi, startQianbi } from './run-qianbi.ts'

const folder = newFolder()
const data = join(folder, 'data')

beforeAll(async () => {
  // Broken off in the middle of the loading: whoever presses Ctrl-C must not be left with half a township for good.
  const loading = startQianbi(['demo', '--data', data])
  const ended = new Promise((resolve) => loading.once('close', resolve))
  await new Promise((resolve) =>
    loading.stderr.setEncoding('utf8').on('data', (text: string) => text.includes('正在装入') && resolve(undefined)),
  )
  loading.kill('SIGKILL')
  await ended
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('qianbi demo', () => {
  it('goes on with a loading that was broken off', async () => {
    const { status, stdout } = await runQianbi(['demo', '--data', data])
    expect(status).toBe(0)
    expect(stdout).toContain('演示数据已装入')
    expect(stdout).toContain('bianji / qingzhu-2020')
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
    expect((await runQianbi(['init', '--data', real, '--town', '999901102', '--name', '竹溪镇'])).status).toBe(0)
    expect(await runQianbi(['demo', '--data', real])).toMatchObject({ status: 1, stderr: expect.stringContaining('竹溪镇') })
  })
})
