import { defineLoop } from '../../../definition/loop/define-loop.ts'
import type { StepEffect } from '../../../definition/loop/types.ts'
import { arrival } from '../ledgers/arrival.ledger.ts'
import { basisRules, ownResponse } from './measure-terms.ts'

const field = ['gridWorker', 'villageCadre', 'clerk', 'administrator', 'holder', 'primary'] as const
const nextGate = { days: { setting: 'gate-days' }, kind: 'calendar' } as const
const expected = { days: { setting: 'arrival-grace-days' }, kind: 'calendar', from: 'plannedOn' } as const

/** A planned measure for the person; whoever comes from abroad is counted by the rules for 入境人员. */
function isolates(measure: 'central' | 'home', from: 'overseas' | 'domestic'): StepEffect {
  return {
    create: 'controlled-person',
    each: { ledger: 'arrival', when: `id = outer.id and category ${from === 'overseas' ? '=' : '!='} 'overseas'` },
    values: {
      name: { expression: 'name' },
      village: { expression: 'village' },
      idNumber: { expression: 'idNumber' },
      phone: { expression: 'phone' },
      category: { value: from === 'overseas' ? 'inbound' : 'keyPerson' },
      measure: { value: measure },
      startedOn: 'today',
      lastExposureOn: { expression: 'leftOn' },
      place: { expression: 'address' },
      response: { expression: 'response' },
      arrival: { expression: 'id' },
      status: { value: 'planned' },
    },
  }
}

/** 提前知、提前控、全程知、全程控: whoever answers for the person is told at each gate, and a gate that is not reached in time is late. */
export const arrivalLoop = defineLoop({
  id: 'arrival',
  label: '来返人员',
  purpose: '来返人员从报备、过中门、过小门、到家门到解除措施，每道门都有人接、有人知道。',
  source: '2020年各地来返人员管控通行做法；期限在参数中',
  ledger: arrival,
  stateField: 'status',
  start: 'record',
  openBy: field,
  answers: ['village'],
  initial: 'announced',
  states: {
    announced: { label: '已报备', shows: 'announced', deadline: expected },
    verified: { label: '已核实', shows: 'verified', deadline: expected },
    townGate: { label: '已过中门', shows: 'townGate', deadline: nextGate },
    villageGate: { label: '已过小门', shows: 'villageGate', deadline: nextGate },
    atHome: { label: '已到家', shows: 'atHome', deadline: { days: { setting: 'arrival-decision-days' }, kind: 'calendar' } },
    underMeasure: {
      label: '隔离中',
      shows: 'underMeasure',
      deadline: {
        days: { setting: 'release-grace-days' },
        kind: 'calendar',
        from: "coalesce(dueOn, addDays(plannedOn, setting('health-monitor-days')))",
      },
    },
    monitored: {
      label: '健康监测中',
      shows: 'monitored',
      deadline: { days: { setting: 'release-grace-days' }, kind: 'calendar', from: 'coalesce(dueOn, plannedOn)' },
    },
    ended: { label: '已解除', shows: 'ended', ends: 'done' },
    cancelled: { label: '未成行', shows: 'cancelled', ends: 'refused' },
  },
  steps: {
    verify: {
      label: '核实行程',
      from: 'announced',
      to: 'verified',
      by: field,
      fill: { measure: 'required', address: 'optional', code: 'optional', plannedOn: 'required' },
    },
    postpone: {
      label: '改期',
      from: ['announced', 'verified'],
      to: 'announced',
      by: field,
      opinion: 'required',
      fill: { plannedOn: 'required' },
      refuses: [{ when: 'plannedOn < today', why: '新的预计到达日期已经过了。' }],
    },
    cancel: {
      label: '未成行',
      from: ['announced', 'verified'],
      to: 'cancelled',
      by: field,
      opinion: 'required',
      sets: { releasedOn: 'today' },
    },
    passTownGate: {
      label: '过中门',
      from: ['announced', 'verified'],
      to: 'townGate',
      by: field,
      sets: { townGateAt: 'now' },
    },
    passVillageGate: {
      label: '过小门',
      from: 'townGate',
      to: 'villageGate',
      by: field,
      sets: { villageGateAt: 'now' },
    },
    reachHome: { label: '到家', from: 'villageGate', to: 'atHome', by: field, sets: { homeAt: 'now' } },
    isolateCentrally: {
      label: '送集中隔离',
      // From whichever gate the person is at: nobody has to go home first.
      from: ['townGate', 'villageGate', 'atHome'],
      to: 'underMeasure',
      by: field,
      fill: { leftOn: 'optional' },
      sets: { measure: { value: 'central' }, response: { expression: ownResponse } },
      refuses: basisRules,
      effects: [isolates('central', 'overseas'), isolates('central', 'domestic')],
    },
    isolateAtHome: {
      label: '居家隔离',
      from: 'atHome',
      to: 'underMeasure',
      by: field,
      fill: { leftOn: 'optional', address: 'required' },
      sets: { measure: { value: 'home' }, response: { expression: ownResponse } },
      refuses: basisRules,
      effects: [isolates('home', 'overseas'), isolates('home', 'domestic')],
    },
    monitor: {
      label: '健康监测',
      from: 'atHome',
      to: 'monitored',
      by: field,
      sets: { dueOn: { expression: "addDays(today, setting('health-monitor-days'))" }, measure: { value: 'monitor' } },
    },
    waive: {
      label: '无需措施',
      from: 'atHome',
      to: 'ended',
      by: field,
      fill: { testResult: 'optional' },
      sets: { measure: { value: 'none' }, releasedOn: 'today' },
      refuses: [{ when: "code in ('red', 'yellow')", why: '红码、黄码人员不能免除措施。' }],
    },
    finishMeasure: {
      label: '解除',
      from: 'underMeasure',
      to: 'ended',
      by: field,
      sets: { releasedOn: 'today' },
      refuses: [
        {
          when: 'exists(controlled-person, arrival = outer.id and releasedOn is empty)',
          why: '这个人的隔离措施还没有解除。',
        },
      ],
    },
    finishMonitoring: {
      label: '结束监测',
      from: 'monitored',
      to: 'ended',
      by: field,
      sets: { releasedOn: 'today' },
      refuses: [{ when: 'dueOn is empty or today < dueOn', why: '健康监测期限未满。' }],
    },
  },
  children: [{ loop: 'isolation', by: 'arrival' }],
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 1, to: 'leader' },
  ],
})
