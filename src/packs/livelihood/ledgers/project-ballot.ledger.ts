import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * One secret ballot of the congress on livelihood projects, its rule as data. What it holds of the vote is sums: slips and the votes of each candidate. No
 * field of it or of what belongs to it can say who voted for what.
 */
export const projectBallot = defineLedger({
  id: 'project-ballot',
  label: '民生实事票决',
  aliases: ['项目票决'],
  kind: 'register',
  purpose: '一次无记名票决：办法、法定人数、票数和结果。第二轮另登记一次，写明上一轮。',
  fields: {
    name: field.text({ label: '票决名称', required: true }),
    session: field.ref({ label: '会议', to: 'congress-session', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    method: field.choice({
      label: '表决办法',
      required: true,
      options: { mostVotes: '差额票决', itemByItem: '逐项表决', priority: '排序票决' },
      help: '差额票决：每票至多选应选数；逐项表决：每项赞成、反对或弃权；排序票决：每票给至多应选数的项目写上名次，第一名得应选数那么多分，依次少一分。',
    }),
    seats: field.integer({ label: '应选数', min: 1, additive: false, help: '逐项表决不限项数的，空着。' }),
    medium: field.choice({
      label: '投票方式',
      options: { paper: '纸质选票', devices: '会场设备' },
      help: '空着就是纸质选票。用会场设备的，要由大会通过表决办法决定。',
    }),
    mediumDecision: field.text({ label: '投票方式的决定', help: '大会通过的表决办法，写明日期或者文号。' }),
    previous: field.ref({ label: '上一轮', to: 'project-ballot' }),
    deputies: field.integer({ label: '全体代表数', min: 0, additive: false }),
    present: field.integer({ label: '实到代表数', said: ['到会', '实到', '出席'], min: 0, additive: false }),
    issued: field.integer({ label: '发出票数', said: ['发出', '发票'], min: 0, additive: false }),
    returned: field.integer({ label: '收回票数', said: ['收回'], min: 0, additive: false }),
    valid: field.integer({ label: '有效票数', min: 0, additive: false }),
    invalid: field.integer({ label: '无效票数', min: 0, additive: false }),
    blank: field.integer({ label: '空白票数', min: 0, additive: false }),
    status: field.choice({
      label: '票决状态',
      options: {
        drafted: '名单拟定',
        committee: '党委研究',
        presidium: '主席团审议',
        prepared: '待开会',
        counting: '清点中',
        firstIn: '甲组已交',
        compared: '待核对',
        announced: '已公布',
        void: '本次无效',
      },
    }),
    publishedOn: field.date({ label: '名单公布日期' }),
    countedOn: field.date({ label: '计票日期' }),
    closedOn: field.date({ label: '公布日期' }),
  },
  title: ['name'],
  date: 'year',
  returns: false,
  unique: [['name']],
  locked: {
    once: ['publishedOn', 'closedOn'],
    why: '候选项目名单已经公布，这一项不能直接改；名单要调整的，由主席团办“调整名单”；已经票决的，要重新票决。',
    fields: [
      'session',
      'year',
      'method',
      'seats',
      'medium',
      'mediumDecision',
      'previous',
      'deputies',
      'present',
      'issued',
      'returned',
      'valid',
      'invalid',
      'blank',
      'status',
      'publishedOn',
      'countedOn',
      'closedOn',
    ],
  },
  examples: [
    {
      票决名称: '2020年民生实事项目票决',
      会议: '青竹镇第十八届人民代表大会第五次会议',
      年度: '2020',
      表决办法: '差额票决',
      应选数: '10',
    },
  ],
})
