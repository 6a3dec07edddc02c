import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { aidLine } from '../ledgers/aid-line.ledger.ts'
import { lineDoubts, lineRisks, riskCondition } from '../risks.ts'

/** How many lines have each risk; the screen of a batch marks the lines that stand behind the number. */
export const riskIndicators = [...lineRisks, ...lineDoubts].map((risk) =>
  defineMeasure({
    id: `aid-risk-${risk.id}`,
    label: `疑点：${risk.label}`,
    unit: '条',
    flow: 'stock',
    exact: true,
    ledger: aidLine,
    date: null,
    when: riskCondition(risk),
    type: 'count',
    missing: 'zero',
    note: risk.why,
  }),
)
