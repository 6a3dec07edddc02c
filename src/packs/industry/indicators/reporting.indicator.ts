import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { grantBatch } from '../ledgers/grant-batch.ledger.ts'
import { outputReport } from '../ledgers/output-report.ledger.ts'
import { scaleEntry } from '../ledgers/scale-entry.ledger.ts'

/** Monthly reports asked for and in, firms onto and off the list above scale, batches of grants. */
export const reportingIndicators = [
  defineMeasure({
    id: 'output-report-due-count',
    label: '应报产值月报数',
    unit: '件',
    flow: 'flow',
    ledger: outputReport,
    when: "status is empty or status != 'exempt'",
    type: 'count',
  }),
  defineMeasure({
    id: 'output-report-in-count',
    label: '已报产值月报数',
    unit: '件',
    flow: 'flow',
    ledger: outputReport,
    filter: { status: ['submitted', 'checked'] },
    type: 'count',
  }),
  defineMeasure({
    id: 'output-report-on-time-count',
    label: '按期上报产值月报数',
    unit: '件',
    flow: 'flow',
    ledger: outputReport,
    filter: { status: ['submitted', 'checked'] },
    when: 'reportedOn <= dueOn',
    type: 'count',
  }),
  defineComputed({
    id: 'output-report-on-time-rate',
    label: '产值月报按期上报率',
    unit: '%',
    flow: 'flow',
    exact: true,
    type: 'ratio',
    numerator: 'output-report-on-time-count',
    denominator: 'output-report-due-count',
  }),
  defineMeasure({
    id: 'scale-entered-count',
    label: '新增规上企业数',
    unit: '家',
    flow: 'flow',
    ledger: scaleEntry,
    date: 'enteredOn',
    type: 'countDistinct',
    of: 'enterprise',
  }),
  defineMeasure({
    id: 'scale-delisted-count',
    label: '退库规上企业数',
    unit: '家',
    flow: 'flow',
    ledger: scaleEntry,
    date: 'delistedOn',
    type: 'countDistinct',
    of: 'enterprise',
  }),
  defineMeasure({
    id: 'grant-batch-paid-count',
    label: '两直兑现批次数',
    unit: '批',
    flow: 'flow',
    ledger: grantBatch,
    date: 'paidOn',
    type: 'count',
  }),
]
