import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { directGrant } from '../ledgers/direct-grant.ledger.ts'

/** 两直 grants: distinct firms by class, and the money to the 元. */
export const directGrantIndicators = [
  defineMeasure({
    id: 'grant-small-micro-count',
    label: '两直小微企业数',
    unit: '家',
    flow: 'flow',
    exact: true,
    ledger: directGrant,
    when: "enterprise.category = 'smallMicro'",
    type: 'countDistinct',
    of: 'enterprise',
  }),
  defineMeasure({
    id: 'grant-individual-count',
    label: '两直个体工商户数',
    unit: '家',
    flow: 'flow',
    exact: true,
    ledger: directGrant,
    when: "enterprise.category = 'individual'",
    type: 'countDistinct',
    of: 'enterprise',
  }),
  defineMeasure({
    id: 'grant-recipient-count',
    label: '两直补助对象数',
    unit: '家',
    flow: 'flow',
    exact: true,
    ledger: directGrant,
    type: 'countDistinct',
    of: 'enterprise',
  }),
  defineMeasure({
    id: 'grant-amount',
    label: '两直兑现资金',
    unit: '元',
    flow: 'flow',
    exact: true,
    ledger: directGrant,
    type: 'sum',
    of: 'amount',
  }),
  defineMeasure({
    id: 'repeated-grant-count',
    label: '两直重复兑现笔数',
    unit: '条',
    flow: 'flow',
    exact: true,
    ledger: directGrant,
    when: 'exists(direct-grant, enterprise = outer.enterprise and batch = outer.batch and id != outer.id)',
    type: 'count',
    missing: 'zero',
  }),
]
