import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { opinionSurvey } from '../ledgers/opinion-survey.ledger.ts'

const whole = 'project is empty'

/** What people say when they are asked: the surveys of the whole town, not those of one project. */
export const opinionIndicators = [
  defineMeasure({
    id: 'satisfaction-answers',
    label: '满意度调查答卷人数',
    unit: '人',
    flow: 'flow',
    ledger: opinionSurvey,
    filter: { topic: 'satisfaction' },
    when: whole,
    type: 'sum',
    of: 'answered',
  }),
  defineMeasure({
    id: 'satisfied-answers',
    label: '满意度调查满意人数',
    unit: '人',
    flow: 'flow',
    ledger: opinionSurvey,
    filter: { topic: 'satisfaction' },
    when: whole,
    type: 'sum',
    of: { expression: 'satisfied + mostly' },
  }),
  defineComputed({
    id: 'public-satisfaction',
    label: '群众满意度',
    unit: '%',
    flow: 'flow',
    note: '当年群众满意度调查中，满意和基本满意的占有效答卷的比例。',
    type: 'ratio',
    numerator: 'satisfied-answers',
    denominator: 'satisfaction-answers',
  }),
  defineMeasure({
    id: 'safety-answers',
    label: '安全感调查答卷人数',
    unit: '人',
    flow: 'flow',
    ledger: opinionSurvey,
    filter: { topic: 'safety' },
    when: whole,
    type: 'sum',
    of: 'answered',
  }),
  defineMeasure({
    id: 'safe-answers',
    label: '安全感调查满意人数',
    unit: '人',
    flow: 'flow',
    ledger: opinionSurvey,
    filter: { topic: 'safety' },
    when: whole,
    type: 'sum',
    of: { expression: 'satisfied + mostly' },
  }),
  defineComputed({
    id: 'public-safety-rate',
    label: '群众安全感满意率',
    unit: '%',
    flow: 'flow',
    note: '当年群众安全感调查中，满意和基本满意的占有效答卷的比例。',
    type: 'ratio',
    numerator: 'safe-answers',
    denominator: 'safety-answers',
  }),
]
