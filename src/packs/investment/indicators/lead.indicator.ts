import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { investmentLead } from '../ledgers/investment-lead.ledger.ts'
import { investmentProject } from '../ledgers/investment-project.ledger.ts'

/** Leads found and turned into projects, and projects on the first rungs. */
export const leadIndicators = [
  defineMeasure({ id: 'investment-lead-count', label: '招商线索数', unit: '条', flow: 'flow', ledger: investmentLead, type: 'count' }),
  defineMeasure({
    id: 'converted-lead-count',
    label: '转为项目线索数',
    unit: '条',
    flow: 'flow',
    ledger: investmentLead,
    filter: { status: 'converted' },
    type: 'count',
    note: '期内发现、现已转为招商项目的线索。',
  }),
  defineMeasure({
    id: 'negotiating-project-count',
    label: '洽谈招商项目数',
    unit: '个',
    flow: 'stock',
    ledger: investmentProject,
    filter: { status: 'negotiating' },
    date: null,
    past: 'versions',
    when: 'introducedOn <= periodEnd',
    type: 'count',
  }),
]
