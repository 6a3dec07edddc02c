// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { LedgerFilter } from '../../api/contract/ledger.ts'
import { field } from '../../definition/field/field.ts'
import { ledgerColumns } from '../ledger/columns.ts'
import { answerCalls } from '../testing/answer-calls.ts'
import { knowCatalogue } from '../testing/know-catalogue.ts'
import { ledgerOf } from '../testing/ledger-of.ts'
import { renderInside } from '../testing/render-inside.tsx'
import { GroupTable } from './GroupTable.tsx'

const ledger = ledgerOf({
  name: field.text({ label: '路名' }),
  kind: field.choice({ label: '类别', options: { repair: '养护', build: '新建' } }),
  cost: field.money({ label: '费用' }),
})
const rows = { count: 3, sums: { cost: '3500.00' }, groups: {} }

test('a list in groups has a line for each, their totals below, and opens one by a press', async () => {
  const repair: LedgerFilter = { field: 'kind', operator: 'in', value: 'repair' }
  const received = answerCalls({
    'POST /api/ledgers/road-work/groups': () => ({
      groups: [
        { label: '养护', count: 2, sums: { cost: '1500.00' }, filters: [repair] },
        { label: '新建', count: 1, sums: {}, filters: [{ field: 'kind', operator: 'in', value: 'build' }] },
      ],
      more: false,
    }),
  })
  const opened: (readonly LedgerFilter[])[] = []
  renderInside(
    <GroupTable
      ledger={ledger}
      by="kind"
      view={{ search: '村' }}
      columns={ledgerColumns(ledger)}
      rows={rows}
      open={(filters) => opened.push(filters)}
    />,
    { known: knowCatalogue({ ledgers: [ledger] }) },
  )
  const table = await screen.findByRole('table', { name: /按类别分组小计/ })
  const lines = within(table)
    .getAllByRole('row')
    .map((line) => line.textContent)
  expect(lines[1]).toMatch(/养护2.*1,500/)
  expect(lines[2]).toMatch(/新建1—/)
  expect(lines[3]).toMatch(/合计3.*3,500/)
  expect(received[0]).toMatchObject({ body: { by: 'kind', search: '村' } })
  await userEvent.setup({ delay: null }).click(within(table).getByRole('button', { name: '养护' }))
  expect(opened).toEqual([[repair]])
})
