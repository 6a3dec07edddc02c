import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { projectMilestone } from '../ledgers/project-milestone.ledger.ts'

/** A milestone is reached or it is late; a project cannot be handed over while one is open. */
export const projectMilestoneLoop = defineLoop({
  id: 'project-milestone',
  label: '项目节点',
  purpose: '每个节点按期完成并附佐证，不再需要的由领导取消。',
  source: '项目节点计划由责任专班编制、责任领导审定',
  ledger: projectMilestone,
  stateField: 'status',
  start: 'record',
  adopts: [{ state: 'completed', when: "completedOn is not empty and (status is empty or status != 'cancelled')" }],
  openBy: ['clerk', 'editor', 'administrator'],
  initial: 'pending',
  states: {
    pending: { label: '未完成', shows: 'pending', deadline: { days: 0, kind: 'calendar', from: 'dueOn' } },
    completed: { label: '已完成', shows: 'completed', ends: 'done' },
    cancelled: { label: '取消', shows: 'cancelled', ends: 'refused' },
  },
  steps: {
    complete: {
      label: '完成',
      from: 'pending',
      to: 'completed',
      by: ['holder', 'clerk', 'editor', 'administrator'],
      fill: { completedOn: 'required', evidence: 'optional' },
      evidence: 'required',
      refuses: [{ when: 'completedOn > today', why: '完成日期还没有到。' }],
    },
    postpone: {
      label: '调整时限',
      from: 'pending',
      to: 'pending',
      by: ['leader', 'administrator'],
      fill: { dueOn: 'required' },
      opinion: 'required',
      refuses: [{ when: 'dueOn <= today', why: '调整后的日期要在今天以后。' }],
    },
    cancel: { label: '取消', from: 'pending', to: 'cancelled', by: ['leader', 'administrator'], opinion: 'required' },
  },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 10, to: 'leader' },
  ],
})
