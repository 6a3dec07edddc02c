import { expect, it } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { cellText, ledgerColumns, writtenCell } from '../columns.ts'
import { blockAsFile, readBlock, rowsAsCsv, writeBlock } from './block.ts'
import { arrangeColumns, moveColumn, ownWidth, plainSetup, readSetup, setWidth, toggleColumn } from './table-setup.ts'

const ledger = {
  ...ledgerOf({ name: field.text({ label: '路名' }), cost: field.money({ label: '费用' }), note: field.text({ label: '备注' }) }),
  unique: [['name']],
}
const columns = ledgerColumns(ledger)
const ids = (setup: typeof plainSetup) => arrangeColumns(columns, setup).map(({ id }) => id)

it('columns are put away, moved and sized, and what names a record never goes away', () => {
  expect(ids(plainSetup)).toEqual(['name', 'cost', 'note'])
  expect(ids(toggleColumn(toggleColumn(plainSetup, 'cost'), 'name'))).toEqual(['name', 'note'])
  expect(ids(toggleColumn(toggleColumn(plainSetup, 'cost'), 'cost'))).toEqual(['name', 'cost', 'note'])
  expect(ids(moveColumn(plainSetup, columns, 'note', -1))).toEqual(['name', 'note', 'cost'])
  expect(ids(moveColumn(plainSetup, columns, 'name', -1))).toEqual(['name', 'cost', 'note'])
  expect(arrangeColumns(columns, setWidth(plainSetup, 'cost', 3)).find(({ id }) => id === 'cost')?.width).toBe(48)
  expect(ownWidth(setWidth(plainSetup, 'cost', 300), 'cost')).toEqual(plainSetup)
})

it('a kept setup is read again, and what is none is none', () => {
  const kept = { ...plainSetup, hidden: ['cost'], sort: '-cost', where: [{ field: 'cost', operator: '>', value: '1' }] }
  expect(readSetup(JSON.stringify(kept))).toMatchObject(kept)
  for (const text of ['', '{', '{}', '{"hidden":1}', 'null']) expect(readSetup(text)).toBeUndefined()
})

it('a block goes to a spreadsheet and comes back as it was', () => {
  const block = [
    ['石桥路', '1,200.00'],
    ['柳湾\n路', '写着"急"\t的'],
    ['', ''],
  ]
  expect(readBlock(writeBlock(block))).toEqual(block)
  expect(readBlock('甲\t乙\n丙\t丁\n')).toEqual([
    ['甲', '乙'],
    ['丙', '丁'],
  ])
})

it('a pasted block becomes the office file that says the same', () => {
  const records = [recordOf('r1', { name: '石桥路', cost: '1', note: null }), recordOf('r2', { name: '柳湾路', cost: '2', note: null })]
  const at = { ledger, columns, records, row: 0 }
  expect(blockAsFile({ ...at, column: 1, block: [['5', '急'], ['6']] })).toEqual([
    ['路名', '费用（元）', '备注'],
    ['石桥路', '5', '急'],
    ['柳湾路', '6', ''],
  ])
  const own = [
    ['路名', '费用'],
    ['新路', '7'],
  ]
  expect(blockAsFile({ ...at, column: 2, block: own }), 'with its own header').toBe(own)
  expect(blockAsFile({ ...at, column: 0, row: 2, block: [['新路', '7']] })).toEqual([
    ['路名', '费用（元）'],
    ['新路', '7'],
  ])
  expect(rowsAsCsv([['a,b', '1']])).toBe('\uFEFF"a,b",1\r\n')
})

it('days, months and moments are read as they are said, and go to a spreadsheet as they are written', () => {
  const dated = ledgerOf({
    day: field.date({ label: '日期' }),
    month: field.month({ label: '月份' }),
    seen: field.dateTime({ label: '时间' }),
  })
  const record = recordOf('r1', { day: '2020-03-07', month: '2020-12', seen: '2020-03-07T08:30' })
  const bare = recordOf('r2', { day: null, month: null, seen: null })
  const columns = ledgerColumns(dated)
  expect(columns.map((column) => cellText(record, column))).toEqual(['2020年3月7日', '2020年12月', '2020年3月7日08:30'])
  expect(columns.map((column) => writtenCell(record, column))).toEqual([
    '2020-03-07',
    '2020-12',
    expect.stringMatching(/^2020-03-07.08:30$/),
  ])
  expect(columns.flatMap((column) => [cellText(bare, column), writtenCell(bare, column)]).join('')).toBe('')
})
