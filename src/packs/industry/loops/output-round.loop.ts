import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { outputRound } from '../ledgers/output-round.ledger.ts'

/** Firms that owe a report for the month and have none yet. */
const reporting =
  "(category = 'aboveScale' or exists(industrial-output, enterprise = outer.id)) and not exists(output-report, enterprise = outer.id and month = outer.outer.month)"

/** Sends out the month's reports, one for each firm that reports output, and ends when all of them are in. */
export const outputRoundLoop = defineLoop({
  id: 'output-round',
  label: '产值月报任务',
  purpose: '每月下发产值月报，逐家催报审核，收齐办结；1月免报，与2月合并上报。',
  source: '工业统计报表制度：1月份数据免报，1—2月合并',
  ledger: outputRound,
  stateField: 'status',
  start: 'record',
  openBy: ['clerk'],
  initial: 'planned',
  children: [{ loop: 'output-report', by: 'round' }],
  states: {
    planned: { label: '待下发', shows: 'planned', deadline: { days: 0, kind: 'calendar', from: 'dueOn' } },
    collecting: {
      label: '报送中',
      shows: 'collecting',
      deadline: { days: { setting: 'output-check-days' }, kind: 'working', from: 'dueOn' },
    },
    closed: { label: '收齐', shows: 'closed', ends: 'done' },
  },
  steps: {
    dispatch: {
      label: '下发月报',
      from: 'planned',
      to: 'collecting',
      by: ['clerk'],
      refuses: [
        { when: 'month(month) = 1', why: '1月份产值免报，与2月合并上报，请建2月的任务。' },
        { when: 'dueOn < today', why: '截止日期已经过去，请改成今天以后的日期。' },
      ],
      effects: [
        {
          create: 'output-report',
          each: {
            ledger: 'enterprise',
            when: reporting,
          },
          values: {
            round: { expression: 'outer.id' },
            enterprise: { expression: 'id' },
            month: { expression: 'outer.month' },
            dueOn: { expression: 'outer.dueOn' },
          },
        },
      ],
      irreversible: {
        does: '给每家要报的企业生成一份月报并开始催报，生成以后不能整批收回。',
        counts: [{ label: '企业', value: `tally(enterprise, ${reporting})`, unit: '家' }],
      },
    },
    close: {
      label: '收齐办结',
      from: 'collecting',
      to: 'closed',
      by: ['clerk', 'leader'],
      needsChildrenClosed: true,
      refuses: [{ when: 'not exists(output-report, round = outer.id)', why: '这个任务还没有生成任何月报，请核对企业底册。' }],
    },
  },
  escalation: [{ after: 0, to: 'leader' }],
})
