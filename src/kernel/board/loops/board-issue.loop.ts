import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { boardIssue } from '../ledgers/board-issue.ledger.ts'
import { boardObjectionLoopId } from './board-objection.loop.ts'

export const boardIssueLoopId = 'board-issue'

/** Published, open to objections for the days of the rule, then frozen. It cannot be frozen while an objection is open. */
export const boardIssueLoop = defineLoop({
  id: boardIssueLoopId,
  label: '龙虎榜公布',
  purpose: '公布以后留足异议期，异议办结再定榜；公布有误的撤回重排。',
  source: '镇龙虎榜办法；天数写在参数里',
  ledger: boardIssue,
  stateField: 'state',
  start: 'record',
  openBy: ['editor', 'administrator'],
  initial: 'published',
  states: {
    published: {
      label: '公示中',
      shows: 'published',
      hold: { days: { expression: 'appealDays' }, kind: 'calendar' },
      deadline: { days: { expression: "appealDays + setting('board-freeze-days')" }, kind: 'calendar' },
    },
    frozen: { label: '已定榜', shows: 'frozen', ends: 'done' },
    withdrawn: { label: '已撤回', shows: 'withdrawn', ends: 'refused' },
  },
  steps: {
    freeze: {
      label: '定榜',
      from: 'published',
      to: 'frozen',
      by: ['editor', 'administrator'],
      irreversible: { does: '名次和排名用的数据就此封存，以后台账怎么改都不变；不能撤回，也不能再提异议。' },
      refuses: [{ when: 'frozenDigest is empty', why: '定榜要在榜单页面办：名次随定榜一起重算、封存。' }],
    },
    withdraw: {
      label: '撤回',
      from: 'published',
      to: 'withdrawn',
      by: ['leader', 'editor', 'administrator'],
      opinion: 'required',
      duringHold: true,
    },
  },
  children: [{ loop: boardObjectionLoopId, by: 'issue' }],
  escalation: [{ after: 0, to: 'leader' }],
})
