import { expect, test } from 'vitest'
import { readTable } from '../../src/office/index.ts'
import { rawWorkbook } from '../../src/office/xlsx/testing.ts'
import { type CrossCase, crossCases, crossWords } from './cross-cases.ts'
import { heldOutCrosses } from './cross-held-out.ts'

const bytesOf = ({ lines }: CrossCase) => Buffer.from(`\ufeff${lines.join('\r\n')}`)

test.each([...crossCases, ...heldOutCrosses])('$name', (one) => {
  const { known, ...words } = crossWords[one.of]
  const table = readTable(bytesOf(one), '表.csv', { known, cross: { ...words, chosen: one.chosen } })
  const errors = table.problems.flatMap(({ code, severity, at }) => (severity === 'error' ? [`${code} ${at}`] : []))
  expect(errors).toEqual(one.refused ?? [])
  if (one.columns !== undefined) expect(table.columns).toEqual(one.columns)
  if (one.rows !== undefined) expect(table.rows.map(({ cells }) => table.columns.map((label) => cells[label]).join(' '))).toEqual(one.rows)
})

test('every line of a cross table is in rows or told', () => {
  for (const one of [...crossCases, ...heldOutCrosses].filter(({ refused }) => refused === undefined)) {
    const { known, ...words } = crossWords[one.of]
    const table = readTable(bytesOf(one), '表.csv', { known, cross: { ...words, chosen: one.chosen } })
    const told = new Set([...table.rows.map(({ row }) => row), ...(table.lines ?? []).map(({ row }) => row)])
    expect([one.name, told.size]).toEqual([one.name, one.lines.length])
  }
})

test('a header over two lines, a village merged over its lines and a row that the sheet hides are read as in any sheet', () => {
  const cell = (place: string, text: string) => (text === '' ? '' : `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`)
  const lines = [
    ['2020年种植面积'],
    ['村', '年度', '面积（亩）'],
    ['', '', '水稻', '茶叶'],
    ['青竹村', '2019', '1', '2'],
    ['', '2020', '3', ''],
    ['石桥村', '2020', '5', '6'],
  ]
  const rows = lines.map((texts, index) => {
    const row = index + 1
    return `<row r="${row}"${row === 6 ? ' hidden="1"' : ''}>${texts.map((text, at) => cell(`${'ABCD'.charAt(at)}${row}`, text)).join('')}</row>`
  })
  const merges = ['A1:D1', 'A2:A3', 'B2:B3', 'C2:D2', 'A4:A5'].map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`
  const { known, ...cross } = crossWords.planting
  const read = (hidden?: 'include' | 'skip') => {
    const table = readTable(rawWorkbook({ sheets: [sheet] }), '表.xlsx', { known, cross, ...(hidden === undefined ? {} : { hidden }) })
    const errors = table.problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
    return { errors, header: table.headerRow, rows: table.rows.map(({ cells }) => table.columns.map((label) => cells[label]).join(' ')) }
  }
  const shown = ['青竹村 2019 水稻 1', '青竹村 2019 茶叶 2', '青竹村 2020 水稻 3']
  const all = [...shown, '石桥村 2020 水稻 5', '石桥村 2020 茶叶 6']
  expect(read()).toEqual({ errors: ['hidden-rows'], header: 3, rows: all })
  expect(read('skip')).toEqual({ errors: [], header: 3, rows: shown })
  expect(read('include')).toEqual({ errors: [], header: 3, rows: all })
})
