import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { lockdownZone } from '../ledgers/lockdown-zone.ledger.ts'
import { basisRules, ownResponse } from './measure-terms.ts'

const office = ['clerk', 'leader', 'administrator'] as const
const byClass = "category in ('sealed', 'controlled')"

/**
 * A locked village or zone. Lifting: no new case for so many days, the last close contact released, and, for the classes of 2021 and 2022, one full round
 * of tests negative shortly before; 防范区 is lifted when all others are.
 */
export const zoneLoop = defineLoop({
  id: 'zone',
  label: '区域封控',
  purpose: '封村和封控区、管控区、防范区从划定到解除，划定要有响应和依据，解除要够条件。',
  source: '封控区、管控区、防范区解除条件见2022年公开通告；天数在参数中',
  ledger: lockdownZone,
  stateField: 'status',
  start: 'record',
  openBy: office,
  adopts: [
    { state: 'lifted', when: 'status is empty and releasedOn is not empty' },
    { state: 'locked', when: 'status is empty and startedOn < today' },
  ],
  answers: ['village'],
  initial: 'planned',
  states: {
    planned: {
      label: '拟封控',
      shows: 'planned',
      deadline: { days: { setting: 'isolation-start-days' }, kind: 'calendar', from: 'startedOn' },
    },
    locked: { label: '封控中', shows: 'locked', deadline: { days: { setting: 'zone-review-days' }, kind: 'calendar', from: 'startedOn' } },
    lifted: { label: '已解除', shows: 'lifted', ends: 'done' },
    withdrawn: { label: '未封控', shows: 'withdrawn', ends: 'refused' },
  },
  steps: {
    lock: {
      label: '封控',
      from: 'planned',
      to: 'locked',
      by: office,
      fill: { category: 'required', basis: 'required' },
      sets: { response: { expression: ownResponse } },
      refuses: [...basisRules, { when: 'basis is empty', why: '没有依据文件，不能封控。' }],
    },
    withdraw: {
      label: '不封控',
      from: 'planned',
      to: 'withdrawn',
      by: office,
      opinion: 'required',
      sets: { releasedOn: { expression: 'startedOn' } },
    },
    seal: {
      label: '升为封控区',
      from: 'locked',
      to: 'locked',
      by: office,
      opinion: 'required',
      fill: { basis: 'required' },
      sets: { category: { value: 'sealed' } },
    },
    keep: {
      label: '研判：继续封控',
      from: 'locked',
      to: 'locked',
      by: office,
      opinion: 'required',
    },
    lift: {
      label: '解封',
      from: 'locked',
      to: 'lifted',
      by: office,
      fill: { screenedOn: 'optional', screeningResult: 'optional' },
      opinion: 'required',
      sets: { releasedOn: 'today' },
      refuses: [
        {
          when: "category != 'precaution' and exists(confirmed-case, village = outer.village and confirmedOn > addDays(today, 0 - setting('zone-clear-days')))",
          why: '无新增病例的天数还不够，不能解封。',
        },
        {
          when: "exists(controlled-person, village = outer.village and category = 'closeContact' and releasedOn is empty)",
          why: '还有密接没有解除，不能解封。',
        },
        {
          when: `${byClass} and (screenedOn is empty or screenedOn < addDays(today, 0 - setting('zone-screening-days')) or screeningResult is empty or screeningResult != 'negative')`,
          why: '解除前没有一轮在有效期内、全部阴性的全员检测，不能解封。',
        },
        {
          when: "category = 'precaution' and exists(lockdown-zone, id != outer.id and category in ('sealed', 'controlled') and releasedOn is empty)",
          why: '封控区、管控区还没有全部解除，防范区不能解除。',
        },
      ],
    },
  },
  escalation: [
    { after: 0, to: 'leader' },
    { after: 7, to: 'administrator' },
  ],
})
