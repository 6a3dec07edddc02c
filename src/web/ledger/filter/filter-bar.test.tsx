// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { indexPart } from '../../http/catalogue.ts'
import { answerCalls } from '../../testing/answer-calls.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { FilterBar } from './FilterBar.tsx'
import { listFilterFields } from './filter-fields.ts'

const ledger = ledgerOf({
  name: field.text({ label: '路名' }),
  level: field.choice({ label: '等级', options: { county: '县道', village: '村道' } }),
  open: field.boolean({ label: '通车' }),
  cost: field.money({ label: '费用' }),
  doneOn: field.date({ label: '完工日期' }),
  seenAt: field.dateTime({ label: '巡查时间' }),
  village: field.village({ label: '所在村' }),
  phone: field.phone({ label: '联系电话', secrecy: 'personal' }),
  paper: field.attachment({ label: '批文' }),
})
const { catalogue } = resolveCatalogue([])
const index = indexPart({ ...catalogue, ledgers: [ledger] })

function Bar({ begin, full = true }: { readonly begin: readonly LedgerFilter[]; readonly full?: boolean }) {
  const [filters, setFilters] = useState(begin)
  return (
    <>
      <FilterBar fields={listFilterFields(ledger, index, { full })} filters={filters} change={setFilters} />
      <output>{JSON.stringify(filters)}</output>
    </>
  )
}

const filters = () => JSON.parse(screen.getByRole('status').textContent ?? '')
const setup = (begin: readonly LedgerFilter[] = []) => {
  renderInside(<Bar begin={begin} />)
  return userEvent.setup({ delay: null })
}
type User = ReturnType<typeof setup>

/** Opens a new condition over a field, with the keyboard as far as it goes. */
async function addOver(user: User, label: string) {
  await user.click(screen.getByRole('button', { name: '条件' }))
  await user.click(await screen.findByRole('combobox', { name: '哪一栏' }))
  await user.keyboard(`${label}{Enter}`)
}
const apply = (user: User) => user.click(screen.getByRole('button', { name: '应用' }))

test('words are written and Enter applies them', async () => {
  const user = setup()
  await addOver(user, '路名')
  await user.click(screen.getByRole('textbox', { name: '路名' }))
  await user.keyboard(' 石桥 {Enter}')
  expect(filters()).toEqual([{ field: 'name', operator: 'contains', value: '石桥' }])
  expect(screen.getByRole('button', { name: '路名 含 石桥' })).toBeTruthy()
})

test('one of several options, yes and no are ticked', async () => {
  const user = setup()
  await addOver(user, '等级')
  await user.click(screen.getByRole('checkbox', { name: '村道' }))
  await apply(user)
  await addOver(user, '通车')
  await user.click(screen.getByRole('checkbox', { name: '否' }))
  await apply(user)
  expect(filters()).toEqual([
    { field: 'level', operator: 'in', value: ['village'] },
    { field: 'open', operator: 'in', value: ['false'] },
  ])
})

test.each([
  ['费用', '不少于', '不超过', '1,000', '2000', 'cost', '1000', '2000'],
  ['完工日期', '开始日期', '结束日期', '2020.1.1', '2020-12-31', 'doneOn', '2020-01-01', '2020-12-31'],
  ['巡查时间', '开始日期', '结束日期', '2020-1-1', '2020-1-1', 'seenAt', '2020-01-01T00:00', '2020-01-01T23:59'],
] as const)('%s is asked about by a span', async (label, from, to, first, last, path, least, most) => {
  const user = setup()
  await addOver(user, label)
  await user.click(screen.getByRole('textbox', { name: from }))
  await user.keyboard(first)
  await user.click(screen.getByRole('textbox', { name: to }))
  await user.keyboard(last)
  await apply(user)
  expect(filters()).toEqual([
    { field: path, operator: '>=', value: least },
    { field: path, operator: '<=', value: most },
  ])
})

test.each([
  ['费用', '不少于', '一千'],
  ['完工日期', '开始日期', '2020-02-30'],
])('a span of %s that cannot be read is not applied, by Enter neither', async (label, from, typed) => {
  const user = setup()
  await addOver(user, label)
  await user.click(screen.getByRole('textbox', { name: from }))
  await user.keyboard(`${typed}{Enter}`)
  expect(filters()).toEqual([])
  expect(screen.getByRole('textbox', { name: from }).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('button', { name: '应用' }).hasAttribute('disabled')).toBe(true)
})

test('records of another ledger are found by typing, and the chip says their names', async () => {
  answerCalls({
    'GET /api/ledgers/village/options': () => [{ id: 'v2', title: '柳湾村' }],
    'GET /api/ledgers/village/records/v2': () => recordOf('v2', { name: '柳湾村' }),
  })
  const user = setup()
  await addOver(user, '所在村')
  await user.click(screen.getByRole('combobox', { name: '所在村' }))
  await screen.findByTitle('柳湾村')
  await user.keyboard('柳{Enter}')
  await apply(user)
  expect(filters()).toEqual([{ field: 'village', operator: 'in', value: ['v2'] }])
  await screen.findByRole('button', { name: '所在村 柳湾村' })
})

test.each([
  ['为空', 'empty'],
  ['不为空', 'notEmpty'],
])('what is asked may be that it is %s', async (word, operator) => {
  const user = setup()
  await addOver(user, '费用')
  await user.click(screen.getByText(word))
  await apply(user)
  expect(filters()).toEqual([{ field: 'cost', operator }])
})

test('a condition is changed where it stands, and taken away', async () => {
  const user = setup([
    { field: 'name', operator: 'contains', value: '石桥' },
    { field: 'level', operator: 'in', value: ['village'] },
  ])
  await user.click(screen.getByRole('button', { name: /^路名/ }))
  const words = await screen.findByRole<HTMLInputElement>('textbox', { name: '路名' })
  expect(words.value).toBe('石桥')
  await user.clear(words)
  await user.keyboard('柳湾{Enter}')
  expect(filters()).toEqual([
    { field: 'name', operator: 'contains', value: '柳湾' },
    { field: 'level', operator: 'in', value: ['village'] },
  ])
  await user.click(screen.getByRole('button', { name: '去掉条件：路名' }))
  expect(filters()).toEqual([{ field: 'level', operator: 'in', value: ['village'] }])
})

test('all conditions are cleared at once', async () => {
  const user = setup([
    { field: 'name', operator: 'contains', value: '石桥' },
    { field: 'level', operator: 'in', value: ['village'] },
  ])
  await user.click(screen.getByRole('button', { name: '全部清除' }))
  expect(filters()).toEqual([])
})

test('a condition of a link over a column that has gone is seen and can be taken away', async () => {
  const user = setup([{ field: 'gone', operator: '=', value: '1' }])
  await user.click(screen.getByRole('button', { name: '去掉条件：gone' }))
  expect(filters()).toEqual([])
})

test('no condition is offered over documents, nor over what its reader sees masked', async () => {
  renderInside(<Bar begin={[]} full={false} />)
  const user = userEvent.setup({ delay: null })
  await user.click(screen.getByRole('button', { name: '条件' }))
  await user.click(await screen.findByRole('combobox', { name: '哪一栏' }))
  await waitFor(() => expect(screen.getByTitle('费用')).toBeTruthy())
  expect(screen.queryByTitle('联系电话')).toBeNull()
  expect(screen.queryByTitle('批文')).toBeNull()
})
