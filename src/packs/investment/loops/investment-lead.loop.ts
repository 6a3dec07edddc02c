import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { investmentLead } from '../ledgers/investment-lead.ledger.ts'

/** A lead until it is a project under negotiation, or has no wish to invest. */
export const investmentLeadLoop = defineLoop({
  id: 'investment-lead',
  label: '招商线索跟进',
  purpose: '招商线索逐条对接跟进，有意向的转为洽谈项目，没有意向的写明原因。',
  ledger: investmentLead,
  stateField: 'status',
  start: 'record',
  answers: ['origin'],
  openBy: ['gridWorker', 'villageCadre', 'clerk', 'leader'],
  initial: 'found',
  states: {
    found: { label: '待对接', shows: 'found', deadline: { days: { setting: 'lead-contact-days' }, kind: 'calendar' } },
    following: { label: '跟进中', shows: 'following', deadline: { days: { setting: 'lead-follow-days' }, kind: 'calendar' } },
    converted: { label: '转为项目', shows: 'converted', ends: 'done' },
    closed: { label: '无意向', shows: 'closed', ends: 'refused' },
  },
  steps: {
    contact: {
      label: '登记对接',
      from: ['found', 'following'],
      to: 'following',
      by: ['holder', 'villageCadre', 'clerk', 'leader'],
      fill: { intention: 'required', plannedInvestment: 'optional' },
      sets: { contactedOn: 'today' },
    },
    convert: {
      label: '转为洽谈项目',
      from: 'following',
      to: 'converted',
      by: ['clerk', 'leader'],
      fill: { plannedInvestment: 'optional' },
      refuses: [
        { when: 'exists(investment-project, name = outer.name)', why: '招商项目里已有同名项目，请先改线索名称或直接跟进那个项目。' },
      ],
      effects: [
        {
          create: 'investment-project',
          values: {
            name: { expression: 'name' },
            investor: { expression: 'name' },
            investorPlace: { expression: 'place' },
            status: { value: 'negotiating' },
            introducedOn: 'today',
            agreedAmount: { expression: 'plannedInvestment' },
          },
        },
      ],
    },
    close: {
      label: '无意向，结束',
      from: ['found', 'following'],
      to: 'closed',
      by: ['villageCadre', 'clerk', 'leader'],
      opinion: 'required',
    },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 180 },
  merging: { by: ['clerk'] },
  escalation: [{ after: 15, to: 'leader' }],
})
