// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { RecordComments as Said } from '../../../api/contract/comment.ts'
import { answerCalls, refusal } from '../../testing/answer-calls.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { RecordComments } from './RecordComments.tsx'

const at = '2021-01-20T01:00:00.000000Z'
const saying = { by: '许知远', own: false, at, mentions: [], withdrawnAt: null, unread: false }
const one: Said[number] = { ...saying, id: 'c1', words: '地址对吗', answers: [], settledBy: null, settledAt: null }
const path = '/api/ledgers/road-work/records/r1/comments'
const quiet = { 'GET /api/ledgers/road-work/comments': () => [], 'GET /api/notices': () => ({ notices: [], comments: [], unread: 0 }) }

function open(comments: Said, answers: Parameters<typeof answerCalls>[0] = {}, can = {}) {
  const received = answerCalls({ ...quiet, [`GET ${path}`]: () => comments, ...answers })
  renderInside(<RecordComments ledger="road-work" record="r1" />, { can })
  return { received, user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }) }
}

test('what is said stands with who said it; looking at what is new marks it as read, down to the last of it', async () => {
  const answer = { ...saying, id: 'c2', words: '问过了', at: '2021-01-21T01:00:00.000000Z', unread: true }
  const { received } = open([{ ...one, unread: true, answers: [answer] }], { [`POST ${path}/seen`]: () => ({}) })
  const thread = await screen.findByRole('article', { name: '许知远的评论' })
  expect(within(thread).getByText('地址对吗')).toBeTruthy()
  await waitFor(() => expect(received.filter(({ call }) => call.endsWith('/seen')).map(({ body }) => body)).toEqual([{ until: 'c2' }]))
})

test('a comment is written, kept in the field when it was refused, and sent again by Ctrl+Enter', async () => {
  let refused = true
  const { received, user } = open([], {
    [`POST ${path}`]: () => {
      if (!refused) return [one]
      refused = false
      return refusal(400, { code: 'invalid', message: '“身份证号”不是人人都能看全，不要抄进评论里' })
    },
  })
  const field = await screen.findByRole('textbox', { name: '写评论' })
  expect(screen.getByText('还没有评论')).toBeTruthy()
  await user.type(field, '地址对吗')
  await user.click(screen.getByRole('button', { name: '评论' }))
  expect(await screen.findByText(/不要抄进评论里/)).toBeTruthy()
  expect(field).toHaveProperty('value', '地址对吗')
  await user.type(field, '{Control>}{Enter}{/Control}')
  expect(await screen.findByRole('article')).toBeTruthy()
  expect(received.filter(({ call }) => call === `POST ${path}`).map(({ body }) => body)).toEqual([
    { words: '地址对吗' },
    { words: '地址对吗' },
  ])
  expect(field).toHaveProperty('value', '')
})

test('@ offers who may be called, and sends the account that was chosen', async () => {
  const people = [
    { id: 'u1', name: '沈文澜', roleLabel: '科室干部', reads: true },
    { id: 'u2', name: '沈小禾', roleLabel: '网格员', reads: false },
  ]
  const { received, user } = open([], {
    [`POST ${path}`]: () => [one],
    'GET /api/ledgers/road-work/records/r1/mentionable': () => people,
  })
  await user.type(await screen.findByRole('textbox', { name: '写评论' }), '请@沈')
  expect(await screen.findByText('看不到这条记录，@ 了也打不开')).toBeTruthy()
  await user.click(await screen.findByText('沈文澜'))
  await user.click(screen.getByRole('button', { name: '评论' }))
  await waitFor(() => expect(received.find(({ call }) => call === `POST ${path}`)?.body).toMatchObject({ mentions: ['u1'] }))
})

test('one’s own is taken back, and what others took back is told without its words; who may say nothing has no field', async () => {
  const gone = { ...one, id: 'c3', words: null, withdrawnAt: at }
  const { received, user } = open([{ ...one, own: true }, gone], { [`POST ${path}/c1/withdraw`]: () => [gone] })
  await user.click(await screen.findByRole('button', { name: '撤回' }))
  const sure = await screen.findByRole('tooltip')
  await user.click(within(sure).getByRole('button', { name: /撤\s*回/ }))
  await waitFor(() => expect(received.some(({ call }) => call.endsWith('/c1/withdraw'))).toBe(true))
  expect((await screen.findAllByText(/撤回了这条评论/)).length).toBe(1)
})

test('an auditor reads and says nothing', async () => {
  open([{ ...one, settledBy: '林知远', settledAt: at }], {}, { discuss: false })
  expect(await screen.findByText('已处理 1 条')).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.queryByRole('button', { name: '重新打开' })).toBeNull()
})
