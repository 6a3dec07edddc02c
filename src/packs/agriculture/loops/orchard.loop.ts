import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { orchardProject } from '../ledgers/orchard-project.ledger.ts'

const office = ['holder', 'villageCadre', 'clerk', 'editor', 'administrator'] as const
const paid = 'total(agricultural-investment, amount, project = outer.name)'

/** An orchard from its approval to its first harvest; it is not accepted before money has gone into it, and more than planned has to be explained. */
export const orchardLoop = defineLoop({
  id: 'orchard-project',
  label: '果园项目',
  purpose: '果园从立项、建设、完工、验收到投产，投入与计划逐项对照。',
  source: '乡镇惯例；天数由镇里自定',
  ledger: orchardProject,
  stateField: 'status',
  start: 'record',
  openBy: ['clerk', 'editor', 'administrator'],
  initial: 'approved',
  states: {
    approved: { label: '立项', shows: 'approved', deadline: { days: { setting: 'orchard-step-days' }, kind: 'calendar' } },
    building: {
      label: '在建',
      shows: 'building',
      deadline: { days: 0, kind: 'calendar', from: "coalesce(plannedFinish, addDays(today, setting('orchard-build-days')))" },
    },
    finished: { label: '完工', shows: 'finished', deadline: { days: { setting: 'orchard-step-days' }, kind: 'calendar' } },
    accepted: { label: '验收', shows: 'accepted', timeless: '果树挂果要几年，投产日期由树定，不设期限。' },
    producing: { label: '投产', shows: 'producing', ends: 'done' },
    dropped: { label: '取消', shows: 'dropped', ends: 'refused' },
  },
  steps: {
    begin: { label: '动工', from: 'approved', to: 'building', by: office, fill: { plannedFinish: 'required' } },
    extend: {
      label: '延期',
      from: 'building',
      to: 'building',
      by: ['leader', 'administrator'],
      fill: { plannedFinish: 'required' },
      opinion: 'required',
      aside: true,
    },
    finish: {
      label: '完工',
      from: 'building',
      to: 'finished',
      by: office,
      fill: { finishedOn: 'required', area: 'required' },
      evidence: 'required',
      refuses: [{ when: 'finishedOn > today', why: '完工日期还没有到。' }],
    },
    accept: {
      label: '验收合格',
      from: 'finished',
      to: 'accepted',
      by: ['clerk', 'editor', 'leader', 'administrator'],
      fill: { acceptedOn: 'required', conclusion: 'required' },
      evidence: 'required',
      notBy: ['finish'],
      refuses: [
        { when: 'acceptedOn < finishedOn', why: '验收日期早于完工日期。' },
        { when: `${paid} = 0`, why: '“农业项目投资”里还没有这个项目的投入。' },
      ],
      warns: [{ when: `${paid} > plannedInvestment`, why: '投入超过了计划投资，请写明原因。' }],
    },
    reject: {
      label: '验收不合格',
      from: 'finished',
      to: 'building',
      by: ['clerk', 'editor', 'leader', 'administrator'],
      opinion: 'required',
      notBy: ['finish'],
      returns: true,
    },
    produce: { label: '投产', from: 'accepted', to: 'producing', by: office, evidence: 'required' },
    drop: { label: '取消', from: ['approved', 'building'], to: 'dropped', by: ['leader', 'administrator'], opinion: 'required' },
  },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 30, to: 'leader' },
  ],
})
