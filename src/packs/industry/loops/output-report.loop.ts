import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { outputReport } from '../ledgers/output-report.ledger.ts'

const last = 'find(industrial-output, outputValue, enterprise = outer.enterprise and month < outer.month)'

/** A firm's monthly report: entered by whoever answers for the firm, checked by somebody else, then a fact of 工业产值. */
export const outputReportLoop = defineLoop({
  id: 'output-report',
  label: '产值月报',
  purpose: '企业网格员按月录入产值，经济发展办公室审核后写入工业产值；到期未报即为逾期。',
  source: '工业统计报表制度',
  ledger: outputReport,
  stateField: 'status',
  start: 'record',
  answers: ['enterprise', 'enterprise.smallGrid'],
  openBy: ['clerk'],
  initial: 'due',
  states: {
    due: { label: '待报', shows: 'due', deadline: { days: 0, kind: 'calendar', from: 'dueOn' } },
    submitted: { label: '待审', shows: 'submitted', deadline: { days: { setting: 'output-check-days' }, kind: 'working' } },
    checked: { label: '已审', shows: 'checked', ends: 'done' },
    exempt: { label: '免报', shows: 'exempt', ends: 'refused' },
  },
  steps: {
    submit: {
      label: '上报',
      from: 'due',
      to: 'submitted',
      by: ['holder', 'gridWorker', 'clerk'],
      fill: { outputValue: 'required', explanation: 'optional' },
      sets: { reportedOn: 'today' },
      refuses: [{ when: 'month(month) = 1', why: '1月份产值免报，与2月合并上报。' }],
      warns: [
        {
          when: `explanation is empty and month(month) != 2 and (outputValue * 100 > ${last} * (100 + setting('output-swing')) or outputValue * 100 < ${last} * (100 - setting('output-swing')))`,
          why: '产值与上次相比变动很大，请核对单位（元）并写明原因。',
        },
      ],
    },
    check: {
      label: '审核通过',
      from: 'submitted',
      to: 'checked',
      by: ['clerk', 'leader'],
      notBy: ['submit'],
      effects: [
        {
          amend: 'industrial-output',
          when: 'enterprise = outer.enterprise and month = outer.month and outputValue != outer.outputValue',
          values: { outputValue: { expression: 'outer.outputValue' } },
        },
        {
          create: 'industrial-output',
          each: {
            ledger: 'output-report',
            when: 'id = outer.id and not exists(industrial-output, enterprise = outer.enterprise and month = outer.month)',
          },
          values: {
            enterprise: { expression: 'enterprise' },
            month: { expression: 'month' },
            outputValue: { expression: 'outputValue' },
          },
        },
      ],
    },
    sendBack: {
      label: '退回重报',
      from: 'submitted',
      to: 'due',
      by: ['clerk', 'leader'],
      notBy: ['submit'],
      opinion: 'required',
      returns: true,
    },
    exempt: { label: '停产注销，免报', from: 'due', to: 'exempt', by: ['clerk', 'leader'], opinion: 'required' },
  },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 3, to: 'leader' },
  ],
})
