import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { newFolder } from './run-qianbi.ts'

let server: Server | undefined
afterEach(() => new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve))))

/** A registry that knows these weaknesses, and of each package one version. */
async function answering(advisories: object): Promise<string> {
  const answerer = createServer((request, response) => {
    const name = (request.url ?? '').slice(1)
    const known = { name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name, version: '1.0.0' } } }
    const answer = JSON.stringify(request.method === 'POST' ? advisories : known)
    request.resume().once('end', () => response.setHeader('content-type', 'application/json').end(answer))
  })
  server = answerer
  await new Promise<void>((resolve) => answerer.listen(0, '127.0.0.1', resolve))
  const address = answerer.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
}

async function audit(registry: string) {
  const env = { ...process.env, npm_config_registry: registry, npm_config_cache: newFolder(), npm_config_fetch_retries: '0' }
  const child = spawn(process.execPath, ['scripts/audit.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, said, told }
}

it('says that nothing is known against what travels with the program', async () => {
  expect(await audit(await answering({}))).toMatchObject({ status: 0, said: '0 known weaknesses, 0 of them high or critical\n' })
})

it('names a package with a grave weakness, and fails', async () => {
  const weakness = {
    id: 1,
    url: 'https://example.org/1',
    title: 'planted',
    severity: 'high',
    vulnerable_versions: '<999',
    cwe: [],
    cvss: {},
  }
  const { status, told } = await audit(await answering({ fastify: [weakness] }))
  expect([status, told]).toEqual([1, expect.stringContaining('fastify')])
})

it('says when no registry answered, instead of that all is well', async () => {
  const closed = await answering({})
  await new Promise((resolve) => server?.close(resolve))
  server = undefined
  const { status, told } = await audit(closed)
  expect([status, told]).toEqual([2, expect.stringContaining('没有查成')])
})
