import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { countedApart, countedBallot, tellerOptions } from './closed-ballot.ts'

/** The votes of one candidate as one group of tellers counted them. */
export const ballotTally = defineLedger({
  id: 'ballot-tally',
  label: '计票记录',
  kind: 'register',
  purpose: '一组计票员数出的各项目票数；两组分开数、分开填，对上了才有结果。',
  fields: {
    ballot: field.ref({ label: '票决', to: 'project-ballot', required: true }),
    candidate: field.ref({ label: '候选项目', to: 'ballot-candidate', by: { 票决: 'ballot', 项目名称: 'name' }, required: true }),
    teller: field.choice({ label: '计票组', required: true, options: tellerOptions }),
    yes: field.integer({
      label: '赞成票',
      aliases: ['得票'],
      min: 0,
      required: true,
      additive: false,
      help: '排序票决：写了它名次的票数。',
    }),
    no: field.integer({ label: '反对票', min: 0, additive: false }),
    abstained: field.integer({ label: '弃权票', min: 0, additive: false }),
    points: field.integer({ label: '排序得分', min: 0, additive: false, help: '只有排序票决才填。' }),
  },
  title: ['candidate', 'teller'],
  unique: [['candidate', 'teller']],
  apart: countedApart,
  locked: { ...countedBallot, fields: ['ballot', 'candidate', 'teller', 'yes', 'no', 'abstained', 'points'] },
  examples: [{ 票决: '2020年民生实事项目票决', 项目名称: '农村饮水提标', 计票组: '甲组', 赞成票: '58' }],
})
