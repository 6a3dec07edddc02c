// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { LedgerPage, LedgerRecord } from '../../../api/contract/ledger.ts'
import { field } from '../../../definition/field/field.ts'
import { answerCalls } from '../../testing/answer-calls.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { ledgerColumns } from '../columns.ts'
import '../../testing/with-layout.ts'
import { LedgerTable } from './LedgerTable.tsx'
import { useLedgerRows } from './use-ledger-rows.ts'

const ledger = ledgerOf({
  name: field.text({ label: '路名' }),
  cost: field.money({ label: '费用' }),
  rate: field.percent({ label: '完成率' }),
  level: field.choice({ label: '等级', options: { county: '县道', village: '村道' } }),
  phone: field.phone({ label: '联系电话', secrecy: 'personal' }),
})

const road = (number: number): LedgerRecord =>
  recordOf(
    `r${number}`,
    { name: `${number}号路`, cost: '1200.00', rate: '50.0000', level: 'village', phone: '138****0000' },
    { shown: { level: '村道' } },
  )

interface Asked {
  readonly totals?: boolean
  readonly after?: string
}

/** A ledger of so many roads, read in pages as the server gives them. */
function serve(count: number, totals: Partial<NonNullable<LedgerPage['totals']>> = {}) {
  return answerCalls({
    'POST /api/ledgers/road-work/query': ({ body }): LedgerPage => {
      const asked: Asked = typeof body === 'object' ? (body ?? {}) : {}
      if (asked.totals === true) return { records: [], totals: { count, sums: {}, ...totals } }
      const from = asked.after === undefined ? 1 : Number(asked.after)
      const size = asked.after === undefined ? 100 : 500
      const records = Array.from({ length: Math.max(0, Math.min(size, count - from + 1)) }, (_, index) => road(from + index))
      return from + size > count ? { records } : { records, next: String(from + size) }
    },
  })
}

interface TableProps {
  readonly openRecord?: (record: LedgerRecord) => void
  readonly changeSort?: (field: string) => void
  readonly sort?: string
  readonly open?: string
}

function Table({ openRecord = () => {}, changeSort = () => {}, sort, open }: TableProps) {
  const rows = useLedgerRows('road-work', {})
  return <LedgerTable label="修路" columns={ledgerColumns(ledger)} {...{ rows, sort, changeSort, open, openRecord }} />
}

const setup = () => userEvent.setup({ delay: null })
const rowOf = (name: string) => screen.getByText(name).closest<HTMLElement>('[role=row]') ?? document.body
const hasFocus = (name: string) => waitFor(() => expect(document.activeElement).toBe(rowOf(name)))

test('the arrows walk the rows, Home and End go to the first and last, and Enter opens one', async () => {
  serve(30)
  const user = setup()
  const openRecord = vi.fn<(record: LedgerRecord) => void>()
  renderInside(<Table openRecord={openRecord} />)
  await screen.findByText('1号路')
  await user.click(screen.getByRole('button', { name: '等级' }))
  await user.tab()
  await hasFocus('1号路')
  await user.keyboard('{ArrowDown}')
  await hasFocus('2号路')
  await user.keyboard('{ArrowUp}{ArrowUp}')
  await hasFocus('1号路')
  await user.keyboard('{PageDown}')
  await hasFocus('16号路')
  await user.keyboard('{End}')
  await hasFocus('30号路')
  await user.keyboard('{Enter}')
  await user.keyboard('{Home}')
  await hasFocus('1号路')
  await user.keyboard(' ')
  expect(openRecord.mock.calls.map(([{ id }]) => id)).toEqual(['r30', 'r1'])
})

test('only one row of the table is a stop for Tab', async () => {
  serve(30)
  renderInside(<Table />)
  await screen.findByText('1号路')
  const stops = document.querySelectorAll('[data-row][tabindex="0"]')
  expect([...stops].map((row) => row.getAttribute('data-row'))).toEqual(['0'])
})

test('a click opens its record, and the open one says so', async () => {
  serve(3)
  const openRecord = vi.fn<(record: LedgerRecord) => void>()
  renderInside(<Table openRecord={openRecord} open="r2" />)
  await setup().click(await screen.findByText('3号路'))
  expect(openRecord.mock.calls.map(([{ id }]) => id)).toEqual(['r3'])
  expect(rowOf('2号路').getAttribute('aria-selected')).toBe('true')
  expect(rowOf('3号路').getAttribute('aria-selected')).toBe('false')
})

test('of a long ledger the rows on screen exist, and what is reached is read', async () => {
  const received = serve(2_000)
  const user = setup()
  renderInside(<Table />)
  await screen.findByText('1号路')
  const grid = screen.getByRole('grid', { name: '修路' })
  await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('2001'))
  expect(document.querySelectorAll('[data-row]').length).toBeLessThan(100)
  await user.click(screen.getByRole('button', { name: '等级' }))
  await user.tab()
  await user.keyboard('{End}')
  await screen.findByText('2000号路')
  expect(received.filter(({ body }) => JSON.stringify(body).includes('after')).length).toBeGreaterThan(1)
})

test('a ledger without records has its columns and neither a row nor a total', async () => {
  serve(0)
  renderInside(<Table />)
  const grid = screen.getByRole('grid', { name: '修路' })
  await waitFor(() => expect(grid.getAttribute('aria-busy')).toBe('false'))
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    '路名',
    '费用（元）',
    '完成率（%）',
    '等级',
    '联系电话',
  ])
  expect(screen.getAllByRole('row')).toHaveLength(1)
})

test('what may be added has a total, and no other column', async () => {
  serve(3, { sums: { cost: '3600.00' } })
  renderInside(<Table />)
  const foot = (await screen.findByText('合计 3 条')).closest<HTMLElement>('[role=row]') ?? document.body
  expect(
    within(foot)
      .getAllByRole('gridcell')
      .map(({ textContent }) => textContent),
  ).toEqual(['合计 3 条', '3,600.00', '', '', ''])
})

test('what is not added to each other has a total for each kind', async () => {
  serve(3, {
    groups: {
      cost: [
        { label: '县道', sum: '1200.00' },
        { label: '村道', sum: '2400.00' },
      ],
    },
  })
  renderInside(<Table />)
  await screen.findByText('其中 县道')
  expect(screen.getByText('1,200.00', { selector: '[role=gridcell]' })).toBeTruthy()
  expect(screen.getByText('2,400.00', { selector: '[role=gridcell]' })).toBeTruthy()
})

test('cells say options and amounts as a person reads them', async () => {
  serve(1)
  renderInside(<Table />)
  await screen.findByText('1号路')
  expect(
    within(rowOf('1号路'))
      .getAllByRole('gridcell')
      .map(({ textContent }) => textContent),
  ).toEqual(['1号路', '1,200.00', '50', '村道', '138****0000'])
})

test('a column sorts by its name, but not one that its reader sees masked', async () => {
  serve(1)
  const user = setup()
  const changeSort = vi.fn<(field: string) => void>()
  renderInside(<Table changeSort={changeSort} sort="cost-desc" />, { can: { reveal: false } })
  await screen.findByText('1号路')
  await user.click(screen.getByRole('button', { name: /路名/ }))
  await user.click(screen.getByRole('button', { name: /联系电话/ }))
  expect(changeSort.mock.calls).toEqual([['name']])
  expect(screen.getByRole('button', { name: /联系电话/ }).getAttribute('title')).toBe('对你不完整显示，不能按它排序')
})

test('a number that is kept sealed is no order for those who see it in full either', async () => {
  serve(1)
  renderInside(<Table />)
  await screen.findByText('1号路')
  const header = screen.getByRole<HTMLButtonElement>('button', { name: '联系电话' })
  expect([header.disabled, header.title]).toEqual([true, '加密保存的，不能按它排序'])
})
