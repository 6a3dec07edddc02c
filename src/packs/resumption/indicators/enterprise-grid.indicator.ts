import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { duty } from '../../township/ledgers/duty.ledger.ts'
import { enterprise } from '../../township/ledgers/enterprise.ledger.ts'
import { grid } from '../../township/ledgers/grid.ledger.ts'

const inForce = 'startedOn <= periodEnd and (endedOn is empty or endedOn > periodStart)'

/** Enterprise grids and their leaders. Three of these must be zero: a firm, a small grid or a big grid that nobody holds. */
export const enterpriseGridIndicators = [
  defineMeasure({
    id: 'enterprise-big-grid-count',
    label: '企业大网格数',
    wordings: ['…划分为□大网格'],
    unit: '个',
    flow: 'stock',
    ledger: grid,
    filter: { category: 'bigEnterprise' },
    type: 'count',
  }),
  defineMeasure({
    id: 'enterprise-small-grid-count',
    label: '企业小网格数',
    wordings: ['…大网格□小网格', '…大网格、□小网格'],
    unit: '个',
    flow: 'stock',
    ledger: grid,
    filter: { category: 'smallEnterprise' },
    type: 'count',
  }),
  defineMeasure({
    id: 'grid-leader-count',
    label: '包干班子成员数',
    wordings: ['…分别由□班子领衔', '…由□班子成员领衔'],
    unit: '人',
    flow: 'stock',
    ledger: duty,
    when: `holder.category = 'leadership' and ${inForce} and exists(grid, id = outer.object and category in ('bigEnterprise', 'smallEnterprise'))`,
    date: null,
    type: 'countDistinct',
    of: 'holder',
    note: '期内对企业大、小网格承担包干责任的班子成员，一人管几个网格只计一次。',
  }),
  defineMeasure({
    id: 'enterprise-without-grid',
    label: '未入小网格企业数',
    unit: '家',
    flow: 'stock',
    ledger: enterprise,
    when: "smallGrid is empty or smallGrid.category is empty or smallGrid.category != 'smallEnterprise'",
    date: null,
    type: 'count',
    missing: 'zero',
  }),
  defineMeasure({
    id: 'small-grid-without-big-grid',
    label: '未归大网格小网格数',
    unit: '个',
    flow: 'stock',
    ledger: grid,
    filter: { category: 'smallEnterprise' },
    when: "parent is empty or parent.category is empty or parent.category != 'bigEnterprise'",
    date: null,
    type: 'count',
    missing: 'zero',
  }),
  defineMeasure({
    id: 'big-grid-without-leader',
    label: '无班子领衔大网格数',
    unit: '个',
    flow: 'stock',
    ledger: grid,
    filter: { category: 'bigEnterprise' },
    when: `not exists(duty, object = outer.id and holder.category = 'leadership' and ${inForce})`,
    date: null,
    type: 'count',
    missing: 'zero',
  }),
]
