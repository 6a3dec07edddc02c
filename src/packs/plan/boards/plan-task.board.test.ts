import { describe, expect, it } from 'vitest'
import { rankBoard } from '../../../definition/board/rank-board.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { type BoardRecords, boardOf } from '../../../definition/testing/board-entries.ts'
import { leadership } from '../../leadership/pack.ts'
import { township } from '../../township/pack.ts'
import { plan } from '../pack.ts'

const { board, entriesOf } = boardOf(resolveCatalogue([township, leadership, plan]).catalogue, 'plan-task-board')
const june = { periodStart: '2020-06-01', periodEnd: '2020-06-30' }
const october = { periodStart: '2020-10-01', periodEnd: '2020-10-31' }

const task = (id: string, item: string, quantity: string | null) => ({ id, year: '2020', item, quantity, unit: '个', dueOn: '2020-09-30' })
const parking = { ...task('p', '停车位', '240'), indicator: '新增停车位数' }
const cameras = task('c', '智慧安防', '96')
const line = (id: string, month: string, done: string, planned: string | null = null) => ({ id, task: 'c', month, done, planned })
const records: BoardRecords = {
  'plan-task': [parking, cameras, task('w', '不计数的事', null), { ...task('x', '来年的事', '9'), year: '2021' }],
  'task-progress': [line('1', '2020-03', '20', '10'), line('2', '2020-05', '40')],
}
const rule = { criteria: board.criteria, minimumSample: '1', leastWeight: '50' }
const progressOf = (list: BoardRecords, month: Parameters<typeof entriesOf>[1], id: string) =>
  entriesOf(list, month).find((one) => one.id === id)?.figures.progress

describe('the board of tasks', () => {
  it('takes what an indicator says, else the last line of the office, beside the months that have passed', () => {
    expect(progressOf(records, { ...june, measured: { p: '130' } }, 'p')).toEqual({ actual: '130', plan: '120' })
    expect(progressOf(records, june, 'p')).toEqual({ actual: null, plan: '120' })
    expect(progressOf(records, june, 'c')).toEqual({ actual: '40', plan: '48' })
  })

  it('goes by what the office planned for that month, and by no month’s plan beyond it', () => {
    expect(progressOf(records, { periodStart: '2020-03-01', periodEnd: '2020-03-31' }, 'c')).toEqual({ actual: '20', plan: '10' })
    expect(progressOf(records, { periodStart: '2020-04-01', periodEnd: '2020-04-30' }, 'c')).toEqual({ actual: '20', plan: '32' })
  })

  it('counts a changed quantity only with the document of the decision', () => {
    const changed = (decision: string | null): BoardRecords => ({
      ...records,
      'plan-task': [{ ...cameras, changedQuantity: '48', decision }],
    })
    expect(progressOf(changed(null), june, 'c')?.plan).toBe('48')
    expect(progressOf(changed('青政〔2020〕12号'), june, 'c')?.plan).toBe('24')
  })

  it('is in time by the day that was promised: unreported is not done', () => {
    const onTime = (measured?: Readonly<Record<string, string>>) =>
      entriesOf(records, { ...october, ...(measured === undefined ? {} : { measured }) }).find(({ id }) => id === 'p')?.figures['on-time']
    expect(onTime({ p: '240' })).toEqual({ actual: '1', plan: '1' })
    expect(onTime({ p: '239' })).toEqual({ actual: '0', plan: '1' })
    expect(onTime()).toEqual({ actual: '0', plan: '1' })
  })

  it('ranks the tasks of its year, and sets apart what has no quantity or no line', () => {
    const { ranked, apart } = rankBoard(rule, entriesOf(records, { ...june, measured: { p: '132' } }))
    expect(ranked.map(({ title, rank, score }) => [title, rank, score])).toEqual([
      ['停车位', 1, '100.00'],
      ['智慧安防', 2, '83.33'],
    ])
    expect(apart.map(({ title }) => title)).toEqual(['不计数的事'])
  })

  it('sets nothing that is only ahead before what is finished in time', () => {
    const { ranked } = rankBoard(rule, entriesOf(records, { ...october, measured: { p: '240' } }))
    const ahead = rankBoard(rule, entriesOf(records, { ...june, measured: { p: '200' } }))
    expect(ranked.find(({ title }) => title === '停车位')?.score).toBe('100.00')
    expect(ahead.ranked.find(({ title }) => title === '停车位')?.score).toBe('100.00')
  })
})
