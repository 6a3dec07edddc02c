// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import type { LedgerPage, LedgerRecord } from '../../../api/contract/ledger.ts'
import { field } from '../../../definition/field/field.ts'
import { answerCalls } from '../../testing/answer-calls.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { ledgerColumns } from '../columns.ts'
import '../../testing/with-layout.ts'
import { LedgerTable } from './LedgerTable.tsx'
import type { CellActs } from './table-act.ts'
import { useLedgerRows } from './use-ledger-rows.ts'

const ledger = ledgerOf({ name: field.text({ label: '路名' }), cost: field.money({ label: '费用' }), note: field.text({ label: '备注' }) })
const records = [1, 2, 3, 4].map((number) => recordOf(`r${number}`, { name: `${number}号路`, cost: `${number}200.00`, note: null }))

function Table({ acts, open }: { readonly acts: CellActs; readonly open?: string | undefined }) {
  const rows = useLedgerRows('road-work', {})
  const [chosen, setChosen] = useState<ReadonlyMap<string, LedgerRecord>>(new Map())
  const toggle = (some: readonly LedgerRecord[], on: boolean) => {
    const next = new Map(chosen)
    for (const record of some) on ? next.set(record.id, record) : next.delete(record.id)
    setChosen(next)
  }
  return (
    <>
      <LedgerTable
        label="修路"
        columns={ledgerColumns(ledger)}
        rows={rows}
        sort={undefined}
        changeSort={() => {}}
        open={open}
        openRecord={() => {}}
        choice={{ chosen, toggle }}
        acts={acts}
      />
      <output>{[...chosen.keys()].toSorted().join(' ')}</output>
    </>
  )
}

interface Opened {
  readonly save?: CellActs['save']
  readonly record?: string
}

async function open({ save = () => Promise.resolve(undefined), record }: Opened = {}) {
  answerCalls({
    'POST /api/ledgers/road-work/query': ({ body }): LedgerPage =>
      JSON.stringify(body).includes('"totals":true') ? { records: [], totals: { count: 4, sums: {} } } : { records },
  })
  const acts = {
    whyNot: vi.fn<CellActs['whyNot']>(() => undefined),
    tell: vi.fn<CellActs['tell']>(),
    save: vi.fn<CellActs['save']>(save),
    fillDown: vi.fn<CellActs['fillDown']>(),
    paste: vi.fn<CellActs['paste']>(),
  }
  renderInside(<Table acts={acts} open={record} />)
  await screen.findByText('1号路')
  return { acts, user: userEvent.setup({ delay: null }) }
}

const rowOf = (name: string) => screen.getByText(name).closest<HTMLElement>('[role=row]') ?? document.body
const stand = async (name: string) => {
  rowOf(name).focus()
  await waitFor(() => expect(document.activeElement).toBe(rowOf(name)))
}

test('rows are chosen by their box, a span of them with Shift, and with x by whoever stands on one', async () => {
  const { user } = await open()
  const box = (name: string) => screen.getByRole('checkbox', { name: `选中：${name}` })
  await user.click(box('1号路'))
  fireEvent.click(box('3号路'), { shiftKey: true })
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe('r1 r2 r3')
  await stand('2号路')
  await user.keyboard('x')
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe('r1 r3')
  await user.click(screen.getByRole('checkbox', { name: '选中读到的各条' }))
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe('r1 r2 r3 r4')
})

test('a cell is changed where it stands: typing begins, Enter keeps it and goes on below', async () => {
  const { acts, user } = await open()
  await stand('1号路')
  await user.keyboard('{ArrowRight}{ArrowRight}')
  await user.keyboard('9')
  const input = await screen.findByRole<HTMLInputElement>('textbox')
  expect(input.value).toBe('9')
  await user.keyboard('00{Enter}')
  await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
  expect(acts.save.mock.calls.map(([record, column, text]) => [record.id, column.id, text])).toEqual([['r1', 'cost', '900']])
  await waitFor(() => expect(document.activeElement).toBe(rowOf('2号路')))
})

test('Esc leaves it as it was, what is wrong is said and stays under the hands, and what may not be changed says why', async () => {
  const { acts, user } = await open({ save: () => Promise.resolve('金额读不懂') })
  await stand('1号路')
  await user.keyboard('{ArrowRight}{F2}')
  expect((await screen.findByRole<HTMLInputElement>('textbox')).value).toBe('1号路')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
  await user.keyboard('{F2}')
  await screen.findByRole('textbox')
  await user.keyboard('x{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe('金额读不懂')
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('x')
  await user.keyboard('{Escape}')
  acts.whyNot.mockReturnValue('只由科室更正')
  await user.keyboard('{F2}')
  expect(acts.tell).toHaveBeenCalledWith('只由科室更正')
})

test('a block is chosen with Shift, copied as a spreadsheet copies it, filled down, and a pasted one goes to be looked at', async () => {
  const { acts, user } = await open()
  await stand('1号路')
  await user.keyboard('{ArrowRight}{Shift>}{ArrowRight}{ArrowDown}{/Shift}')
  await waitFor(() => expect(document.activeElement).toBe(rowOf('2号路')))
  const copied = new Map<string, string>()
  const clipboardData = { setData: (kind: string, text: string) => void copied.set(kind, text), getData: () => '5\t急\n6\t缓' }
  fireEvent.copy(rowOf('2号路'), { clipboardData })
  expect(copied.get('text/plain')).toBe('1号路\t1200.00\r\n2号路\t2200.00')
  await user.keyboard('{Control>}d{/Control}')
  expect(acts.fillDown.mock.calls[0]?.[0].map(({ id }) => id)).toEqual(['r1', 'r2'])
  expect(acts.fillDown.mock.calls[0]?.[1].map(({ id }) => id)).toEqual(['name', 'cost'])
  fireEvent.paste(rowOf('2号路'), { clipboardData })
  expect(acts.paste).toHaveBeenCalledWith('5\t急\n6\t缓', { row: 1, column: 1 })
})

test('the letters that change the open record or show what is said about it go there from its cells, and begin a word in any other row', async () => {
  const { user } = await open({ record: 'r2' })
  const letters: string[] = []
  const heard = (event: KeyboardEvent) => void letters.push(event.defaultPrevented ? `${event.key} kept` : event.key)
  window.addEventListener('keydown', heard)
  await stand('2号路')
  await user.keyboard('{ArrowRight}ec')
  expect(document.querySelector('[data-editing]')).toBeNull()
  window.removeEventListener('keydown', heard)
  expect(letters.slice(1)).toEqual(['e', 'c'])
  await stand('3号路')
  await user.keyboard('c')
  expect(document.querySelector('[data-editing]')).not.toBeNull()
})
