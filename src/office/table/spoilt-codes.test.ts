import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { rawWorkbook, stylesOf, textRow } from '../xlsx/testing.ts'
import { readTable } from './read-table.ts'

const account = '6217000000000040018'

/** One cell below a header, as the file has it. */
function readCell(cell: string, styles = stylesOf(0, '0', '0.00%', '@')) {
  const table = readTable(
    rawWorkbook({ sheets: [`${textRow(1, ['姓名', '账号'])}<row r="2"><c t="inlineStr"><is><t>甲</t></is></c>${cell}</row>`], styles }),
    'a.xlsx',
  )
  return [table.rows[0]?.cells.账号, table.rows[0]?.doubts?.账号]
}

describe('a long code in an .xlsx', () => {
  it.each([
    ['as other programs write it', `<c><v>${account}</v></c>`],
    ['as Excel writes it', '<c><v>6.2170000000000403E+18</v></c>'],
    ['rounded to zeros', '<c><v>6217000000000040000</v></c>'],
    ['under the format 0', `<c s="1"><v>${account}</v></c>`],
    ['under the format of text, typed before it was set', `<c s="3"><v>${account}</v></c>`],
    ['as a percentage', `<c s="2"><v>${account}</v></c>`],
    ['that a formula gives', `<c><f>A1*1</f><v>${account}</v></c>`],
    ['of sixteen digits', '<c t="n"><v>1234567890123456</v></c>'],
    ['below zero', '<c><v>-1234567890123456</v></c>'],
  ])('is marked when it is a number: %s', (_, cell) => expect(readCell(cell)[1]).toBe('rounded'))

  it.each([
    ['a text', `<c t="inlineStr"><is><t>${account}</t></is></c>`],
    ['the text of a formula', `<c t="str"><f>"6217"&amp;B1</f><v>${account}</v></c>`],
    ['fifteen digits', '<c><v>110105491231002</v></c>'],
    ['the shadow of a float', '<c><v>0.30000000000000004</v></c>'],
  ])('is not when it is %s', (_, cell) => expect(readCell(cell)[1]).toBeUndefined())

  it('is marked whatever its digits, and never in the wrong column or row', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 19n }), fc.nat(3), fc.nat(2), (code, column, row) => {
        const cells = (at: number) =>
          [0, 1, 2, 3].map((place) => (at === row && place === column ? `<c><v>${code}</v></c>` : `<c><v>${place}</v></c>`)).join('')
        const sheet = textRow(1, ['甲', '乙', '丙', '丁']) + [0, 1, 2].map((at) => `<row r="${at + 2}">${cells(at)}</row>`).join('')
        const marked = readTable(rawWorkbook({ sheets: [sheet] }), 'a.xlsx').rows.map(({ doubts }) => Object.keys(doubts ?? {}).join())
        expect(marked).toEqual([0, 1, 2].map((at) => (at === row ? '甲乙丙丁'.charAt(column) : '')))
      }),
      { numRuns: 200 },
    )
  })

  it('is marked in rows that stand in another order than their numbers', () => {
    const sheet = `${textRow(1, ['甲', '乙'])}<row r="3"><c><v>1</v></c><c><v>2</v></c></row><row r="2"><c><v>${account}</v></c><c><v>2</v></c></row>`
    expect(readTable(rawWorkbook({ sheets: [sheet] }), 'a.xlsx').rows.map(({ row, doubts }) => [row, doubts?.甲])).toEqual([
      [2, 'rounded'],
      [3, undefined],
    ])
  })
})

describe('a long code in separated text', () => {
  it.each([
    [`="${account}"`, account],
    [`"=""${account}"""`, account],
    [`'${account}`, `'${account}`],
    [`"${account}"`, account],
    [`\u3000${account}`, `\u3000${account}`],
  ])('%s is read as it stands', (cell, text) => {
    expect(readTable(Buffer.from(`姓名,账号\n甲,${cell}\n`), 'a.csv').rows[0]?.cells.账号).toBe(text)
    if (!cell.includes('"')) expect(readTable(Buffer.from(`姓名\t账号\n甲\t${cell}\n`), 'a.txt').rows[0]?.cells.账号).toBe(text)
  })
})
