// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import { answerCalls, refusal } from '../../testing/answer-calls.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { DoubleCard } from './DoubleCard.tsx'

const road = ledgerOf({ name: field.text({ label: '路名', required: true }), width: field.text({ label: '路宽' }) })
const pair = {
  left: recordOf('r1', { name: '石桥路', width: '4米' }),
  right: recordOf('r2', { name: '石桥路', width: '5米' }),
  rules: ['same-name' as const],
}

test('two records stand side by side; one stays, or they are two, as a person says', async () => {
  const received = answerCalls({
    'POST /api/duties/merge': () => ({ moved: 0 }),
    'POST /api/ledgers/road-work/doubles': () => ({ id: 'd1' }),
  })
  const user = userEvent.setup({ delay: null })
  renderInside(<DoubleCard ledger={road} pair={pair} />)
  expect(screen.getByRole('row', { name: '路宽 4米 5米' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '不是同一条' }))
  await waitFor(() => expect(received.at(-1)?.body).toEqual({ left: 'r1', right: 'r2' }))
  await user.click(await screen.findByRole('button', { name: '是同一条，留右边' }))
  await user.click(await screen.findByRole('button', { name: /^合\s?并$/ }))
  await waitFor(() => expect(received.at(-1)?.body).toEqual({ ledger: 'road-work', keep: 'r2', drop: 'r1', reason: '重复登记' }))
})

test('what keeps two from being merged is said', async () => {
  answerCalls({ 'POST /api/duties/merge': () => refusal(409, { code: 'conflict', message: '「发放」有 2 条记录用到了它。' }) })
  const user = userEvent.setup({ delay: null })
  renderInside(<DoubleCard ledger={road} pair={pair} />)
  await user.click(screen.getByRole('button', { name: '是同一条，留左边' }))
  await user.click(await screen.findByRole('button', { name: /^合\s?并$/ }))
  expect((await screen.findByRole('alert')).textContent).toContain('有 2 条记录用到了它')
})
