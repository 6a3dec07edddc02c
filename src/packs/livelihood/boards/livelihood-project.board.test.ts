import { describe, expect, it } from 'vitest'
import { progressLight } from '../../../definition/board/progress-light.ts'
import { rankBoard } from '../../../definition/board/rank-board.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { type BoardRecords, boardOf } from '../../../definition/testing/board-entries.ts'
import { packs } from '../../index.ts'

const { board, entriesOf } = boardOf(resolveCatalogue(packs).catalogue, 'livelihood-project-board')
const month = (name: string, last: string) => ({ periodStart: `${name}-01`, periodEnd: `${name}-${last}` })
const may = month('2020-05', '31')

/** 200 days from the vote to the deadline. */
const water = {
  id: 'w',
  name: '农村饮水提标',
  year: '2020',
  status: 'building',
  plannedInvestment: '3000000',
  votedOn: '2020-02-11',
  deadline: '2020-08-29',
}
const road = { ...water, id: 'r', name: '通村公路', votedOn: '2019-02-11', deadline: '2019-11-30', year: '2019' }
const reports = [
  { id: '1', project: 'w', reportedOn: '2020-04-28', actualProgress: '30', completedInvestment: '800000' },
  { id: '2', project: 'w', reportedOn: '2020-05-28', actualProgress: '50', completedInvestment: '1500000' },
  { id: '3', project: 'r', reportedOn: '2020-03-28', actualProgress: '90', completedInvestment: '3300000' },
]
const records: BoardRecords = { 'livelihood-project': [water, road], 'livelihood-report': reports }
const rule = { criteria: board.criteria, minimumSample: '1', leastWeight: '50' }

describe('the board of livelihood projects', () => {
  it('sets what was reported by the end of the month beside as much as has passed of the time', () => {
    expect(entriesOf(records, may).map(({ id, figures }) => [id, figures])).toEqual([
      [
        'w',
        {
          progress: { actual: '50', plan: '55' },
          investment: { actual: '1500000', plan: '1650000' },
          'on-time': { actual: '0', plan: '0' },
        },
      ],
      [
        'r',
        {
          progress: { actual: '90', plan: '100' },
          investment: { actual: '3300000', plan: '3000000' },
          'on-time': { actual: '0', plan: '1' },
        },
      ],
    ])
    expect(progressLight({ planned: '55', actual: '50', yellow: '5', red: '10' })).toBe('yellow')
  })

  it('ranks the unfinished of earlier years beside those of the year, late ones behind', () => {
    const { ranked } = rankBoard(rule, entriesOf(records, may))
    expect(ranked.map(({ title, score }) => [title, score])).toEqual([
      ['农村饮水提标', '90.91'],
      ['通村公路', '66.00'],
    ])
  })

  it('counts as whole what is finished, and leaves it out once its year is over', () => {
    const finished: BoardRecords = { ...records, 'livelihood-project': [{ ...water, completedOn: '2020-07-20', status: 'completed' }] }
    const figures = (at: ReturnType<typeof month>) => entriesOf(finished, at)[0]?.figures
    expect(figures(may)?.progress?.actual).toBe('50')
    expect(figures(month('2020-08', '31'))).toMatchObject({
      progress: { actual: '100', plan: '100' },
      'on-time': { actual: '1', plan: '1' },
    })
    expect(entriesOf(finished, month('2021-01', '31'))).toEqual([])
  })

  it('has no place for what the deputies have not chosen', () => {
    expect(entriesOf({ 'livelihood-project': [{ ...water, votedOn: null }] }, may)).toEqual([])
  })
})
