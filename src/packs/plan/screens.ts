import { defineScreen } from '../../definition/screen/define-screen.ts'

/** The year's tasks: where each stands beside its plan. */
export const tasksScreen = defineScreen({
  id: 'plan-tasks',
  path: '/plan',
  label: '计划与任务',
  menu: { label: '任务', after: 'boards', icon: 'field' },
})

export const planScreens = [tasksScreen]
