import { afterEach, describe, expect, it } from 'vitest'
import { startWaitingPage, type WaitingPage } from './waiting-page.ts'

const pages: WaitingPage[] = []
const start = async () => {
  const page = await startWaitingPage({ host: '127.0.0.1', port: 0 })
  pages.push(page)
  return page
}
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
})

describe('the page shown while the demo is loaded', () => {
  it('says how far the loading is', async () => {
    const page = await start()
    page.show({ done: 3, total: 10 })
    const html = await fetch(page.url, { headers: { accept: 'text/html' } })
    expect([html.status, await html.text()]).toEqual([200, expect.stringContaining('铅笔正在准备')])
    expect(await (await fetch(`${page.url}/waiting.json`)).json()).toEqual({ done: 3, total: 10 })
  })

  it('tells a program that it is too early', async () => {
    const answer = await fetch(`${(await start()).url}/api/session`)
    expect([answer.status, await answer.json()]).toEqual([503, { error: { code: 'unavailable', message: expect.any(String) } }])
  })

  it('gives its port back at once, whoever looks at it', async () => {
    const page = await start()
    await (await fetch(page.url, { headers: { accept: 'text/html', connection: 'keep-alive' } })).text()
    await page.close()
    const port = Number(new URL(page.url).port)
    const next = await startWaitingPage({ host: '127.0.0.1', port })
    pages.push(next)
    expect(next.url).toBe(page.url)
  })

  it('names a port that is taken', async () => {
    const port = Number(new URL((await start()).url).port)
    await expect(startWaitingPage({ host: '127.0.0.1', port })).rejects.toThrow(/已被别的程序占用/)
  })
})
