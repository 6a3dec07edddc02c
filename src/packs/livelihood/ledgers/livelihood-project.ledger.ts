import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A livelihood project that the deputies chose (民生实事票决). What was announced must be told one by one a year later. */
export const livelihoodProject = defineLedger({
  id: 'livelihood-project',
  label: '民生实事项目',
  kind: 'register',
  purpose: '人代会票决的年度民生实事项目：内容、投资、时限和完成情况。',
  fields: {
    year: field.period({ label: '年度', grain: 'year', required: true }),
    name: field.text({ label: '名称', aliases: ['项目名称'], required: true }),
    content: field.text({ label: '建设内容', long: true }),
    office: field.text({ label: '责任科室', aliases: ['责任单位'] }),
    plannedInvestment: field.money({ label: '计划投资', min: '0' }),
    completedInvestment: field.money({ label: '完成投资', min: '0' }),
    deadline: field.date({ label: '完成时限' }),
    completedOn: field.date({ label: '完成日期' }),
    status: field.choice({
      label: '状态',
      required: true,
      options: { notStarted: '未开工', building: '在建', completed: '完工' },
      optionAliases: { 未启动: 'notStarted', 实施中: 'building', 已完成: 'completed', 已完工: 'completed' },
    }),
    satisfaction: field.percent({ label: '满意率', min: '0', max: '100' }),
    source: field.text({ label: '资金来源' }),
    beneficiaries: field.text({ label: '受益对象' }),
    votes: field.integer({ label: '票决得票', min: 0, additive: false }),
    votedOn: field.date({ label: '票决日期' }),
  },
  title: ['name'],
  date: 'year',
  returns: false,
  unique: [['year', 'name']],
  examples: [
    {
      年度: '2020',
      名称: '农村饮水提标',
      建设内容: '改造5处供水点',
      责任科室: '农业农村办公室',
      '计划投资(元)': '3200000.00',
      '完成投资(元)': '3224000.00',
      完成时限: '2020-10-31',
      完成日期: '2020-10-06',
      状态: '完工',
      满意率: '98.2',
    },
    {
      年度: '2021',
      名称: '口袋公园',
      建设内容: '建成口袋公园3个',
      责任科室: '村镇建设办公室',
      '计划投资(元)': '1500000.00',
      完成时限: '2021-10-31',
      状态: '未开工',
    },
  ],
})
