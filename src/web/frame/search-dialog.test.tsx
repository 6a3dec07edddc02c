// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { SearchHit } from '../../api/contract/search.ts'
import { answerCalls } from '../testing/answer-calls.ts'
import { renderInside } from '../testing/render-inside.tsx'
import { keepRecent } from './recent-hits.ts'
import { SearchDialog } from './SearchDialog.tsx'

const person = (id: string, detail: string): SearchHit => ({
  kind: 'record',
  id,
  title: '王波',
  ledger: 'household',
  ledgerLabel: '农户',
  detail,
  total: 7,
})
const someCase: SearchHit = { kind: 'case', id: 'c1', title: '王波', detail: '走访 · 待办 · 2021-7' }

beforeEach(() => localStorage.clear())

const open = (hits: readonly SearchHit[]) => {
  const calls = answerCalls({
    'GET /api/search': () => hits,
    'GET /api/ledgers/household/records/r1': () => ({ id: 'r1', title: '王波', values: {}, shown: {} }),
    'GET /api/catalogue/outline': () => ({ ledgers: [], loops: [] }),
  })
  const choose = vi.fn()
  renderInside(<SearchDialog close={() => undefined} choose={choose} />)
  return { calls, choose, user: userEvent.setup(), box: screen.getByRole('combobox') }
}

test('people come before cases, two of one name are told apart, and the rest is one press away', async () => {
  const { choose, user, box } = open([someCase, person('r1', '瓦窑山村 · 52岁'), person('r2', '溪口村 · 尾号 0027')])
  await user.type(box, '王波')
  const options = await screen.findAllByRole('option')
  expect(options.map(({ textContent }) => textContent)).toEqual([
    '王波瓦窑山村 · 52岁',
    '王波溪口村 · 尾号 0027',
    '还有 5 项，看全部',
    '王波走访 · 待办 · 2021-7',
  ])
  await user.click(within(screen.getByRole('group', { name: '农户' })).getByText('还有 5 项，看全部'))
  expect(choose).toHaveBeenCalledWith({ kind: 'more', ledger: 'household', label: '农户', left: 5 }, '王波')
})

test('Enter opens the first that was found, and a ledger called exactly so comes first', async () => {
  const { choose, user, box } = open([person('r1', ''), { kind: 'ledger', id: 'household', title: '农户', detail: '' }])
  await user.type(box, '农户')
  await screen.findAllByRole('option')
  await user.keyboard('{Enter}')
  expect(choose.mock.calls[0]?.[0]).toMatchObject({ kind: 'ledger', id: 'household' })
})

test('before anything is typed stands what this person opened last, and no name of anybody is kept in the browser', async () => {
  const me = '0190a000-0000-7000-8000-000000000001'
  keepRecent(me, { kind: 'indicator', id: 'output', title: '工业总产值' })
  keepRecent(me, person('r1', '瓦窑山村'))
  keepRecent('somebody else', { kind: 'indicator', id: 'other', title: '别人的' })
  expect(JSON.stringify(localStorage)).not.toContain('王波')
  open([])
  expect(await screen.findByRole('option', { name: /王波/ })).toBeTruthy()
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['王波', '工业总产值'])
})
