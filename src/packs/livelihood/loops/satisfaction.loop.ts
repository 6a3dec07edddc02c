import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { satisfactionReview } from '../ledgers/satisfaction-review.ledger.ts'

/** How often everybody answers: once, or once for each part. */
const parts = 'max(1, tally(satisfaction-item, review = outer.id))'
const sum = (field: 'satisfied' | 'mostly' | 'unsatisfied') => `coalesce(${field}, total(satisfaction-item, ${field}, review = outer.id))`
const base = `(if(base = 'all', all, if(base = 'present', present, returned)) * ${parts})`
const content = `(${sum('satisfied')} + if(counted = 'satisfiedOnly', 0, ${sum('mostly')}))`

/** The rate in percent, and the words of the verdict. */
export const judgement = {
  rate: `${content} * 100 / ${base}`,
  verdict: `if(rule = 'ladder', if(${sum('satisfied')} * 2 >= ${base}, '满意', if((${sum('satisfied')} + ${sum('mostly')}) * 2 >= ${base}, '基本满意', '不满意')), if(${content} * 100 >= line * ${base}, '满意', '不满意'))`,
} as const

/** A judgement, and what follows from it: who is not satisfied with something has it put right, and is asked again. */
export const satisfactionLoop = defineLoop({
  id: 'satisfaction',
  label: '满意度测评',
  purpose: '测评票数算出结论；不满意的整改，整改完成再测评一轮。',
  source: '镇人大满意度测评办法（基数、档次和合格线逐次写明）',
  ledger: satisfactionReview,
  stateField: 'status',
  start: 'record',
  openBy: ['clerk', 'editor'],
  initial: 'measuring',
  states: {
    measuring: { label: '待计算', shows: 'measuring', deadline: { days: 3, kind: 'calendar', from: 'measuredOn' } },
    judged: { label: '待办结', shows: 'judged', deadline: { days: 5, kind: 'working' } },
    rectifying: {
      label: '整改中',
      shows: 'rectifying',
      deadline: { days: { setting: 'satisfaction-rectification-days' }, kind: 'calendar' },
    },
    closed: { label: '已办结', shows: 'closed', ends: 'done' },
    again: { label: '已再测评', shows: 'again', ends: 'done' },
  },
  steps: {
    judge: {
      label: '算出结论',
      from: 'measuring',
      to: 'judged',
      by: ['editor', 'leader'],
      sets: { rate: { expression: judgement.rate }, verdict: { expression: judgement.verdict } },
      refuses: [
        { when: "if(base = 'all', all, if(base = 'present', present, returned)) is empty", why: '计算基数的人数没有填。' },
        { when: "rule = 'rate' and (line is empty or counted is empty)", why: '按满意率判定的，要写明合格线和口径。' },
        {
          when: '(satisfied is empty or mostly is empty or unsatisfied is empty) and not exists(satisfaction-item, review = outer.id)',
          why: '票数没有填：填满意、基本满意、不满意，或者填分项。',
        },
        { when: 'satisfied is not empty and exists(satisfaction-item, review = outer.id)', why: '填了分项的，总票数空着，按分项相加。' },
        { when: 'returned > present or present > all', why: '收回的票多于出席人数，或者出席多于全体，请核对。' },
        {
          when: `${sum('satisfied')} + ${sum('mostly')} + ${sum('unsatisfied')} > coalesce(returned, present, all) * ${parts}`,
          why: '各档的票加起来多于收回的票，请核对。',
        },
        {
          when: 'exists(satisfaction-item, review = outer.id and satisfied + mostly + unsatisfied > coalesce(outer.returned, outer.present, outer.all))',
          why: '有的分项各档加起来多于收回的票，请核对。',
        },
      ],
      irreversible: { does: '结论从票数算出，以后票数不能再改。' },
    },
    close: {
      label: '办结',
      from: 'judged',
      to: 'closed',
      by: ['clerk', 'editor', 'leader'],
      refuses: [{ when: "verdict = '不满意'", why: '不满意的要整改，整改完成再测评一轮，不能直接办结。' }],
      effects: [
        {
          amend: 'livelihood-project',
          when: 'id = outer.project',
          values: { verdict: { expression: 'outer.verdict' } },
        },
      ],
      irreversible: { does: '测评办结，结论记到这件民生实事上。' },
    },
    rectify: {
      label: '不满意，列入整改',
      from: 'judged',
      to: 'rectifying',
      by: ['editor', 'leader'],
      opinion: 'required',
      refuses: [{ when: "verdict != '不满意'", why: '没有不满意，不用整改。' }],
    },
    again: {
      label: '整改完成，再测评',
      from: 'rectifying',
      to: 'again',
      by: ['editor', 'leader'],
      opinion: 'required',
      effects: [
        {
          create: 'satisfaction-review',
          values: {
            name: { expression: 'name' },
            round: { expression: 'round + 1' },
            project: { expression: 'project' },
            measuredOn: 'today',
            rule: { expression: 'rule' },
            base: { expression: 'base' },
            counted: { expression: 'counted' },
            line: { expression: 'line' },
            all: { expression: 'all' },
          },
        },
      ],
      irreversible: { does: '这一轮的票数和结论留着，另开一轮测评。' },
    },
  },
  suspension: { by: ['leader'], mostDays: 60 },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 10, to: 'leader' },
  ],
})
