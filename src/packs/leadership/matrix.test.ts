import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { type HeldDuty, makeMatrix } from './matrix.ts'

const lines = [
  { id: 'l1', name: '工业经济' },
  { id: 'l2', name: '农业农村' },
]
const villages = [
  { id: 'v1', name: '青竹村' },
  { id: 'v2', name: '桥头村' },
]
const cells = [
  { id: 'c11', line: 'l1', village: 'v1' },
  { id: 'c12', line: 'l1', village: 'v2' },
  { id: 'c21', line: 'l2', village: 'v1' },
]
const today = '2021-01-25'
const duty = (object: string, name: string, more: Partial<HeldDuty> = {}): HeldDuty => ({
  object,
  holder: { cadre: name, name },
  role: 'primary',
  from: '2019-04-01',
  to: '',
  ...more,
})

describe('the matrix of lines and villages', () => {
  it('has a cell for each line in each village, in their orders, and counts what nobody leads', () => {
    const matrix = makeMatrix({ lines, villages, cells, duties: [duty('l1', '甲'), duty('v1', '乙'), duty('c11', '甲')], today })
    expect(matrix.lines.map(({ name, lead }) => [name, lead?.name])).toEqual([
      ['工业经济', '甲'],
      ['农业农村', undefined],
    ])
    expect(matrix.rows.map(({ village, cells }) => [village.lead?.name, cells.map(({ record, lead }) => [record, lead?.name])])).toEqual([
      [
        '乙',
        [
          ['c11', '甲'],
          ['c21', undefined],
        ],
      ],
      [
        undefined,
        [
          ['c12', undefined],
          [undefined, undefined],
        ],
      ],
    ])
    expect(matrix.gaps).toBe(5)
  })

  it('goes by the day: who has handed over leads no more, who begins later not yet, who helps never', () => {
    const lead = (duties: readonly HeldDuty[], day = today) =>
      makeMatrix({ lines, villages, cells, duties, today: day }).rows[0]?.cells[0]?.lead?.name
    const handed = [duty('c11', '甲', { to: '2021-01-25' }), duty('c11', '乙', { from: '2021-01-25' })]
    expect([lead(handed, '2021-01-24'), lead(handed, '2021-01-25')]).toEqual(['甲', '乙'])
    expect(lead([duty('c11', '甲', { from: '2021-02-01' })])).toBeUndefined()
    expect(lead([duty('c11', '甲', { role: 'secondary' })])).toBeUndefined()
    expect(lead([duty('c11', '甲', { role: '' })])).toBe('甲')
  })

  it('is without a gap exactly when each line, village and cell is led', () => {
    fc.assert(
      fc.property(fc.subarray(['l1', 'l2', 'v1', 'v2', 'c11', 'c12', 'c21', 'c22']), (led) => {
        const all = [...cells, { id: 'c22', line: 'l2', village: 'v2' }]
        const { gaps } = makeMatrix({ lines, villages, cells: all, duties: led.map((object) => duty(object, '甲')), today })
        expect(gaps).toBe(8 - led.length)
      }),
    )
  })
})
