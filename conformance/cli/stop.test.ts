import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copySmallTown } from '../store/prepared-store.ts'
import { firstLine, newFolder, runQianbi, startQianbi } from './run-qianbi.ts'

const folder = newFolder()
const data = join(folder, 'data')
const account = { account: 'admin', password: '' }
const many = 40_000
const running: ReturnType<typeof startQianbi>[] = []

beforeAll(async () => {
  account.password = (await copySmallTown(data)).password
})
afterAll(() => {
  for (const server of running) server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function exported(): Promise<string> {
  const file = join(folder, 'village.csv')
  expect((await runQianbi(['export', '村', '-o', file, '--data', data])).status).toBe(0)
  return readFileSync(file, 'utf8')
}

async function serve() {
  const server = startQianbi(['serve', '--data', data, '--port', '0'])
  running.push(server)
  const ended = new Promise<number | null>((resolve) => server.on('close', resolve))
  const url = /http:\S+/.exec(await firstLine(server))?.[0] ?? ''
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  expect(signedIn.status).toBe(200)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  if ((await signedIn.json()).passwordDue === true) await choosePassword(url, cookie)
  return { server, ended, url, cookie }
}

/** What `qianbi init` gave is changed before anything else. */
async function choosePassword(url: string, cookie: string): Promise<void> {
  const own = `${account.password}-own`
  const changed = await fetch(`${url}/api/session/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ old: account.password, password: own }),
  })
  expect(changed.status).toBe(200)
  account.password = own
}

/** A connection that has sent the beginning of a request and nothing more. */
function beginRequest(url: string, head: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(head, () => resolve()))
    socket.on('error', reject)
  })
}

describe('a server that is told to stop', () => {
  it('ends though somebody keeps a request open, and keeps what was acknowledged', async () => {
    const { server, ended, url, cookie } = await serve()
    await beginRequest(
      url,
      'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    )
    await beginRequest(url, 'GET /api/session HTTP/1.1\r\nhost: localhost\r\nx-slow: ')
    const added = await fetch(`${url}/api/ledgers/village/records`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ values: { code: '999901102201', name: '白水村' } }),
    })
    expect(added.status).toBe(200)
    server.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect((await runQianbi(['verify', '--data', data])).status).toBe(0)
    expect(await exported()).toContain('白水村')
  })

  it('writes an import whole or not at all, and says after the next start that it was broken off', async () => {
    const before = (await exported()).split('\n').length
    const { server, ended, url, cookie } = await serve()
    const form = new FormData()
    const lines = Array.from({ length: many }, (_, index) => `9999011${10_000 + index},第${index}村`)
    form.append('file', new Blob([`编码,名称\n${lines.join('\n')}\n`]), '村.csv')
    const sent = await fetch(`${url}/api/ledgers/village/imports`, { method: 'POST', headers: { cookie }, body: form })
    const { job } = await sent.json()
    server.kill('SIGTERM')
    expect(await ended).toBe(0)
    const again = await serve()
    const view = await (await fetch(`${again.url}/api/jobs/${job}`, { headers: { cookie: again.cookie } })).json()
    expect(view).toMatchObject({ state: 'failed', error: { code: 'interrupted', message: expect.stringContaining('中断') } })
    again.server.kill('SIGTERM')
    await again.ended
    expect((await runQianbi(['verify', '--data', data])).status).toBe(0)
    expect([before, before + many]).toContain((await exported()).split('\n').length)
  })
})

describe('a file made to stop everybody', () => {
  it.each([
    ['quotes', '"'.repeat(16 * 1024 * 1024)],
    ['one line', `编码,名称\n1,${'甲'.repeat(4 * 1024 * 1024)}`],
    ['commas', `${','.repeat(4 * 1024 * 1024)}`],
    ['empty lines', `编码,名称\n${'\n'.repeat(4 * 1024 * 1024)}`],
    ['a character that no text has', '编码,名称\n1,甲\u0000乙\n'.padEnd(10_000, '2,丙\n')],
  ])('is refused in words: %s', async (_, content) => {
    const file = join(folder, 'hostile.csv')
    writeFileSync(file, content)
    const { status, stdout, stderr } = await runQianbi(['import', '村', file, '--data', data])
    expect([status, stderr]).not.toContain(3)
    expect(status).toBe(1)
    expect(`${stdout}${stderr}`.length).toBeLessThan(5_000)
  })
})
