// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { field } from '../../definition/field/field.ts'
import { ledgerColumns } from '../ledger/columns.ts'
import { knowCatalogue } from '../testing/know-catalogue.ts'
import { ledgerOf, recordOf } from '../testing/ledger-of.ts'
import { renderInside } from '../testing/render-inside.tsx'
import { PrintSheet } from './PrintSheet.tsx'

const said = /打印，含未遮盖的个人信息/

function print(secrecy: 'open' | 'personal', reveal: boolean): void {
  vi.stubGlobal('print', () => undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const ledger = ledgerOf({ name: field.text({ label: '路名' }), phone: field.phone({ label: '电话', secrecy }) })
  const records = [recordOf('r1', { name: '一号路', phone: '19900000001' }, { version: 1 })]
  const sheet = (
    <PrintSheet
      title="道路"
      conditions=""
      columns={ledgerColumns(ledger)}
      records={records}
      totals={{ sums: {}, groups: {} }}
      done={() => undefined}
    />
  )
  renderInside(sheet, { known: knowCatalogue({ ledgers: [ledger] }), can: { reveal } })
}

test('a list on paper says at the foot of every page who printed what others see masked, and when', () => {
  print('personal', true)
  const foot = screen.getByText(said)
  // The foot of a table is printed again on each page.
  expect(foot.closest('tfoot')).not.toBeNull()
  expect(foot.textContent).toMatch(/^\S+ 2021年1月25日 打印/)
})

test('and says nothing of the kind where everybody sees it, or who prints it sees it masked', () => {
  print('open', true)
  print('personal', false)
  expect(screen.queryByText(said)).toBeNull()
})
