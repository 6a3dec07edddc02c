import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { resumptionApplication } from '../ledgers/resumption-application.ledger.ts'

const lines = { industry: '工业', agriculture: '农业', commerce: '商贸', projects: '项目' } as const

type Line = keyof typeof lines

/** What each task force (专班) answers for: its line's applications, firms back at work, staff returned. */
export const taskForceIndicators = (['industry', 'agriculture', 'commerce', 'projects'] as const).flatMap(ofLine)

function ofLine(line: Line) {
  const label = lines[line]
  return [
    defineMeasure({
      id: `${line}-applicant-count`,
      label: `${label}专班申请复工数`,
      unit: '家',
      flow: 'flow',
      ledger: resumptionApplication,
      filter: { line },
      type: 'countDistinct',
      of: 'enterprise',
    }),
    defineMeasure({
      id: `${line}-resumed-count`,
      label: `${label}专班复工数`,
      unit: '家',
      flow: 'flow',
      ledger: resumptionApplication,
      filter: { line, stage: ['approved', 'resumed', 'patrol'] },
      when: 'approvedOn is not empty and approvedOn <= periodEnd',
      type: 'countDistinct',
      of: 'enterprise',
    }),
    defineComputed({
      id: `${line}-resumption-rate`,
      label: `${label}专班复工率`,
      unit: '%',
      flow: 'flow',
      exact: true,
      type: 'ratio',
      numerator: `${line}-resumed-count`,
      denominator: `${line}-applicant-count`,
    }),
    defineMeasure({
      id: `${line}-returned-staff`,
      label: `${label}专班返岗人数`,
      unit: '人',
      flow: 'flow',
      ledger: resumptionApplication,
      filter: { line },
      type: 'sum',
      of: 'returnedStaff',
    }),
  ]
}
