// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { object, requireShape, text } from '../../definition/shape/shape.ts'
import { answerCalls, refusal } from '../testing/answer-calls.ts'
import { renderInside } from '../testing/render-inside.tsx'
import { sessionOf } from '../testing/session-of.ts'
import { LockScreen } from './LockScreen.tsx'
import { useIdleLock } from './use-idle-lock.ts'
import { useSession } from './use-session.ts'

const minute = 60_000

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ shouldAdvanceTime: true })
})
afterEach(() => vi.useRealTimers())

/** A page with something half written, that may be left open for twenty minutes. */
function Page() {
  const lock = useIdleLock(20)
  const session = useSession()
  return (
    <>
      <textarea aria-label="正文" />
      {lock.locked ? <LockScreen session={session} done={lock.open} /> : null}
    </>
  )
}

const pass = (time: number) => act(() => vi.advanceTimersByTimeAsync(time))

test('covers a page that nobody touched for too long, ends the session, and gives back what was being written', async () => {
  const calls = answerCalls({
    'DELETE /api/session': () => ({}),
    'GET /api/session': () => sessionOf({ today: '2021-01-25', year: 2020 }),
    'POST /api/session': ({ body }) => {
      const proof = requireShape(object({ account: text, password: text }, { code: text }), body, 'the body')
      if (proof.password !== 'fictional-2099') return refusal(403, { code: 'not-permitted', message: '账号或密码不对。' })
      return proof.code === undefined ? refusal(403, { code: 'second-factor', message: '请再填手机验证器上的 6 位数字。' }) : {}
    },
  })
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  renderInside(<Page />)
  await pass(15 * minute)
  await user.type(screen.getByLabelText('正文'), '写了一半')
  await pass(15 * minute)
  expect(screen.queryByRole('dialog'), 'typing is being there').toBeNull()
  await pass(6 * minute)
  await screen.findByRole('dialog', { name: '请再登录' })
  expect(calls.map(({ call }) => call)).toEqual(['DELETE /api/session'])

  await user.type(screen.getByLabelText('密码'), 'fictional-2098')
  await user.click(screen.getByRole('button', { name: /^登\s*录$/ }))
  await screen.findByText('账号或密码不对。')
  await user.clear(screen.getByLabelText('密码'))
  await user.type(screen.getByLabelText('密码'), 'fictional-2099')
  await user.click(screen.getByRole('button', { name: /^登\s*录$/ }))
  await user.type(await screen.findByLabelText('验证码'), '123456')
  await user.click(screen.getByRole('button', { name: /^登\s*录$/ }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), { timeout: 90_000 })
  expect(screen.getByLabelText<HTMLTextAreaElement>('正文').value).toBe('写了一半')
})

test('asks whoever has only a passkey for that and for no code, and says what to do where none works', async () => {
  const passkey = { field: 'passkey', message: '请用通行密钥' }
  answerCalls({
    'GET /api/session': () => sessionOf({ today: '2021-01-25', year: 2020 }),
    'POST /api/session': () => refusal(403, { code: 'second-factor', message: '请再用通行密钥。', fields: [passkey] }),
  })
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  renderInside(<LockScreen session={sessionOf({ today: '2021-01-25', year: 2020 })} done={() => undefined} />)
  await user.type(screen.getByLabelText('密码'), 'fictional-2099')
  await user.click(screen.getByRole('button', { name: /^登\s*录$/ }))
  expect((await screen.findByRole('status')).textContent).toContain('请管理员取消第二因子')
  expect(screen.queryByLabelText('验证码')).toBeNull()
})
