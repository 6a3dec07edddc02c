import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineTarget } from '../../township/indicators/target.ts'
import { promotionEvent } from '../ledgers/promotion-event.ledger.ts'
import { visitorRecord } from '../ledgers/visitor-record.ledger.ts'

const notCancelled = "status is empty or status != 'cancelled'"

/** Visitors, tourism income and promotions. */
export const visitorIndicators = [
  defineMeasure({
    id: 'visits',
    label: '游客接待人次',
    unit: '人次',
    flow: 'flow',
    key: true,
    ledger: visitorRecord,
    type: 'sum',
    of: 'visits',
  }),
  defineMeasure({
    id: 'tourism-income',
    label: '旅游总收入',
    unit: '元',
    flow: 'flow',
    ledger: visitorRecord,
    type: 'sum',
    of: 'income',
  }),
  defineComputed({ id: 'visits-growth', label: '游客接待人次同比', unit: '%', flow: 'flow', type: 'yearOnYear', of: 'visits' }),
  defineComputed({
    id: 'tourism-income-growth',
    label: '旅游总收入同比',
    unit: '%',
    flow: 'flow',
    type: 'yearOnYear',
    of: 'tourism-income',
  }),
  defineComputed({
    id: 'visits-completion',
    label: '游客接待完成率',
    unit: '%',
    flow: 'flow',
    exact: true,
    type: 'completion',
    of: 'visits',
  }),
  defineMeasure({
    id: 'promotion-event-count',
    label: '推介活动数',
    unit: '次',
    flow: 'flow',
    ledger: promotionEvent,
    when: notCancelled,
    type: 'count',
  }),
  defineMeasure({
    id: 'promotion-session-count',
    label: '推介活动场次',
    unit: '场',
    flow: 'flow',
    ledger: promotionEvent,
    when: notCancelled,
    type: 'sum',
    of: 'sessions',
  }),
  defineMeasure({
    id: 'promotion-sales',
    label: '推介销售额',
    unit: '元',
    flow: 'flow',
    ledger: promotionEvent,
    when: notCancelled,
    type: 'sum',
    of: 'salesAmount',
  }),
  defineMeasure({
    id: 'promotion-settled-count',
    label: '销售已核实推介活动数',
    unit: '次',
    flow: 'flow',
    ledger: promotionEvent,
    filter: { status: 'settled' },
    type: 'count',
  }),
  defineTarget({ id: 'visits-target', label: '游客接待人次目标', of: '游客接待人次', unit: '人次' }),
]
