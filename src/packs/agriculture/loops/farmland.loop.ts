import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { highStandardFarmland } from '../ledgers/high-standard-farmland.ledger.ts'

const check = { days: { setting: 'farmland-check-days' }, kind: 'calendar' } as const
const office = ['holder', 'clerk', 'editor', 'administrator'] as const
const leaders = ['leader', 'administrator'] as const
const group = 'acceptance-expert, farmland = outer.id'

/**
 * A farmland project (GB/T 30600): the unit's own check, the county's first acceptance, the city's final one by experts, then somebody who keeps it.
 * 状态 shows 完工 through both checks and 验收 from the experts' conclusion on.
 */
export const farmlandLoop = defineLoop({
  id: 'farmland',
  label: '高标准农田建设',
  purpose: '从规划、立项、建设到自查、县级初验、市级竣工验收和管护移交。',
  source: '《农田建设项目管理办法》（农业农村部令2019年第4号）',
  ledger: highStandardFarmland,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'handedOver', when: 'handedOverOn is not empty' },
    { state: 'accepted', when: "status = 'accepted'" },
    { state: 'countyAccepted', when: "status = 'completed' and countyAcceptedOn is not empty" },
    { state: 'selfChecked', when: "status = 'completed' and selfCheckedOn is not empty" },
    { state: 'completed', when: "status = 'completed'" },
  ],
  openBy: ['clerk', 'editor', 'administrator'],
  initial: 'planned',
  states: {
    planned: { label: '规划', shows: 'planned', deadline: { days: { setting: 'farmland-approval-days' }, kind: 'calendar' } },
    approved: { label: '立项', shows: 'approved', deadline: { days: { setting: 'farmland-approval-days' }, kind: 'calendar' } },
    building: { label: '在建', shows: 'building', deadline: { days: { setting: 'farmland-build-days' }, kind: 'calendar' } },
    completed: { label: '完工', shows: 'completed', deadline: check },
    selfChecked: { label: '自查合格', shows: 'completed', deadline: check },
    countyAccepted: {
      label: '县级初验合格',
      shows: 'completed',
      deadline: { days: { setting: 'farmland-acceptance-days' }, kind: 'calendar' },
    },
    accepted: { label: '竣工验收合格', shows: 'accepted', deadline: { days: { setting: 'farmland-handover-days' }, kind: 'calendar' } },
    handedOver: { label: '管护移交', shows: 'accepted', ends: 'done' },
    dropped: { label: '取消', shows: 'dropped', ends: 'refused' },
  },
  steps: {
    approve: {
      label: '立项',
      from: 'planned',
      to: 'approved',
      by: office,
      fill: { approvedArea: 'required', approval: 'required' },
      evidence: 'required',
    },
    begin: { label: '开工', from: 'approved', to: 'building', by: office, evidence: 'optional' },
    complete: { label: '完工', from: 'building', to: 'completed', by: office, fill: { area: 'required' }, evidence: 'required' },
    selfCheck: {
      label: '自查合格',
      from: 'completed',
      to: 'selfChecked',
      by: office,
      fill: { selfCheckedOn: 'required' },
      evidence: 'required',
      refuses: [
        { when: 'selfCheckedOn > today', why: '自查日期还没有到。' },
        { when: 'area > approvedArea', why: '建成面积大于批复面积，先核对面积或办理变更。' },
      ],
    },
    countyAccept: {
      label: '县级初验合格',
      from: 'selfChecked',
      to: 'countyAccepted',
      by: ['clerk', 'leader', 'administrator'],
      fill: { countyAcceptedOn: 'required', countyConclusion: 'required' },
      evidence: 'required',
      notBy: ['selfCheck'],
      refuses: [{ when: 'countyAcceptedOn < selfCheckedOn', why: '初验日期早于自查日期。' }],
    },
    accept: {
      label: '竣工验收合格',
      from: 'countyAccepted',
      to: 'accepted',
      by: leaders,
      fill: { acceptedOn: 'required', conclusion: 'required', acceptance: 'required', mapped: 'required' },
      evidence: 'required',
      notBy: ['selfCheck'],
      refuses: [
        { when: `tally(${group}) < setting('farmland-least-experts')`, why: '专家组人数不够。' },
        { when: `tally(${group} and role = 'head') != 1`, why: '专家组要有一名组长，且只有一名。' },
        { when: `exists(${group} and opinion is empty)`, why: '专家组还有人没有给出意见。' },
        { when: `exists(${group} and opinion = 'fail')`, why: '专家组里有人不同意通过，应退回整改。' },
        { when: 'mapped = false', why: '还没有上图入库。' },
        { when: 'acceptedOn > today', why: '验收日期还没有到。' },
        { when: 'acceptedOn < countyAcceptedOn', why: '竣工验收日期早于县级初验日期。' },
        { when: "contains(conclusion, '不') or contains(conclusion, '未')", why: '结论写的不是合格，应退回整改。' },
      ],
    },
    sendBack: {
      label: '退回整改',
      from: ['completed', 'selfChecked', 'countyAccepted'],
      to: 'building',
      by: ['clerk', 'leader', 'administrator'],
      opinion: 'required',
      returns: true,
    },
    handOver: {
      label: '管护移交',
      from: 'accepted',
      to: 'handedOver',
      by: office,
      fill: { keeper: 'required', handedOverOn: 'required' },
      evidence: 'required',
      refuses: [{ when: 'handedOverOn < acceptedOn', why: '移交日期早于验收日期。' }],
    },
    drop: { label: '取消', from: ['planned', 'approved'], to: 'dropped', by: leaders, opinion: 'required' },
  },
  suspension: { by: leaders, mostDays: 180 },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 30, to: 'leader' },
  ],
})
