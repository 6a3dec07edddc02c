import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { emergencyResponse } from '../ledgers/emergency-response.ledger.ts'

const office = ['clerk', 'leader', 'administrator'] as const

/** A declared response from its beginning to the destruction of what was known about people because of it. */
export const responseLoop = defineLoop({
  id: 'response',
  label: '应急响应',
  purpose: '启动、调级、延期、结束，直到个人信息销毁：响应有依据、有等级、有期限，结束后不留个人信息。',
  source: '《突发事件应对法》《传染病防治法》《个人信息保护法》第四十七条',
  ledger: emergencyResponse,
  stateField: 'status',
  start: 'record',
  openBy: office,
  adopts: [
    { state: 'finished', when: 'status is empty and finishedOn is not empty' },
    { state: 'inForce', when: 'status is empty and launchedOn < today' },
  ],
  initial: 'draft',
  states: {
    draft: { label: '拟启动', shows: 'draft', deadline: { days: { setting: 'response-draft-days' }, kind: 'calendar' } },
    inForce: {
      label: '响应中',
      shows: 'inForce',
      deadline: { days: 0, kind: 'calendar', from: "coalesce(validUntil, addDays(launchedOn, setting('response-review-days')))" },
    },
    finished: {
      label: '已结束',
      shows: 'finished',
      deadline: { days: { setting: 'response-destroy-days' }, kind: 'calendar', from: 'coalesce(finishedOn, launchedOn)' },
    },
    destroyed: { label: '个人信息已销毁', shows: 'destroyed', ends: 'done' },
    dropped: { label: '未启动', shows: 'dropped', ends: 'refused' },
  },
  steps: {
    launch: {
      label: '启动',
      from: 'draft',
      to: 'inForce',
      by: office,
      fill: { basis: 'required', level: 'required', launchedOn: 'required', validUntil: 'required' },
      refuses: [
        { when: 'basis is empty', why: '没有依据文件，不能启动响应。' },
        { when: 'validUntil < launchedOn', why: '有效期不能早于启动日期。' },
        { when: 'validUntil < today', why: '有效期已经过了。' },
      ],
    },
    drop: {
      label: '不启动',
      from: 'draft',
      to: 'dropped',
      by: office,
      opinion: 'required',
      sets: { finishedOn: { expression: 'launchedOn' } },
    },
    adjustLevel: {
      label: '调级',
      from: 'inForce',
      to: 'inForce',
      by: office,
      opinion: 'required',
      fill: { level: 'required', basis: 'required', validUntil: 'optional' },
    },
    extend: {
      label: '延期',
      from: 'inForce',
      to: 'inForce',
      by: office,
      opinion: 'required',
      fill: { validUntil: 'required' },
      refuses: [{ when: 'validUntil < today', why: '新的有效期已经过了。' }],
      aside: true,
    },
    finish: {
      label: '结束',
      from: 'inForce',
      to: 'finished',
      by: office,
      fill: { finishBasis: 'required' },
      sets: { finishedOn: 'today' },
      needsChildrenClosed: true,
      refuses: [
        {
          when: "exists(controlled-person, response = outer.id and releasedOn is empty and (status is empty or status != 'withdrawn'))",
          why: '还有人没有解除管控，不能结束响应。',
        },
        { when: 'exists(lockdown-zone, response = outer.id and releasedOn is empty)', why: '还有封控区域没有解除，不能结束响应。' },
      ],
      irreversible: {
        does: '应急响应到今天为止。以后不能再以它为依据管控人员，响应期间收集的个人信息要按期销毁；要恢复只能另行启动。',
        counts: [
          { label: '管控记录', value: 'tally(controlled-person, response = outer.id)', unit: '条' },
          { label: '封控记录', value: 'tally(lockdown-zone, response = outer.id)', unit: '条' },
        ],
      },
    },
    // The destruction itself is the kernel's, by two administrators, with a certificate; here its number is written down.
    recordDestruction: {
      label: '记录已销毁',
      from: 'finished',
      to: 'destroyed',
      by: ['administrator'],
      opinion: 'required',
      evidence: 'optional',
      needsChildrenClosed: true,
    },
  },
  children: [
    { loop: 'isolation', by: 'response' },
    { loop: 'zone', by: 'response' },
    { loop: 'arrival', by: 'response' },
    { loop: 'contact-tracing', by: 'response' },
  ],
  escalation: [
    { after: 0, to: 'leader' },
    { after: 7, to: 'administrator' },
  ],
})
