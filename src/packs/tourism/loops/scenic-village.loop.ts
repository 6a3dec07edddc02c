import { defineLoop } from '../../../definition/loop/define-loop.ts'
import type { StepRule } from '../../../definition/loop/types.ts'
import { scenicVillage } from '../ledgers/scenic-village.ledger.ts'

const step = { days: { setting: 'scenic-step-days' }, kind: 'calendar' } as const
const office = ['holder', 'villageCadre', 'clerk', 'editor', 'administrator'] as const
const leaders = ['leader', 'administrator'] as const

/** Class of the sheet and the setting that holds its full marks; all but the bonus must be scored. */
const classes = ['traffic', 'hygiene', 'service', 'activity', 'management', 'satisfaction'] as const
const over = [...classes, 'bonus'].map((name) => `category = '${name}' and score > setting('scenic-${name}-points')`).join(' or ')
const counted = "scenicVillage = outer.id and round = 'county'"

const sheetRules: readonly StepRule[] = [
  ...classes.map((name) => ({
    when: `not exists(scenic-score, ${counted} and category = '${name}')`,
    why: '评分表还没有填全：六类都要有县级评定的得分。',
  })),
  { when: `exists(scenic-score, ${counted} and (${over}))`, why: '有一类的得分超过了它的满分。' },
]

/** The bands: below its own starting mark no grade is given. */
const gradeRules: readonly StepRule[] = [
  { when: "grade = 'gradeA' and score < setting('scenic-band-a')", why: '得分没有达到A级起评分。' },
  { when: "grade = 'gradeAA' and score < setting('scenic-band-aa')", why: '得分没有达到AA级起评分。' },
  { when: "grade = 'gradeAAA' and score < setting('scenic-band-aaa')", why: '得分没有达到AAA级起评分。' },
]

/** A village on its way to a grade. Works completed, application made and title given stay three dates of the record. */
export const scenicVillageLoop = defineLoop({
  id: 'scenic-village',
  label: '景区村创建',
  purpose: '村里建设、申报，县里逐类评分，公示后命名，命名后按期复核。',
  source: '浙江省A级景区村庄评定细则（2017年版）：基本分500分，附加分15分；版本写在“标准版本”里',
  ledger: scenicVillage,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'named', when: 'status is empty and namedOn is not empty' },
    { state: 'declared', when: 'status is empty and declaredOn is not empty' },
    { state: 'built', when: 'status is empty and completedOn is not empty' },
  ],
  openBy: ['clerk', 'editor', 'administrator'],
  initial: 'building',
  states: {
    building: { label: '建设', shows: 'building', deadline: { days: { setting: 'scenic-build-days' }, kind: 'calendar' } },
    built: { label: '建成', shows: 'built', deadline: step },
    declared: { label: '申报', shows: 'declared', deadline: step },
    scored: { label: '评定', shows: 'scored', deadline: step },
    noticed: { label: '公示', shows: 'noticed', hold: { days: { setting: 'scenic-notice-days' }, kind: 'working' }, deadline: step },
    named: { label: '命名', shows: 'named', deadline: { days: { setting: 'scenic-review-days' }, kind: 'calendar', from: 'namedOn' } },
    reviewing: { label: '复核', shows: 'reviewing', deadline: step },
    closed: { label: '办结', shows: 'closed', ends: 'done' },
    dropped: { label: '放弃', shows: 'dropped', ends: 'refused' },
    delisted: { label: '摘牌', shows: 'delisted', ends: 'refused' },
  },
  steps: {
    finish: {
      label: '建成',
      from: 'building',
      to: 'built',
      by: office,
      fill: { completedOn: 'required' },
      evidence: 'required',
      refuses: [{ when: 'completedOn > today', why: '建设完成日期还没有到。' }],
    },
    declare: {
      label: '申报',
      from: 'built',
      to: 'declared',
      by: office,
      fill: { targetGrade: 'required', declaredOn: 'required', standardVersion: 'optional' },
      evidence: 'optional',
      refuses: [{ when: 'declaredOn < completedOn', why: '申报日期早于建设完成日期。' }],
    },
    score: {
      label: '评定',
      from: 'declared',
      to: 'scored',
      by: ['clerk', 'leader', 'administrator'],
      fill: { grade: 'required' },
      sets: { score: { expression: `total(scenic-score, score, ${counted})` } },
      evidence: 'required',
      notBy: ['declare'],
      refuses: [...sheetRules, ...gradeRules],
    },
    sendBack: {
      label: '退回整改',
      from: ['declared', 'scored', 'noticed'],
      to: 'building',
      by: ['clerk', 'leader', 'administrator'],
      opinion: 'required',
      returns: true,
      duringHold: true,
    },
    publish: {
      label: '公示',
      from: 'scored',
      to: 'noticed',
      by: ['clerk', 'editor', 'administrator'],
      evidence: 'required',
      irreversible: { does: '评定结果从今天起公示，公示期从今天算起；公示出去的收不回来。' },
    },
    name: {
      label: '命名',
      from: 'noticed',
      to: 'named',
      by: leaders,
      fill: { namedOn: 'required', document: 'required' },
      evidence: 'required',
      refuses: [{ when: 'namedOn < declaredOn', why: '命名日期早于申报日期。' }],
    },
    review: { label: '进入复核', from: 'named', to: 'reviewing', by: office },
    keep: {
      label: '复核通过',
      from: 'reviewing',
      to: 'closed',
      by: leaders,
      opinion: 'required',
      evidence: 'required',
      notBy: ['review'],
    },
    delist: { label: '摘牌', from: 'reviewing', to: 'delisted', by: leaders, opinion: 'required', evidence: 'required' },
    giveUp: { label: '放弃创建', from: ['building', 'built'], to: 'dropped', by: leaders, opinion: 'required' },
  },
  suspension: { by: leaders, mostDays: 180 },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 30, to: 'leader' },
  ],
})
