import { defineBoard } from '../../../definition/board/define-board.ts'

/** Months up to the one that ends the period: a month is compared by its year and number. */
const untilNow = 'project = outer.id and year(month) * 12 + month(month) <= year(periodEnd) * 12 + month(periodEnd)'

/** The baseline, or the plan that the monthly report itself brings where no baseline was laid down. */
export const plannedProgress = `coalesce(find(project-plan, plannedProgress, ${untilNow}), find(project-progress, plannedProgress, ${untilNow} and plannedProgress is not empty))`
export const actualProgress = `find(project-progress, actualProgress, ${untilNow} and actualProgress is not empty)`

const invested = `total(project-progress, coalesce(governmentInvestment, 0) + coalesce(privateInvestment, 0), ${untilNow})`
const plannedSum = `coalesce(find(project-plan, plannedInvestment, ${untilNow} and plannedInvestment is not empty), plannedInvestment * ${plannedProgress} / 100)`

const adjustment = (direction: 'bonus' | 'deduction') =>
  `total(project-adjustment, points, project = outer.id and direction = '${direction}' and date >= periodStart and date <= periodEnd)`

/**
 * The board of key projects (龙虎榜). No norm gives a rule for it; this one asks for what a project achieved, and for nothing about anybody's
 * use of the system (中办、国办《整治形式主义为基层减负若干规定》).
 */
export const keyProjectBoard = defineBoard({
  id: 'key-project-board',
  label: '重点项目龙虎榜',
  ledger: 'key-project',
  inScope: "status != 'dropped'",
  category: 'category',
  criteria: [
    {
      id: 'progress',
      label: '进度',
      weight: '40',
      says: '月末实际进度与计划进度之比',
      actual: actualProgress,
      plan: plannedProgress,
      unit: '%',
      cap: '1.2',
    },
    {
      id: 'investment',
      label: '投资',
      weight: '30',
      says: '累计完成投资（政府与民间）与按计划应完成投资之比',
      actual: invested,
      plan: plannedSum,
      unit: '元',
      cap: '1.2',
    },
    {
      id: 'milestones',
      label: '节点按期',
      weight: '30',
      says: '到月末已完成的节点，与已完成加逾期未完成的节点之比',
      onTime: {
        done: 'tally(project-milestone, project = outer.id and completedOn <= periodEnd)',
        overdue:
          "tally(project-milestone, project = outer.id and dueOn <= periodEnd and (status is empty or status != 'cancelled') and (completedOn is empty or completedOn > periodEnd))",
      },
    },
  ],
  difficulty: { expression: 'difficulty', says: '立项时评定的难度系数' },
  bonus: { expression: adjustment('bonus'), says: '当月有文号的加分之和' },
  deduction: { expression: adjustment('deduction'), says: '当月有文号的扣分之和' },
  sample: { count: `tally(project-progress, ${untilNow} and actualProgress is not empty)`, setting: 'board-minimum-months' },
  leastWeight: { setting: 'board-least-weight' },
  appealDays: { setting: 'board-appeal-days' },
  progress: {
    planned: plannedProgress,
    actual: actualProgress,
    yellow: { setting: 'project-yellow-lag' },
    red: { setting: 'project-red-lag' },
  },
  source: '镇重点项目龙虎榜办法（乡镇惯例，没有上级规定）',
})
