import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { actualProgress, plannedProgress } from '../boards/key-project.board.ts'
import { creationItem } from '../ledgers/creation-item.ledger.ts'
import { creationTask } from '../ledgers/creation-task.ledger.ts'
import { keyProject } from '../ledgers/key-project.ledger.ts'
import { projectMilestone } from '../ledgers/project-milestone.ledger.ts'

const behind = `${plannedProgress} - ${actualProgress}`
const red = "setting('project-red-lag')"
const yellow = "setting('project-yellow-lag')"
const light = { unit: '项', flow: 'stock', ledger: keyProject, date: null, type: 'count' } as const

/** What the loops give: lights against the baseline, milestones in time, projects accepted, titles won. */
export const progressIndicators = [
  defineMeasure({
    ...light,
    id: 'red-project-count',
    label: '红灯项目数',
    when: `status != 'dropped' and ${behind} >= ${red}`,
    note: '期末实际进度落后计划达到红灯幅度的项目。',
  }),
  defineMeasure({
    ...light,
    id: 'yellow-project-count',
    label: '黄灯项目数',
    when: `status != 'dropped' and ${behind} >= ${yellow} and ${behind} < ${red}`,
    note: '期末实际进度落后计划达到黄灯幅度、不到红灯幅度的项目。',
  }),
  defineMeasure({
    ...light,
    id: 'green-project-count',
    label: '绿灯项目数',
    when: `status != 'dropped' and ${behind} < ${yellow}`,
    note: '期末实际进度没有落后到黄灯幅度的项目；没有月报的不算绿灯。',
  }),
  defineMeasure({
    ...light,
    id: 'suspended-project-count',
    label: '停工项目数',
    filter: { status: 'suspended' },
  }),
  defineMeasure({
    id: 'accepted-project-count',
    label: '重点项目验收数',
    unit: '项',
    flow: 'flow',
    ledger: keyProject,
    date: 'acceptedOn',
    type: 'count',
  }),
  defineMeasure({
    id: 'milestone-done-count',
    label: '已完成节点数',
    unit: '个',
    flow: 'stock',
    ledger: projectMilestone,
    date: null,
    when: 'completedOn <= periodEnd',
    type: 'count',
  }),
  defineMeasure({
    id: 'milestone-overdue-count',
    label: '逾期未完成节点数',
    unit: '个',
    flow: 'stock',
    ledger: projectMilestone,
    date: null,
    when: "dueOn <= periodEnd and (status is empty or status != 'cancelled') and (completedOn is empty or completedOn > periodEnd)",
    type: 'count',
  }),
  defineComputed({
    id: 'milestone-judged-count',
    label: '应考核节点数',
    unit: '个',
    flow: 'stock',
    type: 'derived',
    formula: '[milestone-done-count] + [milestone-overdue-count]',
    note: '已完成与逾期未完成之和；没有到期的不算。',
  }),
  defineComputed({
    id: 'milestone-on-time-rate',
    label: '项目节点按期率',
    unit: '%',
    flow: 'stock',
    exact: true,
    type: 'ratio',
    numerator: 'milestone-done-count',
    denominator: 'milestone-judged-count',
  }),
  defineMeasure({
    id: 'creation-named-count',
    label: '创建命名数',
    unit: '项',
    flow: 'flow',
    ledger: creationTask,
    date: 'namedOn',
    type: 'count',
  }),
  defineMeasure({
    id: 'creation-item-count',
    label: '创建指标数',
    unit: '项',
    flow: 'stock',
    ledger: creationItem,
    date: null,
    type: 'count',
  }),
]
