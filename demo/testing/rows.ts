import { decimal } from '../../src/definition/decimal/decimal.ts'
import { createDemoSheets } from '../generate.ts'
import type { DemoSheet } from '../sheet.ts'

export type Row = Readonly<Record<string, string>>

export const demoSheets: readonly DemoSheet[] = createDemoSheets()

/** The rows of one file by column label, without the units in brackets. */
export function rowsOf(ledger: string): Row[] {
  const sheet = demoSheets.find((one) => one.ledger === ledger)
  if (sheet === undefined) throw new Error(`no sheet ${ledger}`)
  return sheet.rows.map((row) =>
    Object.fromEntries(sheet.columns.map(({ label }, index) => [label.replace(/\(.*\)/, ''), row[index] ?? ''])),
  )
}

/** Rows that have these values. */
export function rowsWith(ledger: string, wanted: Row): Row[] {
  return rowsOf(ledger).filter((row) => Object.entries(wanted).every(([column, value]) => row[column] === value))
}

export function sum(rows: readonly Row[], column: string): string {
  return rows.reduce((total, row) => total.plus(row[column] === '' ? '0' : (row[column] ?? '0')), decimal('0')).toFixed()
}

export const in2020 = (column: string) => (row: Row) => (row[column] ?? '').startsWith('2020')
export const toNovember = (row: Row) => (row.月份 ?? '') >= '2020-01' && (row.月份 ?? '') <= '2020-11'
