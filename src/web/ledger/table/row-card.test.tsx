// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { ledgerColumns } from '../columns.ts'
import { RowCard } from './RowCard.tsx'

const columns = ledgerColumns(
  ledgerOf({ name: field.text({ label: '路名' }), month: field.month({ label: '月份' }), cost: field.money({ label: '费用' }) }),
)
const values = { name: '石桥路', month: '2020-12', cost: '1200.00' }

test('a card says on its second line what a long name would cut off, once, with how much is said about it beside the name', () => {
  const record = recordOf('r1', values, { title: '石桥路 2020年12月' })
  renderInside(<RowCard record={record} columns={columns} marks={new Map([['r1', { record: 'r1', open: 2, unread: 1 }]])} />, {
    phone: true,
  })
  expect(screen.getByText('石桥路').tagName).toBe('SPAN')
  expect(screen.getAllByText(/2020年12月/).map(({ tagName, textContent }) => [tagName, textContent])).toEqual([['SMALL', '2020年12月']])
  expect(screen.getByTitle('2 条评论没处理，1 条没看过')).toBeTruthy()
})

test('a record whose title is its name alone has its month on the second line as well', () => {
  renderInside(<RowCard record={recordOf('r2', values, { title: '石桥路' })} columns={columns} marks={undefined} />, { phone: true })
  expect(screen.getByText('2020年12月').tagName).toBe('SMALL')
})
