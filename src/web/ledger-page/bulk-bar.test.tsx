// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { field } from '../../definition/field/field.ts'
import { ledgerColumns } from '../ledger/columns.ts'
import { plainSetup, type TableSetup } from '../ledger/table/table-setup.ts'
import { answerCalls, refusal } from '../testing/answer-calls.ts'
import { knowCatalogue } from '../testing/know-catalogue.ts'
import { ledgerOf, recordOf } from '../testing/ledger-of.ts'
import { renderInside } from '../testing/render-inside.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { KeysHelp } from './KeysHelp.tsx'
import { LedgerBulkBar } from './LedgerBulkBar.tsx'
import { ViewsMenu } from './ViewsMenu.tsx'

const ledger = ledgerOf({ name: field.text({ label: '路名' }), cost: field.money({ label: '费用' }), note: field.text({ label: '备注' }) })
const records = [1, 2].map((number) => recordOf(`r${number}`, { name: `${number}号路`, cost: '1200.00', note: null }, { version: number }))
const bulk = 'POST /api/ledgers/road-work/records/bulk'

function open(count = 2) {
  let cleared = 0
  const rows = {
    chosen: new Map(records.map((record) => [record.id, record])),
    toggle: () => undefined,
    clear: () => {
      cleared += 1
    },
    chooseAll: () => Promise.resolve(),
  }
  renderInside(<LedgerBulkBar ledger={ledger} rows={rows} count={count} fields={['cost', 'note']} />, {
    known: knowCatalogue({ ledgers: [ledger] }),
  })
  return { user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }), cleared: () => cleared }
}

test('one field of all that are chosen is changed by one act, which one press takes back', async () => {
  const received = answerCalls({
    [bulk]: () => ({ added: 0, amended: 2, withdrawn: 0, entry: 41 }),
    'POST /api/ledgers/road-work/bulk/41/undo': () => ({ added: 0, amended: 2, withdrawn: 0, entry: 42 }),
  })
  const { user, cleared } = open()
  await user.click(screen.getByRole('button', { name: '改一栏…' }))
  await user.click(screen.getByRole('combobox', { name: '哪一栏' }))
  await user.click(await screen.findByTitle('费用'))
  const dialog = screen.getByRole('dialog')
  await user.type(within(dialog).getByLabelText(/都改成/), '一千')
  await user.click(within(dialog).getByRole('button', { name: '写入' }))
  expect(
    within(dialog)
      .getAllByRole('alert')
      .map(({ textContent }) => textContent)
      .join(''),
  ).not.toBe('')
  expect(received).toHaveLength(0)
  await user.clear(within(dialog).getByLabelText(/都改成/))
  await user.type(within(dialog).getByLabelText(/都改成/), '1,500')
  await user.click(within(dialog).getByRole('button', { name: '写入' }))
  await user.click(await screen.findByRole('button', { name: '整批撤回' }))
  await screen.findByText('已整批撤回')
  expect(cleared()).toBe(1)
  expect(received[0]?.body).toMatchObject({
    operations: [
      { type: 'amend', id: 'r1', version: 1 },
      { type: 'amend', id: 'r2', version: 2 },
    ],
  })
})

test('many are withdrawn for one reason, and what the server refuses is said with nothing lost', async () => {
  const received = answerCalls({ [bulk]: () => refusal(409, { code: 'conflict', message: '还有记录用到它' }) })
  const { user } = open()
  await user.click(screen.getByRole('button', { name: '撤销…' }))
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: '撤销' }).disabled).toBe(true)
  await user.type(within(dialog).getByRole('textbox'), '重复登记')
  await user.click(within(dialog).getByRole('button', { name: '撤销' }))
  expect((await within(dialog).findByRole('alert')).textContent).toContain('还有记录用到它')
  expect(received[0]?.body).toMatchObject({
    reason: '重复登记',
    operations: [
      { type: 'withdraw', id: 'r1' },
      { type: 'withdraw', id: 'r2' },
    ],
  })
})

test('all that the conditions find are chosen with one press more', () => {
  open(312)
  expect(screen.getByRole('button', { name: '选中全部 312 条' })).toBeTruthy()
})

test('columns are put away and moved, and a way of looking is kept under a name', async () => {
  const view = { id: 'v1', name: '大路', shared: true, author: '周小禾', own: true, setup: '{}', at: '2021-01-25T00:00:00Z' }
  const received = answerCalls({
    'GET /api/ledgers/road-work/views': () => [],
    'POST /api/ledgers/road-work/views': () => view,
  })
  const setups: TableSetup[] = []
  const chosen: (string | undefined)[] = []
  renderInside(
    <>
      <ColumnsMenu columns={ledgerColumns(ledger)} setup={plainSetup} change={(next) => setups.push(next)} />
      <ViewsMenu ledger="road-work" current={undefined} choose={(next) => chosen.push(next)} standing={() => '{"hidden":["note"]}'} />
      <KeysHelp close={() => undefined} />
    </>,
  )
  expect(screen.getByRole('dialog').textContent).toContain('向下填充')
  const user = userEvent.setup({ delay: null })
  await user.click(screen.getByRole('button', { name: '栏目' }))
  await user.click(await screen.findByRole('checkbox', { name: '备注' }))
  await user.click(screen.getByRole('button', { name: '费用后移' }))
  expect(setups.map(({ hidden, order }) => [hidden, order])).toEqual([
    [['note'], []],
    [[], ['name', 'note', 'cost']],
  ])
  await user.click(screen.getByRole('button', { name: '视图' }))
  await user.type(await screen.findByRole('textbox', { name: '视图名字' }), '大路')
  await user.click(screen.getByRole('checkbox', { name: '给全镇用' }))
  await user.click(screen.getByRole('button', { name: '存为视图' }))
  await screen.findByText('已存为视图“大路”')
  expect(chosen).toEqual(['v1'])
  expect(received.find(({ call }) => call.startsWith('POST'))?.body).toEqual({ name: '大路', shared: true, setup: '{"hidden":["note"]}' })
})
