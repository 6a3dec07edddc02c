import { createServer } from 'node:http'
import { explainListenError } from './explain-listen-error.ts'

export interface WaitingState {
  readonly done: number
  readonly total: number
}

/** What is served while the demo is loaded for the first time: a page that says how far it is and gives way to the application by itself. */
export interface WaitingPage {
  readonly url: string
  show(state: WaitingState): void
  close(): Promise<void>
}

export async function startWaitingPage({ host, port }: { readonly host: string; readonly port: number }): Promise<WaitingPage> {
  let shown: WaitingState = { done: 0, total: 0 }
  const server = createServer((request, response) => {
    response.setHeader('cache-control', 'no-store')
    // A kept connection would hold the port when the application takes it over.
    response.setHeader('connection', 'close')
    if (request.url === '/waiting.json') {
      response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(shown))
    } else if (request.url === '/' || request.headers.accept?.includes('text/html')) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
    } else {
      response.writeHead(503, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '5' }).end(notYet)
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainListenError(error, host, port)))
    server.listen({ host, port }, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host}:${bound}`,
    show: (state) => {
      shown = state
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const notYet = JSON.stringify({ error: { code: 'unavailable', message: '正在装入演示数据，请稍候。' } })

const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>铅笔 · 正在准备</title>
<style>
  :root { color-scheme: light dark }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
  main { width: min(26rem, calc(100vw - 3rem)) }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem }
  p { margin: 0 0 1rem; opacity: .8 }
  progress { width: 100%; height: .75rem; accent-color: #3d6b5c }
  output { font-variant-numeric: tabular-nums }
</style>
<main>
  <h1>铅笔正在准备演示乡镇</h1>
  <p>第一次打开要把青竹镇的一年走一遍，大约一两分钟。好了会自己打开，不用刷新。</p>
  <progress aria-label="装入进度"></progress>
  <p><output></output></p>
</main>
<script>
  const bar = document.querySelector('progress')
  const text = document.querySelector('output')
  async function look() {
    try {
      const answer = await fetch('/waiting.json', { cache: 'no-store' })
      if (!/json/.test(answer.headers.get('content-type') ?? '')) return location.reload()
      const { done, total } = await answer.json()
      if (total > 0) {
        bar.max = total
        bar.value = done
        text.textContent = done < total ? '已完成 ' + Math.floor((done / total) * 100) + '%' : '正在编译报告……'
      }
    } catch {
      text.textContent = '正在打开……'
    }
    setTimeout(look, 500)
  }
  look()
</script>
</html>
`
