// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import type { FormView } from '../../api/contract/form.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { defineMeasure } from '../../definition/indicator/define-indicator.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { payment } from '../../definition/testing/payment-ledger.ts'
import { answerCalls } from '../testing/answer-calls.ts'
import { knowCatalogue } from '../testing/know-catalogue.ts'
import { renderInside } from '../testing/render-inside.tsx'
import { CellPanel } from './CellPanel.tsx'
import { FormSheet } from './FormSheet.tsx'
import { RowsPanel } from './RowsPanel.tsx'
import { rowsAt } from './rows-at.ts'
import { headsAbove, layOutSheet } from './sheet-layout.ts'
import { bindingMarks } from './sheet-marks.ts'
import { useBinding } from './use-binding.ts'

const pack = definePack({
  id: 'payments',
  label: '发放',
  office: '财政办',
  ledgers: [payment],
  indicators: [defineMeasure({ id: 'paid', label: '发放金额', unit: '元', flow: 'flow', ledger: payment, type: 'sum', of: 'amount' })],
})
const { catalogue } = resolveCatalogue([pack])

const texts: readonly (readonly [row: number, column: number, text: string])[] = [
  [1, 0, '2020年惠农表'],
  [2, 0, '指标'],
  [2, 1, '本年'],
  [2, 2, '备注'],
  [3, 0, '发放金额（万元）'],
  [4, 0, '合计'],
]
const form: FormView = {
  id: 'f1',
  version: 3,
  name: '惠农表.xlsx',
  period: '2020',
  sheets: [
    {
      name: '表',
      rows: 6,
      columns: 3,
      cells: [...texts.map(([row, column, text]) => ({ row, column, text })), { row: 4, column: 1, text: '', formula: true }],
      merges: [{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 }],
    },
  ],
  cells: [
    {
      sheet: '表',
      cell: 'B3',
      label: '发放金额（万元） · 本年',
      confidence: 0.93,
      binding: { type: 'indicator', indicator: 'paid', label: '发放金额', form: 'value', period: '2020', unit: '万元', slices: [] },
    },
  ],
  open: [{ sheet: '表', cell: 'C3', label: '发放金额（万元） · 备注', why: '这一栏由人填写', candidates: ['发放金额'] }],
  left: [],
  blocks: [],
  areas: [],
}
const saved = 'PUT /api/forms/f1/cells'

function Room() {
  const [cell, press] = useState<string>()
  const binding = useBinding(form)
  const [sheet] = form.sheets
  if (sheet === undefined) return null
  const rows = cell === undefined ? undefined : rowsAt(form, sheet, cell)
  return (
    <>
      <FormSheet sheet={sheet} marks={bindingMarks(form)} chosen={cell === undefined ? undefined : `表!${cell}`} press={press} binds />
      {cell === undefined ? null : <CellPanel form={form} sheet="表" cell={cell} binding={binding} />}
      {rows === undefined ? null : <RowsPanel form={form} place={rows} binding={binding} />}
    </>
  )
}

function open() {
  const received = answerCalls({ [saved]: () => ({}) })
  renderInside(<Room />, { known: knowCatalogue(catalogue) })
  return { received, user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }) }
}

test('a blank cell shows what fills it and how sure that is; a press takes it, another takes it away', async () => {
  const { received, user } = open()
  const cell = screen.getByRole('button', { name: /^B3 .*由“发放金额” · 2020年 · 万元填，把握 93%/ })
  expect(cell.textContent).toBe('发放金额 93%')
  expect(screen.queryByRole('button', { name: /^B4/ }), 'a formula is nobody’s to fill').toBeNull()
  await user.click(cell)
  await user.click(screen.getByRole('button', { name: '就是它' }))
  await user.click(await screen.findByRole('button', { name: /取消绑定/ }))
  expect(received.map(({ body }) => body)).toEqual([
    {
      version: 3,
      cells: [{ sheet: '表', cell: 'B3', choice: { type: 'indicator', indicator: 'paid', form: 'value', at: 'said', slices: [] } }],
    },
    { version: 3, cells: [{ sheet: '表', cell: 'B3', choice: { type: 'open' } }] },
  ])
})

test('a cell is bound to what it might be, or left empty, which needs a reason', async () => {
  const { received, user } = open()
  await user.click(screen.getByRole('button', { name: /^C3/ }))
  await user.click(screen.getByRole('button', { name: '发放金额' }))
  await user.click(screen.getByRole('button', { name: /^绑\s?定$/ }))
  await user.click(screen.getByRole('radio', { name: '空着' }))
  const keep = screen.getByRole<HTMLButtonElement>('button', { name: /^记\s?下$/ })
  expect(keep.disabled).toBe(true)
  await user.type(screen.getByLabelText('为什么空着'), '没有要说的')
  await user.click(keep)
  expect(received.map(({ body }) => body)).toMatchObject([
    { cells: [{ cell: 'C3', choice: { type: 'indicator', indicator: 'paid', at: 'said' } }] },
    { cells: [{ cell: 'C3', choice: { type: 'empty', why: '没有要说的', byHand: false } }] },
  ])
})

test('blank rows under heads are bound to a ledger, each column to a field', async () => {
  const { received, user } = open()
  await user.click(screen.getByRole('button', { name: /^A5/ }))
  await user.click(screen.getByRole('combobox', { name: '台账' }))
  await user.click(await screen.findByTitle('发放'))
  await user.click(await screen.findByRole('combobox', { name: '“备注”填' }))
  await user.click((await screen.findAllByTitle('户主')).at(-1) ?? document.body)
  await user.click(screen.getByRole('button', { name: '绑定这几行' }))
  expect(received[0]?.body).toMatchObject({
    rows: [
      {
        sheet: '表',
        firstRow: 5,
        lastRow: 6,
        ledger: 'payment',
        filters: [],
        columns: expect.arrayContaining([{ column: 2, label: '备注', field: 'name' }]),
      },
    ],
  })
})

test('a sheet is laid out with its merged cells as one; a title over all of it is no head', () => {
  const [sheet] = form.sheets
  if (sheet === undefined) throw new Error('no sheet')
  const [title] = layOutSheet(sheet)
  expect(title?.cells.map(({ name, columnSpan }) => [name, columnSpan])).toEqual([['A1', 3]])
  expect(headsAbove(sheet, 3).map(({ label }) => label)).toEqual(['指标', '本年', '备注'])
})
