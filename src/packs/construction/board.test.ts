import { describe, expect, it } from 'vitest'
import { progressLight } from '../../definition/board/progress-light.ts'
import { rankBoard } from '../../definition/board/rank-board.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { type BoardRecords, boardOf } from '../../definition/testing/board-entries.ts'
import { township } from '../township/pack.ts'
import { construction } from './pack.ts'

const { board, entriesOf: entriesIn } = boardOf(resolveCatalogue([township, construction]).catalogue, 'key-project-board')

const april = { periodStart: '2020-04-01', periodEnd: '2020-04-30' }
const entriesOf = (records: BoardRecords, period = april) => entriesIn(records, period)

const rule = { criteria: board.criteria, minimumSample: '3', leastWeight: '50' }
const project = { id: 'p', name: '集镇入口改造', difficulty: '1.1', plannedInvestment: '10000000', status: 'building' }
const months = ['2020-02', '2020-03', '2020-04'].map((month, index) => ({
  id: `m${index}`,
  project: 'p',
  month,
  plannedProgress: '30',
  actualProgress: ['15', '30', '45'][index] ?? null,
  governmentInvestment: ['1000000', '1200000', '1000000'][index] ?? null,
  privateInvestment: index === 2 ? '2000000' : null,
}))
const plan = { id: 'l', project: 'p', month: '2020-04', plannedProgress: '50' }
const milestones = [
  { id: '1', project: 'p', name: '立项', dueOn: '2020-01-10', completedOn: '2020-01-08' },
  { id: '2', project: 'p', name: '招标', dueOn: '2020-02-10', completedOn: '2020-02-20' },
  { id: '3', project: 'p', name: '进场', dueOn: '2020-06-01', completedOn: '2020-04-30' },
  { id: '4', project: 'p', name: '基础', dueOn: '2020-04-15', completedOn: '2020-05-02' },
  { id: '5', project: 'p', name: '绿化', dueOn: '2020-04-01', status: 'cancelled' },
  { id: '6', project: 'p', name: '验收', dueOn: '2020-12-01' },
]
const bonus = { id: 'b', project: 'p', date: '2020-04-20', direction: 'bonus', points: '2' }
const records: BoardRecords = {
  'key-project': [project],
  'project-plan': [plan],
  'project-progress': months,
  'project-milestone': milestones,
  'project-adjustment': [bonus, { ...bonus, id: 'c', date: '2020-03-20', points: '9' }],
}

describe('the board of key projects', () => {
  it('scores the worked example of the README', () => {
    const [entry] = entriesOf(records)
    expect(entry?.figures).toEqual({
      progress: { actual: '45', plan: '50' },
      investment: { actual: '5200000', plan: '5000000' },
      milestones: { actual: '3', plan: '4' },
    })
    const [first] = rankBoard(rule, entriesOf(records)).ranked
    expect([first?.base, first?.bonus, first?.score]).toEqual(['89.70', '2', '100.67'])
    expect(progressLight({ planned: '50', actual: '45', yellow: '5', red: '10' })).toBe('yellow')
  })

  it('takes the milestones out of the base of a project that has none', () => {
    const [first] = rankBoard(rule, entriesOf({ ...records, 'project-milestone': [] })).ranked
    expect([first?.weight, first?.base]).toEqual(['70', '96.00'])
  })

  it('cannot be moved by the reporter’s own plan once there is a baseline', () => {
    const generous = months.map((month) => ({ ...month, plannedProgress: '1' }))
    expect(entriesOf({ ...records, 'project-progress': generous })[0]?.figures.progress?.plan).toBe('50')
    expect(entriesOf({ ...records, 'project-plan': [] })[0]?.figures.progress?.plan).toBe('30')
  })

  it('looks at no month after the one that is ranked', () => {
    const march = { periodStart: '2020-03-01', periodEnd: '2020-03-31' }
    const [entry] = entriesOf(records, march)
    expect(entry?.figures).toEqual({
      progress: { actual: '30', plan: '30' },
      investment: { actual: '2200000', plan: '3000000' },
      milestones: { actual: '2', plan: '2' },
    })
    expect([entry?.sample, entry?.bonus]).toEqual(['2', '9'])
    expect(rankBoard(rule, entriesOf(records, march)).apart.map(({ why }) => why)).toEqual(['sample'])
  })

  it('has no place for a project that was dropped', () => {
    expect(entriesOf({ ...records, 'key-project': [{ ...project, status: 'dropped' }] })).toEqual([])
  })
})
