import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { countedApart, countedBallot, tellerOptions } from './closed-ballot.ts'

/** The slips of a ballot as one group of tellers counted them: issued ≥ returned = valid + invalid; a blank slip is valid and abstains. */
export const ballotCount = defineLedger({
  id: 'ballot-count',
  label: '票数清点',
  kind: 'register',
  purpose: '一组计票员清点的票数：发出、收回、有效、无效、空白。',
  fields: {
    ballot: field.ref({ label: '票决', to: 'project-ballot', required: true }),
    teller: field.choice({ label: '计票组', required: true, options: tellerOptions }),
    issued: field.integer({ label: '发出票数', min: 0, required: true, additive: false }),
    returned: field.integer({ label: '收回票数', min: 0, required: true, additive: false }),
    valid: field.integer({ label: '有效票数', min: 0, required: true, additive: false }),
    invalid: field.integer({ label: '无效票数', min: 0, required: true, additive: false, help: '选多了的、认不清的，整张无效。' }),
    blank: field.integer({ label: '空白票数', min: 0, required: true, additive: false, help: '空白票是弃权，算在有效票里。' }),
  },
  title: ['ballot', 'teller'],
  unique: [['ballot', 'teller']],
  apart: countedApart,
  locked: { ...countedBallot, fields: ['ballot', 'teller', 'issued', 'returned', 'valid', 'invalid', 'blank'] },
  examples: [
    {
      票决: '2020年民生实事项目票决',
      计票组: '甲组',
      发出票数: '61',
      收回票数: '61',
      有效票数: '60',
      无效票数: '1',
      空白票数: '0',
    },
  ],
})
