import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { closedBallot } from './closed-ballot.ts'

/** What became of one candidate. Written by the step that announces, from the tallies on which both groups agree. */
export const ballotResult = defineLedger({
  id: 'ballot-result',
  label: '票决结果',
  said: ['候选项目', '票决项目'],
  kind: 'register',
  purpose: '公布的票决结果：由两组对得上的票数算出，公布以后不能改。',
  fields: {
    ballot: field.ref({ label: '票决', to: 'project-ballot', required: true }),
    candidate: field.ref({ label: '候选项目', to: 'ballot-candidate', by: { 票决: 'ballot', 项目名称: 'name' }, required: true }),
    yes: field.integer({ label: '赞成票', aliases: ['得票'], min: 0, required: true, additive: false }),
    no: field.integer({ label: '反对票', min: 0, additive: false }),
    abstained: field.integer({ label: '弃权票', min: 0, additive: false }),
    points: field.integer({ label: '排序得分', min: 0, additive: false }),
    passed: field.boolean({ label: '是否过半', said: ['过半数', '过半数票', '超过半数', '过半通过'], help: '赞成票超过全体代表的半数。' }),
    chosen: field.boolean({ label: '是否入选', said: ['当选', '入选民生实事', '票决通过'] }),
    tied: field.boolean({ label: '是否并列', help: '过了半数，但和别的项目并列在最后一个名额上，要再投一次。' }),
  },
  title: ['candidate'],
  unique: [['candidate']],
  locked: { ...closedBallot, fields: ['ballot', 'candidate', 'yes', 'no', 'abstained', 'points', 'passed', 'chosen', 'tied'] },
  publish: {
    title: '结果公告',
    lead: '经大会无记名投票表决，现将结果公告如下，共{count}项。赞成票超过全体代表半数的，方为通过。',
    fields: ['candidate', 'yes', 'no', 'abstained', 'points', 'passed', 'chosen'],
  },
  examples: [{ 票决: '2020年民生实事项目票决', 项目名称: '农村饮水提标', 赞成票: '58', 是否过半: '是', 是否入选: '是', 是否并列: '否' }],
})
