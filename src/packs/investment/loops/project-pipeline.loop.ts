import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { investmentProject } from '../ledgers/investment-project.ledger.ts'

/** 洽谈 → 签约 → 立项 → 开工 → 在建 → 竣工 → 投产. Every rung asks for the paper that proves it; 落地 alone says nothing. */
export const projectPipeline = defineLoop({
  id: 'investment-pipeline',
  label: '招商项目推进',
  purpose: '招商项目从洽谈到投产逐级推进：签约看合同，立项看备案，开工看许可，竣工看验收。',
  source: '县招商引资项目推进办法（期限均为参数）',
  ledger: investmentProject,
  stateField: 'status',
  start: 'record',
  openBy: ['clerk', 'leader'],
  initial: 'negotiating',
  states: {
    negotiating: { label: '洽谈', shows: 'negotiating', deadline: { days: { setting: 'negotiation-days' }, kind: 'calendar' } },
    signed: { label: '签约', shows: 'signed', deadline: { days: { setting: 'filing-days' }, kind: 'calendar' } },
    approved: { label: '立项', shows: 'approved', deadline: { days: { setting: 'start-days' }, kind: 'calendar' } },
    started: { label: '开工', shows: 'started', deadline: { days: { setting: 'build-days' }, kind: 'calendar' } },
    building: {
      label: '在建',
      shows: 'building',
      deadline: {
        days: 0,
        kind: 'calendar',
        from: "coalesce(plannedFinish, addDays(today, setting('building-days')))",
      },
    },
    completed: { label: '竣工', shows: 'completed', deadline: { days: { setting: 'production-days' }, kind: 'calendar' } },
    producing: { label: '投产', shows: 'producing', ends: 'done' },
    dropped: { label: '终止', shows: 'dropped', ends: 'refused' },
  },
  steps: {
    sign: {
      label: '签约',
      from: 'negotiating',
      to: 'signed',
      by: ['clerk', 'leader'],
      fill: { contractNumber: 'required', investor: 'required', investorPlace: 'required', agreedAmount: 'required' },
      sets: { introducedOn: 'today' },
      evidence: 'optional',
      refuses: [
        {
          when: 'exists(investment-project, contractNumber = outer.contractNumber and id != outer.id)',
          why: '这份合同已经登记在另一个项目上，一份合同只算一个项目。',
        },
      ],
    },
    file: {
      label: '立项（备案）',
      from: 'signed',
      to: 'approved',
      by: ['clerk', 'leader', 'holder'],
      fill: { filingNumber: 'required' },
      evidence: 'optional',
      refuses: [
        {
          when: 'exists(investment-project, filingNumber = outer.filingNumber and id != outer.id)',
          why: '这个备案文号已经登记在另一个项目上。',
        },
      ],
    },
    start: {
      label: '开工',
      from: 'approved',
      to: 'started',
      by: ['clerk', 'leader', 'holder'],
      fill: { permitNumber: 'required', plannedFinish: 'optional' },
      sets: { startedOn: 'today' },
      evidence: 'optional',
    },
    build: { label: '进场建设', from: 'started', to: 'building', by: ['clerk', 'leader', 'holder'], fill: { plannedFinish: 'optional' } },
    complete: {
      label: '竣工',
      from: 'building',
      to: 'completed',
      by: ['clerk', 'leader', 'holder'],
      fill: { acceptanceNumber: 'required' },
      sets: { completedOn: 'today' },
      evidence: 'optional',
    },
    produce: {
      label: '投产',
      from: 'completed',
      to: 'producing',
      by: ['clerk', 'leader'],
      fill: { enterprise: 'optional' },
      sets: { producedOn: 'today' },
      evidence: 'optional',
      warns: [
        {
          when: 'not exists(investment-arrival, project = outer.id)',
          why: '这个项目还没有一笔认定的到资，请核对。',
        },
      ],
    },
    drop: {
      label: '终止',
      from: ['negotiating', 'signed', 'approved', 'started', 'building', 'completed'],
      to: 'dropped',
      by: ['clerk', 'leader'],
      opinion: 'required',
    },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 180 },
  merging: { by: ['clerk'] },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 15, to: 'leader' },
  ],
})
