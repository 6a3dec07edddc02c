import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { promotionEvent } from '../ledgers/promotion-event.ledger.ts'

/** A live stream or fair: what it is said to have sold is verified by somebody else, from the platform's own bill. */
export const promotionLoop = defineLoop({
  id: 'promotion-event',
  label: '推介活动',
  purpose: '推介活动从策划、举办到销售额核实，核实人不是报数人。',
  source: '乡镇惯例；销售额以平台账单或现场结算单为准',
  ledger: promotionEvent,
  stateField: 'status',
  start: 'record',
  adopts: [{ state: 'settled', when: 'status is empty and salesAmount is not empty' }],
  openBy: ['villageCadre', 'clerk', 'editor', 'administrator'],
  initial: 'planned',
  states: {
    planned: { label: '策划', shows: 'planned', deadline: { days: 1, kind: 'calendar', from: 'date' } },
    held: { label: '已举办', shows: 'held', deadline: { days: { setting: 'promotion-settle-days' }, kind: 'calendar' } },
    settled: { label: '已核实', shows: 'settled', ends: 'done' },
    cancelled: { label: '取消', shows: 'cancelled', ends: 'refused' },
  },
  steps: {
    hold: {
      label: '举办',
      from: 'planned',
      to: 'held',
      by: ['villageCadre', 'clerk', 'editor', 'administrator'],
      fill: { platform: 'required', sessions: 'required', salesAmount: 'optional', orders: 'optional' },
      refuses: [
        { when: 'date > today', why: '活动还没有举办。' },
        { when: 'sessions < 1', why: '举办了的活动至少有一场。' },
      ],
    },
    reschedule: {
      label: '改期',
      from: 'planned',
      to: 'planned',
      by: ['clerk', 'editor', 'administrator'],
      fill: { date: 'required' },
      opinion: 'required',
    },
    settle: {
      label: '核实销售额',
      from: 'held',
      to: 'settled',
      by: ['clerk', 'editor', 'leader', 'administrator'],
      fill: { salesAmount: 'required', orders: 'optional', evidence: 'optional' },
      evidence: 'required',
      notBy: ['hold'],
    },
    sendBack: {
      label: '退回重报',
      from: 'held',
      to: 'planned',
      by: ['clerk', 'editor', 'leader', 'administrator'],
      opinion: 'required',
      returns: true,
    },
    cancel: { label: '取消', from: 'planned', to: 'cancelled', by: ['clerk', 'editor', 'administrator'], opinion: 'required' },
  },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 15, to: 'leader' },
  ],
})
