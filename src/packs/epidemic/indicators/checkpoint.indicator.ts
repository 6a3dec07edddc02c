import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { checkpoint } from '../ledgers/checkpoint.ledger.ts'
import { checkpointEntry } from '../ledgers/checkpoint-entry.ledger.ts'

/** Checkpoints set up in the period, and who passed them. */
export const checkpointIndicators = [
  defineMeasure({
    id: 'checkpoint-count',
    label: '卡口数',
    unit: '个',
    flow: 'flow',
    ledger: checkpoint,
    date: 'openedOn',
    type: 'count',
    note: '期内启用的卡口，撤除的也算设立过。',
  }),
  defineMeasure({
    id: 'province-checkpoint-count',
    label: '省际卡口数',
    unit: '个',
    flow: 'flow',
    ledger: checkpoint,
    filter: { category: 'provinceGate' },
    date: 'openedOn',
    type: 'count',
  }),
  defineMeasure({
    id: 'village-checkpoint-count',
    label: '村级卡口数',
    unit: '个',
    flow: 'flow',
    ledger: checkpoint,
    filter: { category: 'villageGate' },
    date: 'openedOn',
    type: 'count',
  }),
  defineMeasure({
    id: 'checkpoint-entry-count',
    label: '卡口登记人次',
    unit: '人次',
    flow: 'flow',
    ledger: checkpointEntry,
    type: 'count',
  }),
  defineMeasure({
    id: 'turned-back-count',
    label: '卡口劝返人次',
    unit: '人次',
    flow: 'flow',
    ledger: checkpointEntry,
    when: "contains(handling, '劝返')",
    type: 'count',
  }),
  defineMeasure({
    id: 'fever-count',
    label: '体温异常人次',
    unit: '人次',
    flow: 'flow',
    ledger: checkpointEntry,
    when: 'temperature >= 37.3',
    type: 'count',
    note: '体温 37.3 ℃ 及以上。',
  }),
  defineMeasure({
    id: 'fever-unhandled-count',
    label: '体温异常未移交人次',
    unit: '人次',
    flow: 'flow',
    ledger: checkpointEntry,
    when: "temperature >= 37.3 and (handling is empty or not contains(handling, '移交'))",
    type: 'count',
    missing: 'zero',
  }),
]
