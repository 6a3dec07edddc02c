// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { CreatedOwnLedger, OwnProposal } from '../../../api/contract/own-ledger.ts'
import { answerCalls } from '../../testing/answer-calls.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { sessionOf } from '../../testing/session-of.ts'
import { NewLedgerPage } from './NewLedgerPage.tsx'
import { putSheet } from './waiting-file.ts'

const proposal: OwnProposal = {
  label: '机井登记表',
  fields: [
    { label: '井号', kind: 'text', required: true },
    { label: '管护人', kind: 'personName' },
    { label: '投资', kind: 'money', adds: true },
  ],
  title: ['井号'],
  key: ['井号'],
  columns: [
    { label: '序号', field: '', samples: ['1', '2'] },
    { label: '井号', field: '井号', samples: ['A1', 'A2'] },
    { label: '管护人', field: '管护人', samples: ['竹甲一'] },
    { label: '投资（万元）', field: '投资', samples: ['1.5'] },
  ],
  rows: 2,
  headerRow: 2,
  sheet: 'Sheet1',
  sheets: ['Sheet1'],
  problems: [],
}
const refused: CreatedOwnLedger = {
  rows: 2,
  added: 0,
  rejected: [{ row: 4, column: '投资（万元）', value: '很多', why: '不是数' }],
  problems: [],
}
const propose = 'POST /api/own-ledgers/proposals'
const create = 'POST /api/own-ledgers/of-file'
const sheet = () => new File(['井号'], '机井.csv', { type: 'text/csv' })
const boxOf = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const making = () => screen.getByRole<HTMLButtonElement>('button', { name: '建台账，写入 2 条' })
const draftOf = (body: unknown) => JSON.parse(String(body instanceof FormData ? body.get('draft') : ''))

test('a sheet that was brought along is proposed, corrected and made; what belongs to people is not kept without a reason', async () => {
  const user = userEvent.setup({ delay: null })
  const received = answerCalls({
    [propose]: () => proposal,
    [create]: () => ({ ledger: 'own-1', rows: 2, added: 2, rejected: [], problems: [] }),
    // Everything is read anew that knows of definitions.
    'GET /api/session': () => sessionOf({ today: '2021-01-25', year: 2020 }),
  })
  putSheet(sheet())
  renderInside(<NewLedgerPage />)
  await waitFor(() => expect(boxOf('台账名').value).toBe('机井登记表'))
  expect(making().disabled).toBe(true)
  await user.type(boxOf('为什么记个人信息'), '报修联系')
  await user.type(boxOf('依据'), '村民委员会组织法')
  await user.clear(boxOf('投资（万元）：栏目名'))
  await user.type(boxOf('投资（万元）：栏目名'), '投入')
  await user.click(making())
  await screen.findByText(/建好了「机井登记表」，写入 2 条/)
  const [sent] = received.filter(({ call }) => call === create)
  expect(draftOf(sent?.body)).toMatchObject({
    label: '机井登记表',
    fields: [{ label: '井号', required: true }, { label: '管护人' }, { label: '投入', kind: 'money', adds: true }],
    key: ['井号'],
    processing: { purpose: '报修联系', basis: '村民委员会组织法', years: 5 },
    columns: { 序号: '', 井号: '井号', 管护人: '管护人', '投资（万元）': '投入' },
  })
})

test('rows that cannot be read are named, and the form stays as it was', async () => {
  const user = userEvent.setup({ delay: null })
  const received = answerCalls({ [propose]: () => proposal, [create]: () => refused })
  putSheet(sheet())
  renderInside(<NewLedgerPage />)
  await waitFor(() => expect(boxOf('台账名')).toBeDefined())
  await user.click(screen.getByRole('checkbox', { name: '管护人' }))
  await user.click(making())
  const told = await screen.findByRole('region', { name: '没有建' })
  expect(within(told).getByRole('listitem').textContent).toContain('第4行 投资（万元） “很多”')
  expect(boxOf('台账名').value).toBe('机井登记表')
  expect(draftOf(received.at(-1)?.body)).not.toHaveProperty('processing')
})

test('whoever keeps a village is told whose it is to make one', () => {
  renderInside(<NewLedgerPage />, { can: { define: false } })
  expect(screen.getByText('建台账由科室办')).toBeDefined()
})
