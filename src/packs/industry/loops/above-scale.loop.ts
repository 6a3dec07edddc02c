import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { scaleEntry } from '../ledgers/scale-entry.ledger.ts'

/** Onto the list of firms above scale and off it again: the revenue decides, statistics confirm, the register of firms follows. */
export const aboveScaleLoop = defineLoop({
  id: 'above-scale',
  label: '规上企业入退库',
  purpose: '年主营业务收入达标的工业企业申报入库，每年核查，不达标的退库，企业底册类别随之变动。',
  source: '国家统计局规模以上工业统计范围（收入标准为参数）',
  ledger: scaleEntry,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'delisted', when: 'delistedOn is not empty' },
    { state: 'listed', when: 'enteredOn is not empty and status is empty' },
  ],
  answers: ['enterprise', 'enterprise.smallGrid'],
  openBy: ['gridWorker', 'clerk'],
  initial: 'declared',
  states: {
    declared: { label: '申报', shows: 'declared', deadline: { days: { setting: 'above-scale-term' }, kind: 'calendar' } },
    reviewing: { label: '统计审核', shows: 'reviewing', deadline: { days: { setting: 'above-scale-term' }, kind: 'calendar' } },
    listed: { label: '在库', shows: 'listed', deadline: { days: { setting: 'above-scale-review-days' }, kind: 'calendar' } },
    leaving: { label: '拟退库', shows: 'leaving', deadline: { days: { setting: 'above-scale-term' }, kind: 'calendar' } },
    delisted: { label: '退库', shows: 'delisted', ends: 'done' },
    refused: { label: '不予入库', shows: 'refused', ends: 'refused' },
  },
  steps: {
    declare: {
      label: '镇审核，报县统计',
      from: 'declared',
      to: 'reviewing',
      by: ['clerk', 'leader'],
      notBy: ['open'],
      evidence: 'optional',
      refuses: [
        {
          when: "revenue < setting('above-scale-revenue')",
          why: '年主营业务收入没有达到规上标准，不能申报入库。',
        },
        {
          when: 'exists(scale-entry, enterprise = outer.enterprise and id != outer.id and enteredOn is not empty and delistedOn is empty)',
          why: '该企业已经在库。',
        },
      ],
    },
    list: {
      label: '确认入库',
      from: 'reviewing',
      to: 'listed',
      by: ['clerk', 'leader'],
      sets: { enteredOn: 'today', checkedOn: 'today' },
      effects: [{ amend: 'enterprise', when: 'id = outer.enterprise', values: { category: { value: 'aboveScale' } } }],
    },
    review: {
      label: '年度核查，继续在库',
      from: 'listed',
      to: 'listed',
      by: ['clerk', 'leader'],
      fill: { revenue: 'required' },
      sets: { checkedOn: 'today' },
      refuses: [
        {
          when: "revenue < setting('above-scale-revenue')",
          why: '收入已低于规上标准，请走退库；确需保留的先与县统计核实。',
        },
      ],
    },
    proposeLeave: {
      label: '拟退库',
      from: 'listed',
      to: 'leaving',
      aside: true,
      by: ['clerk', 'leader'],
      fill: { revenue: 'optional', delistReason: 'required' },
    },
    delist: {
      label: '确认退库',
      from: 'leaving',
      to: 'delisted',
      by: ['clerk', 'leader'],
      notBy: ['proposeLeave'],
      sets: { delistedOn: 'today' },
      effects: [{ amend: 'enterprise', when: 'id = outer.enterprise', values: { category: { value: 'smallMicro' } } }],
    },
    stay: {
      label: '不予退库',
      from: 'leaving',
      to: 'listed',
      by: ['clerk', 'leader'],
      opinion: 'required',
      sets: { delistReason: { value: null } },
      returns: true,
    },
    refuse: { label: '不予入库', from: ['declared', 'reviewing'], to: 'refused', by: ['clerk', 'leader'], opinion: 'required' },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 90 },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 10, to: 'leader' },
  ],
})
