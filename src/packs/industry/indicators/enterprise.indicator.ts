import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { enterprise } from '../../township/ledgers/enterprise.ledger.ts'

/** Firms on the register by class. */
export const enterpriseIndicators = [
  defineMeasure({
    id: 'enterprise-count',
    label: '市场主体数',
    aliases: ['企业和个体工商户'],
    unit: '家',
    flow: 'stock',
    ledger: enterprise,
    date: null,
    type: 'count',
  }),
  defineMeasure({
    id: 'above-scale-count',
    label: '规上企业数',
    wordings: ['…其中□规模工业总产值', '…其中□规上工业总产值', '…其中□规模工业产值', '…其中□规模工业企业产值'],
    unit: '家',
    flow: 'stock',
    ledger: enterprise,
    filter: { category: 'aboveScale' },
    date: null,
    type: 'count',
  }),
  defineMeasure({
    id: 'above-scale-list',
    label: '规上企业名单',
    unit: '无',
    flow: 'stock',
    ledger: enterprise,
    filter: { category: 'aboveScale' },
    date: null,
    type: 'pick',
    of: { expression: 'coalesce(shortName, name)' },
    take: 'list',
  }),
  defineMeasure({
    id: 'small-micro-count',
    label: '小微企业数',
    unit: '家',
    flow: 'stock',
    ledger: enterprise,
    filter: { category: 'smallMicro' },
    date: null,
    type: 'count',
  }),
  defineMeasure({
    id: 'individual-business-count',
    label: '个体工商户数',
    unit: '家',
    flow: 'stock',
    ledger: enterprise,
    filter: { category: 'individual' },
    date: null,
    type: 'count',
  }),
]
