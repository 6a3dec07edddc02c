import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { floodDamage } from '../ledgers/flood-damage.ledger.ts'

const village = ['holder', 'gridWorker', 'villageCadre', 'clerk', 'editor', 'administrator'] as const
const office = ['holder', 'clerk', 'editor', 'administrator'] as const

/** From the report of a broken channel to its acceptance; the day by which it must be repaired is set when it is surveyed. */
export const floodDamageLoop = defineLoop({
  id: 'flood-damage',
  label: '水毁修复',
  purpose: '水毁点上报以后核查定损，限期修复，验收人不是报完工的人。',
  source: '防汛救灾惯例；天数由镇里自定',
  ledger: floodDamage,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'accepted', when: 'acceptedOn is not empty' },
    { state: 'repaired', when: "repairedOn is not empty and (status is empty or status = 'repaired')" },
  ],
  openBy: ['gridWorker', 'villageCadre', 'clerk', 'editor', 'administrator'],
  initial: 'reported',
  states: {
    reported: { label: '已上报', shows: 'reported', deadline: { days: { setting: 'flood-survey-days' }, kind: 'calendar' } },
    surveyed: { label: '已核查', shows: 'surveyed', deadline: { days: { setting: 'flood-start-days' }, kind: 'calendar' } },
    repairing: { label: '修复中', shows: 'repairing', deadline: { days: 0, kind: 'calendar', from: 'dueOn' } },
    repaired: { label: '已修复', shows: 'repaired', deadline: { days: { setting: 'flood-acceptance-days' }, kind: 'calendar' } },
    accepted: { label: '已验收', shows: 'accepted', ends: 'done' },
    refused: { label: '不予修复', shows: 'refused', ends: 'refused' },
  },
  steps: {
    survey: {
      label: '核查',
      from: 'reported',
      to: 'surveyed',
      by: office,
      fill: { category: 'required', estimate: 'required', dueOn: 'required' },
      evidence: 'required',
      refuses: [{ when: 'dueOn <= occurredOn', why: '应修复日期要在受灾日期以后。' }],
    },
    begin: {
      label: '开工',
      from: 'surveyed',
      to: 'repairing',
      by: village,
      fill: { startedOn: 'required' },
      refuses: [{ when: 'startedOn < occurredOn', why: '开工日期早于受灾日期。' }],
    },
    extend: {
      label: '延期',
      from: 'repairing',
      to: 'repairing',
      by: ['leader', 'administrator'],
      fill: { dueOn: 'required' },
      opinion: 'required',
      refuses: [{ when: 'dueOn <= today', why: '延期后的日期要在今天以后。' }],
      aside: true,
    },
    repair: {
      label: '修复完成',
      from: 'repairing',
      to: 'repaired',
      by: village,
      fill: { repairedOn: 'required', evidence: 'optional' },
      evidence: 'required',
      refuses: [
        { when: 'repairedOn > today', why: '修复日期还没有到。' },
        { when: 'repairedOn < startedOn', why: '修复日期早于开工日期。' },
      ],
    },
    accept: {
      label: '验收合格',
      from: 'repaired',
      to: 'accepted',
      by: ['clerk', 'editor', 'leader', 'administrator'],
      fill: { acceptedOn: 'required' },
      evidence: 'required',
      notBy: ['repair'],
      refuses: [{ when: 'acceptedOn < repairedOn', why: '验收日期早于修复日期。' }],
    },
    reject: {
      label: '验收不合格',
      from: 'repaired',
      to: 'repairing',
      by: ['clerk', 'editor', 'leader', 'administrator'],
      opinion: 'required',
      notBy: ['repair'],
      returns: true,
    },
    refuse: { label: '不予修复', from: ['reported', 'surveyed'], to: 'refused', by: ['leader', 'administrator'], opinion: 'required' },
  },
  merging: { by: ['clerk', 'administrator'] },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 7, to: 'leader' },
  ],
})
