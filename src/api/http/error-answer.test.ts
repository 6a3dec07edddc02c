import { describe, expect, it } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { FileRefusal } from '../../office/index.ts'
import { answerError } from './error-answer.ts'

const answer = (error: unknown) => answerError(error, () => 'incident-1')

describe('an error as the caller hears of it', () => {
  it('is a refusal in its own words, with the status of its code', () => {
    const statuses = {
      invalid: 400,
      'not-permitted': 403,
      'not-found': 404,
      conflict: 409,
      'wrong-state': 409,
      'too-late': 409,
      locked: 423,
      unavailable: 503,
      damaged: 503,
    } as const
    for (const [code, status] of Object.entries(statuses)) {
      const given = answer(new Refusal(code as keyof typeof statuses, '不行'))
      expect(given).toEqual({ status, body: { error: { code, message: '不行' } }, incident: undefined })
    }
  })

  it('names the fields that were refused', () => {
    const given = answer(new Refusal('invalid', '有一栏不对', { fields: [{ field: 'amount', message: '应为正数' }] }))
    expect(given.body.error.fields).toEqual([{ field: 'amount', message: '应为正数' }])
  })

  it('says why a file could not be read', () => {
    expect(answer(new FileRefusal('encrypted', '文件设有密码'))).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid', message: '文件设有密码' } },
    })
  })

  it('says what a full disk or a damaged file did, and what to do', () => {
    const failed = (code: string) => new Error('it failed', { cause: Object.assign(new Error('no space'), { code }) })
    expect(answer(failed('53100'))).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } }, incident: undefined })
    expect(answer(failed('ENOSPC')).body.error.message).toContain('磁盘满了')
    expect(answer(failed('XX001'))).toMatchObject({ status: 503, body: { error: { code: 'damaged' } } })
  })

  it('is the fault of whoever asks where the sender of files says so', () => {
    const range = Object.assign(new Error('Range Not Satisfiable'), { status: 416, statusCode: 416, expose: true })
    expect(answer(range)).toMatchObject({ status: 416, body: { error: { code: 'invalid' } }, incident: undefined })
    expect(answer(Object.assign(range, { statusCode: 500, expose: false })).status).toBe(500)
  })

  it('keeps our own fault to an incident number: no stack, no statement, no path', () => {
    const given = answer(new Error('select * from ledger_x where password = 1'))
    expect(given).toMatchObject({ status: 500, incident: 'incident-1', body: { error: { code: 'bug', incident: 'incident-1' } } })
    expect(JSON.stringify(given.body)).not.toContain('select')
  })
})
