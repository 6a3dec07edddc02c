import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { gridEvent } from '../ledgers/grid-event.ledger.ts'

const room = ['clerk'] as const
const onSite = ['gridWorker', 'villageCadre'] as const
const term = "if(urgency = '紧急', setting('grid-event-urgent-days'), setting('grid-event-handle-days'))"

/**
 * An event from the report to the close. 办结日期 is the day of the close; 处置日期 the day on which the handler said it was done, which decides whether it
 * was in time. Nobody verifies what they handled themselves.
 */
export const gridEventLoop = defineLoop({
  id: 'grid-event',
  label: '网格事件',
  purpose: '网格员上报的事件从受理、分派、处置到核查、评价、结案，由综合信息指挥室流转。',
  source: 'GB/T 34300-2017《城乡社区网格化服务管理规范》的流程；时限是镇里自定的参数',
  ledger: gridEvent,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'duplicate', when: 'status is empty and merged' },
    { state: 'closed', when: 'status is empty and closedOn is not empty' },
    { state: 'handling', when: 'status is empty and deadline is not empty' },
  ],
  answers: ['grid', 'village'],
  openBy: ['gridWorker', 'villageCadre', 'clerk'],
  initial: 'reported',
  states: {
    reported: { label: '待受理', shows: 'reported', deadline: { days: { setting: 'grid-event-accept-days' }, kind: 'working' } },
    accepted: { label: '待分派', shows: 'accepted', deadline: { days: { setting: 'grid-event-dispatch-days' }, kind: 'working' } },
    handling: {
      label: '处置中',
      shows: 'handling',
      deadline: { days: 0, kind: 'calendar', from: `coalesce(deadline, addDays(reportedOn, ${term}))` },
    },
    escalated: { label: '已上报县级', shows: 'escalated', timeless: '由县级社会治理中心办理，期限由县里定' },
    fedBack: { label: '待核查', shows: 'fedBack', deadline: { days: { setting: 'grid-event-verify-days' }, kind: 'working' } },
    verified: { label: '待评价', shows: 'verified', deadline: { days: { setting: 'grid-event-rate-days' }, kind: 'working' } },
    rated: { label: '待结案', shows: 'rated', deadline: { days: { setting: 'grid-event-close-days' }, kind: 'working' } },
    closed: { label: '已结案', shows: 'closed', ends: 'done' },
    selfClosed: { label: '自行处置', shows: 'selfClosed', ends: 'done' },
    rejected: { label: '不予受理', shows: 'rejected', ends: 'refused' },
    duplicate: { label: '重复件', shows: 'duplicate', ends: 'refused' },
  },
  steps: {
    accept: { label: '受理', from: 'reported', to: 'accepted', by: room, fill: { urgency: 'required', platform: 'optional' } },
    reject: { label: '不予受理', from: 'reported', to: 'rejected', by: room, opinion: 'required' },
    markDuplicate: {
      label: '标为重复件',
      from: ['reported', 'accepted'],
      to: 'duplicate',
      by: room,
      fill: { mainNumber: 'required' },
      sets: { merged: { value: true } },
      refuses: [
        { when: 'mainNumber = number', why: '主件不能是它自己。' },
        { when: 'not exists(grid-event, number = outer.mainNumber)', why: '没有这个编号的主件。' },
        { when: 'exists(grid-event, number = outer.mainNumber and merged)', why: '那一件自己也是重复件，请写真正的主件。' },
      ],
    },
    selfClose: {
      label: '自行处置',
      from: 'reported',
      to: 'selfClosed',
      by: onSite,
      fill: { result: 'required' },
      sets: { handledOn: 'today', closedOn: 'today' },
      evidence: 'required',
    },
    dispatch: {
      label: '分派',
      from: 'accepted',
      to: 'handling',
      by: room,
      fill: { handler: 'required', deadline: 'required' },
      refuses: [{ when: 'deadline < today', why: '办理期限已经过去了。' }],
      warns: [{ when: `deadline > addDays(today, ${term})`, why: '办理期限比规定的时限长。' }],
    },
    feedBack: {
      label: '反馈办结',
      from: 'handling',
      to: 'fedBack',
      by: ['gridWorker', 'villageCadre', 'clerk', 'holder'],
      fill: { result: 'required' },
      sets: { handledOn: 'today' },
      evidence: 'required',
    },
    decline: { label: '退回指挥室', from: 'handling', to: 'accepted', by: ['clerk', 'villageCadre', 'holder'], opinion: 'required' },
    extend: {
      label: '延期',
      from: 'handling',
      to: 'handling',
      by: ['leader'],
      fill: { deadline: 'required' },
      opinion: 'required',
      refuses: [{ when: 'deadline <= today', why: '延到的日期要在今天以后。' }],
    },
    escalate: { label: '上报县级', from: ['accepted', 'handling'], to: 'escalated', by: ['clerk', 'leader'], opinion: 'required' },
    takeBack: { label: '县级退回', from: 'escalated', to: 'accepted', by: room, opinion: 'required' },
    countyDone: {
      label: '县级办结',
      from: 'escalated',
      to: 'fedBack',
      by: room,
      fill: { result: 'required' },
      sets: { handledOn: 'today' },
      evidence: 'optional',
    },
    verify: {
      label: '核查属实',
      from: 'fedBack',
      to: 'verified',
      by: ['gridWorker', 'clerk', 'leader', 'opener'],
      notBy: ['feedBack', 'countyDone'],
      evidence: 'optional',
    },
    redo: {
      label: '退回重办',
      from: ['fedBack', 'rated'],
      to: 'handling',
      by: ['gridWorker', 'clerk', 'leader', 'opener'],
      notBy: ['feedBack', 'countyDone'],
      fill: { deadline: 'required' },
      sets: { handledOn: { value: null }, rating: { value: null } },
      opinion: 'required',
      returns: true,
      refuses: [{ when: 'deadline < today', why: '重办的期限要从今天起。' }],
    },
    rate: { label: '登记评价', from: 'verified', to: 'rated', by: ['gridWorker', 'clerk', 'opener'], fill: { rating: 'required' } },
    close: {
      label: '结案',
      from: ['verified', 'rated'],
      to: 'closed',
      by: room,
      sets: { closedOn: 'today' },
      warns: [
        { when: 'rating is empty', why: '群众还没有评价。' },
        { when: "rating = '不满意'", why: '群众不满意。' },
      ],
    },
  },
  suspension: { by: ['leader'], mostDays: 30 },
  merging: { by: room, sets: { merged: { value: true } } },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 2, to: 'leader' },
  ],
})
