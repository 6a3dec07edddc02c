import { defineBoard } from '../../../definition/board/define-board.ts'

const untilNow = 'project = outer.id and reportedOn <= periodEnd'
const isDone = 'completedOn is not empty and completedOn <= periodEnd'

/** As much of the whole as has passed of the time that the congress gave; everything from the last day on. */
const planned = 'max(0, min(100, daysBetween(votedOn, periodEnd) * 100 / daysBetween(votedOn, deadline)))'
const actual = `if(${isDone}, 100, find(livelihood-report, actualProgress, ${untilNow}))`

/** The board of the projects that the deputies chose: those of the year, and those of earlier years until they are done. */
export const livelihoodProjectBoard = defineBoard({
  id: 'livelihood-project-board',
  label: '民生实事龙虎榜',
  ledger: 'livelihood-project',
  inScope:
    'votedOn is not empty and votedOn <= periodEnd and (completedOn is empty or completedOn > periodEnd or year(completedOn) = year(periodEnd))',
  category: 'office',
  criteria: [
    {
      id: 'progress',
      label: '进度',
      weight: '40',
      says: '月末实际进度与计划进度之比，计划进度按票决到完成时限的时间匀算',
      actual,
      plan: planned,
      unit: '%',
      cap: '1',
    },
    {
      id: 'investment',
      label: '投资',
      weight: '30',
      says: '累计完成投资与按计划进度应完成投资之比',
      actual: `find(livelihood-report, completedInvestment, ${untilNow} and completedInvestment is not empty)`,
      plan: `plannedInvestment * ${planned} / 100`,
      unit: '元',
      cap: '1',
    },
    {
      id: 'on-time',
      label: '按期',
      weight: '30',
      says: '到月末已完工的，与已完工加过了时限没有完工的之比',
      onTime: {
        done: `if(${isDone}, 1, 0)`,
        overdue: 'if(deadline <= periodEnd and (completedOn is empty or completedOn > periodEnd), 1, 0)',
      },
    },
  ],
  sample: { count: `tally(livelihood-report, ${untilNow})`, setting: 'livelihood-board-reports' },
  leastWeight: { setting: 'livelihood-board-least-weight' },
  appealDays: { setting: 'livelihood-board-appeal-days' },
  progress: {
    planned,
    actual,
    yellow: { setting: 'livelihood-yellow-lag' },
    red: { setting: 'livelihood-red-lag' },
  },
  source: '镇民生实事龙虎榜办法（乡镇惯例，没有上级规定）',
})
