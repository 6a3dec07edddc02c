// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { answerCalls } from '../../testing/answer-calls.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { sessionOf } from '../../testing/session-of.ts'
import { RemoveLedger } from './RemoveLedger.tsx'

test('a ledger is removed by whoever writes its name once more', async () => {
  const user = userEvent.setup({ delay: null })
  const call = 'POST /api/own-ledgers/own-1/remove'
  const received = answerCalls({
    [call]: () => ({ ledgers: [], columns: [] }),
    'GET /api/session': () => sessionOf({ today: '2021-01-25', year: 2020 }),
  })
  renderInside(<RemoveLedger ledger="own-1" label="机井台账" />)
  await user.click(screen.getByRole('button', { name: '删除这本台账' }))
  const remove = await screen.findByRole<HTMLButtonElement>('button', { name: /^删\s?除$/ })
  const name = screen.getByRole('textbox', { name: '写上台账的名称，确认删除' })
  await user.type(name, '机井')
  expect(remove.disabled).toBe(true)
  await user.type(name, '台账')
  expect(remove.disabled).toBe(false)
  await user.keyboard('{Enter}')
  await screen.findByText('已删除「机井台账」')
  expect(received.filter((one) => one.call === call).map(({ body }) => body)).toEqual([{ label: '机井台账' }])
})
