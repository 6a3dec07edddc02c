import { defineBoard } from '../../../definition/board/define-board.ts'

const untilNow = 'task = outer.id and year(month) * 12 + month(month) <= year(periodEnd) * 12 + month(periodEnd)'
const thisMonth = 'task = outer.id and year(month) * 12 + month(month) = year(periodEnd) * 12 + month(periodEnd)'

/** What was promised, or what a decision with its document made of it: a change without one does not count. */
const changed = 'decision is not empty'
const promised = `if(${changed}, coalesce(changedQuantity, quantity), quantity)`
const unit = `if(${changed}, coalesce(changedUnit, unit), unit)`

/** By the indicator where the task has one, so that nothing is typed twice; else the last line of its office. */
const done = `coalesce(measured, find(task-progress, done, ${untilNow}))`

/** What the office planned for the month, else as many twelfths of the whole as months have passed. */
const planned = `coalesce(find(task-progress, planned, ${thisMonth} and planned is not empty), ${promised} * month(periodEnd) / 12)`

const reached = `coalesce(${done}, 0) >= ${promised}`

/** The criterion whose figures are amounts in the task's own unit. */
export const progressCriterion = 'progress'

/** The board of what a report promised for the year: tasks and targets, each beside its own plan; whoever leads one has no rank. */
export const planTaskBoard = defineBoard({
  id: 'plan-task-board',
  label: '年度任务龙虎榜',
  ledger: 'plan-task',
  inScope: 'year(year) = year(periodEnd)',
  measured: { indicator: 'indicator', unit },
  category: 'category',
  criteria: [
    {
      id: progressCriterion,
      label: '进度',
      weight: '70',
      says: '月末累计完成数与计划累计之比，没有月计划的按十二分之几匀算',
      actual: done,
      plan: planned,
      cap: '1',
    },
    {
      id: 'on-time',
      label: '按期',
      weight: '30',
      says: '到月末已完成的，与已完成加过了期限没有完成的之比',
      onTime: { done: `if(${reached}, 1, 0)`, overdue: `if(dueOn <= periodEnd and not (${reached}), 1, 0)` },
    },
  ],
  sample: { count: `if(measured is not empty, month(periodEnd), tally(task-progress, ${untilNow}))`, setting: 'plan-task-board-months' },
  leastWeight: { setting: 'plan-task-board-least-weight' },
  appealDays: { setting: 'plan-task-board-appeal-days' },
  progress: {
    planned: `min(100, ${planned} * 100 / ${promised})`,
    actual: `${done} * 100 / ${promised}`,
    yellow: { setting: 'plan-task-yellow-lag' },
    red: { setting: 'plan-task-red-lag' },
  },
  source: '镇年度任务龙虎榜办法（乡镇惯例，没有上级规定）',
})
