import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { leadSearch } from '../ledgers/lead-search.ledger.ts'

const inBusiness = "(contains(occupation, '经商') or contains(occupation, '创业') or contains(occupation, '办厂'))"

/** Turns people away who run a business into leads, each once. */
export const leadSearchLoop = defineLoop({
  id: 'lead-search',
  label: '线索摸排',
  purpose: '把在外经商、创业、办厂的乡亲一次列为招商线索，已是线索的不重复。',
  ledger: leadSearch,
  stateField: 'status',
  start: 'record',
  openBy: ['clerk', 'leader'],
  initial: 'planned',
  states: {
    planned: { label: '待摸排', shows: 'planned', deadline: { days: { setting: 'lead-contact-days' }, kind: 'calendar' } },
    collected: { label: '已生成线索', shows: 'collected', ends: 'done' },
    cancelled: { label: '取消', shows: 'cancelled', ends: 'refused' },
  },
  steps: {
    collect: {
      label: '生成线索',
      from: 'planned',
      to: 'collected',
      by: ['clerk', 'leader'],
      effects: [
        {
          create: 'investment-lead',
          each: { ledger: 'person-away', when: `${inBusiness} and not exists(investment-lead, origin = outer.id)` },
          values: {
            name: { expression: "concat(name, '（', village.name, '）')" },
            originKind: { value: 'personAway' },
            origin: { expression: 'id' },
            foundOn: { expression: 'outer.foundOn' },
            place: { expression: 'place' },
            trade: { expression: 'occupation' },
          },
        },
      ],
    },
    cancel: { label: '取消', from: 'planned', to: 'cancelled', by: ['clerk', 'leader'], opinion: 'required' },
  },
  escalation: [{ after: 7, to: 'leader' }],
})
