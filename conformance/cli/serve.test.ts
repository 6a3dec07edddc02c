import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copySmallTown } from '../store/prepared-store.ts'
import { firstLine, newFolder, runQianbi, startQianbi } from './run-qianbi.ts'

const folder = newFolder()
const data = join(folder, 'data')
const started: ReturnType<typeof startQianbi>[] = []
let server: ReturnType<typeof startQianbi>
let url = ''

beforeAll(async () => {
  ;({ server, url } = await serveTown(data))
})

afterAll(() => {
  for (const one of started) one.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function serveTown(store: string): Promise<{ server: ReturnType<typeof startQianbi>; url: string }> {
  await copySmallTown(store)
  const server = startQianbi(['serve', '--data', store, '--port', '0'])
  started.push(server)
  return { server, url: /http:\S+/.exec(await firstLine(server))?.[0] ?? '' }
}

describe('qianbi serve', () => {
  it('listens on this machine only', () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it('answers, and describes itself', async () => {
    expect((await fetch(`${url}/api/session`)).status).toBe(401)
    expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ alive: true })
    for (const path of ['/api/openapi.json', '/api/docs', '/api/docs/']) expect((await fetch(`${url}${path}`)).status).toBe(401)
  })

  it('gives the application at every address inside it', async () => {
    const page = await fetch(`${url}/ledgers/village`, { headers: { accept: 'text/html' } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>铅笔</title>')
    expect((await fetch(`${url}/api/nothing`)).status).toBe(404)
  })

  it('shows no demo accounts of a real township', async () => {
    expect((await fetch(`${url}/api/session/demo-users`)).status).toBe(404)
  })

  it('keeps every other process off its folder, and tells where it is', async () => {
    const others = await Promise.all([
      runQianbi(['indicator', '行政村数', '--data', data]),
      runQianbi(['verify', '--data', data, '--json']),
      runQianbi(['serve', '--data', data, '--port', '0']),
    ])
    for (const { status, stderr } of others) {
      expect(status).toBe(1)
      expect(stderr).toContain(String(server.pid))
      expect(stderr).toContain(url)
    }
    expect(JSON.parse(others[1]?.stdout ?? '').problems[0].code).toBe('locked')
  })

  it('tells how it fares at an address of its own, by patterns of routes and nothing else', async () => {
    const watched = join(folder, 'watched')
    await copySmallTown(watched)
    const one = startQianbi(['serve', '--data', watched, '--port', '0'], { env: { QIANBI_METRICS: '127.0.0.1:0' } })
    started.push(one)
    let said = ''
    one.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const address = /http:\S+/.exec(await firstLine(one))?.[0] ?? ''
    await expect.poll(() => said).toMatch(/运行指标：http:\/\/127\.0\.0\.1:\d+\/metrics/)
    const metrics = /运行指标：(\S+)/.exec(said)?.[1] ?? ''
    await fetch(`${address}/api/session?secret=1`)
    await fetch(`${address}/api/nothing/11010119900307`)
    const answer = await fetch(metrics)
    expect(answer.headers.get('content-type')).toContain('text/plain')
    const text = await answer.text()
    expect(text).toContain('qianbi_http_request_duration_seconds_count{method="GET",route="/api/session",status="401"} 1')
    expect(text).toContain('qianbi_ready 1')
    expect(text).toContain('qianbi_long_work{state="running"} 0')
    expect(text).not.toMatch(/secret|11010119900307/)
    expect((await fetch(metrics.replace('/metrics', '/'))).status).toBe(404)
    expect((await fetch(`${address}/metrics`)).headers.get('content-type')).not.toContain('text/plain')
  })

  it('says which address for its figures cannot be read', async () => {
    const { status, stderr } = await runQianbi(['serve', '--data', data, '--port', '0'], { env: { QIANBI_METRICS: '9464' } })
    expect(status).toBe(2)
    expect(stderr).toContain('QIANBI_METRICS')
  })

  it('goes on answering while fifty sign in at once: their keys are made aside', async () => {
    let over = 0
    const attempt = async (account: string) => {
      const body = JSON.stringify({ account, password: 'fictional-2099' })
      const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      over += 1
      return answer.status
    }
    const signingIn = Array.from({ length: 50 }, (_, index) => attempt(`nobody${index}`))
    let reads = 0
    for (; over < 50; reads += 1) expect((await fetch(`${url}/api/session/towns`)).status).toBe(200)
    expect(await Promise.all(signingIn)).toEqual(Array.from({ length: 50 }, () => 403))
    // On the thread that answers, one key would let one read through at the most.
    expect(reads).toBeGreaterThan(150)
    expect(await attempt('nobody')).toBe(429)
  })

  it('does not start at a cost of passwords that is too low', async () => {
    const { status, stderr } = await runQianbi(['serve', '--data', data, '--port', '0'], { env: { QIANBI_PASSWORD_COST: 'm=8,t=1' } })
    expect(status).not.toBe(0)
    expect(stderr).toContain('QIANBI_PASSWORD_COST')
  })

  it('says which port is taken', async () => {
    const other = join(folder, 'other')
    await copySmallTown(other)
    const { status, stderr } = await runQianbi(['serve', '--data', other, '--port', new URL(url).port])
    expect(status).toBe(1)
    expect(stderr).toContain(`端口 ${new URL(url).port} 已被别的程序占用`)
  })

  it('ends when it is told to, and frees the folder', async () => {
    const ending = join(folder, 'ending')
    const { server } = await serveTown(ending)
    const ended = new Promise((resolve) => server.on('close', resolve))
    server.kill('SIGTERM')
    expect(await ended).toBe(0)
    const { status, stderr } = await runQianbi(['verify', '--data', ending])
    expect(status, stderr).toBe(0)
  })
})
