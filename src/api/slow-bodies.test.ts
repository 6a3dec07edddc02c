import { connect } from 'node:net'
import fastify from 'fastify'
import { expect, it } from 'vitest'
import type { Api } from './context.ts'
import { cutSlowBodies } from './http/slow-bodies.ts'

it('a body that comes byte by byte is cut, one that comes at a pace is not', async () => {
  const api = fastify() as unknown as Api
  cutSlowBodies(api, { every: 50, least: 1_000 })
  api.post('/', async () => ({}))
  const url = new URL(await api.listen({ host: '127.0.0.1', port: 0 }))
  try {
    const heard = await new Promise<string>((resolve) => {
      const socket = connect(Number(url.port), '127.0.0.1')
      let text = ''
      socket.on('data', (piece) => {
        text += piece.toString()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(text))
      socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{')
    })
    expect(heard).toMatch(/^HTTP\/1\.1 408 /)
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `["${'a'.repeat(500_000)}"]` })
    expect(answer.status).toBe(200)
  } finally {
    await api.close()
  }
})
