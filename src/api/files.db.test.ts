import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../kernel/access/types.ts'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

async function upload(role: Role, name: string, bytes: Buffer) {
  const boundary = 'qianbi-test'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`
  const answer = await test.api.inject({
    method: 'POST',
    url: '/api/files',
    headers: { cookie: await test.cookieOf(role), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return { status: answer.statusCode, body: answer.json() }
}

describe('files over HTTP', () => {
  it('are uploaded by who may write and come back to be saved, never run', async () => {
    const { status, body } = await upload('clerk', '现场.png', pixel)
    expect([status, body]).toEqual([
      200,
      { value: `现场.png#sha256:${body.digest}`, digest: body.digest, name: '现场.png', mediaType: 'image/png', size: pixel.length },
    ])
    const answer = await test.call('leader', 'GET', `/api/files/${body.digest}`)
    expect(answer.bytes.equals(pixel)).toBe(true)
    expect(answer.headers['content-type']).toBe('image/png')
    expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('现场.png')}`)
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
    expect(answer.headers['content-security-policy']).toBe("sandbox; default-src 'none'; frame-ancestors 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('are refused in plain words when they are something else', async () => {
    const { status, body } = await upload('clerk', '图片.png', Buffer.from('<script>alert(1)</script>'))
    expect([status, body.error.code]).toEqual([400, 'invalid'])
    expect(body.error.message).toContain('不能保存这种文件')
  })

  it('are not there for an unknown digest', async () => {
    expect((await test.call('clerk', 'GET', `/api/files/${'0'.repeat(64)}`)).status).toBe(404)
  })

  it('are taken from a leader, who must prove what they accept', async () => {
    expect((await upload('leader', '验收.png', Buffer.concat([pixel, Buffer.from('other bytes')]))).status).toBe(200)
  })

  it('alone prove a step: a name without a file is no proof', async () => {
    const proof = (evidence: readonly string[]) =>
      test.call('clerk', 'POST', '/api/cases/no-such-case/steps', { version: 1, step: 'x', evidence })
    expect((await proof(['现场照片.jpg'])).body.error).toMatchObject({ code: 'invalid', fields: [{ field: 'evidence.0' }] })
    expect((await proof([`现场.png#sha256:${'0'.repeat(64)}`])).status).toBe(404)
  })

  it('are not taken from an auditor', async () => {
    expect((await upload('auditor', '现场.png', pixel)).status).toBe(403)
  })
})
