import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runCommandLine } from '../command-line/run-command-line.ts'
import { commands } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'qianbi-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function look(environment: Readonly<Record<string, string>>, ...args: string[]) {
  const said: string[] = []
  const terminal = { result: (text: string) => void said.push(text), note: () => undefined, progress: () => undefined }
  const status = await runCommandLine(['doctor', ...args, '--json'], { terminal, environment, commands })
  const { findings, problems } = JSON.parse(said.join('\n'))
  const found = new Map<string, readonly string[]>(
    findings.map(({ what, state, message }: Record<string, string>) => [what, [state, message]]),
  )
  return { status, found, problems }
}

it('looks at a store that is not there, and makes none', async () => {
  const { status, found } = await look({}, '--data', join(folder, 'none'))
  expect([status, found.get('数据')]).toEqual([0, ['warn', expect.stringContaining('qianbi init')]])
  expect(found.get('Node')).toBeDefined()
})

it('fails where nothing can be kept, a server does not answer, or a key is missing', async () => {
  writeFileSync(join(folder, 'file'), '')
  const file = await look({}, '--data', join(folder, 'file'))
  expect([file.status, file.problems]).toEqual([1, [expect.objectContaining({ at: '数据' })]])
  const server = await look({}, 'postgres://nobody@127.0.0.1:1/none')
  expect([server.status, server.found.get('数据')]).toEqual([1, ['fail', expect.stringContaining('127.0.0.1:1')]])
  const key = await look({ QIANBI_ANCHOR_KEY: join(folder, 'no-key') }, '--data', join(folder, 'none'))
  expect([key.status, key.found.get('锚点密钥')?.[0]]).toEqual([1, 'fail'])
})
