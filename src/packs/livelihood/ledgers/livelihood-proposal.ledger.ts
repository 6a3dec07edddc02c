import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * What somebody proposes for the next livelihood projects, and what became of it. What was handed in stays as it was written, and is never withdrawn: the
 * office answers for each. It says of nobody who they are; how they can be answered stands apart, in `proposal-enclosure`.
 */
export const livelihoodProposal = defineLedger({
  id: 'livelihood-proposal',
  label: '民生实事建议',
  aliases: ['民生实事征集建议'],
  kind: 'register',
  purpose: '群众、代表联络站、村和部门提的民生实事建议，从收到、筛选、合并到列为候选项目。',
  fields: {
    number: field.text({ label: '建议编号' }),
    year: field.period({ label: '年度', grain: 'year', required: true, help: '收到的那一年。' }),
    receivedOn: field.date({ label: '收到日期', required: true }),
    source: field.choice({
      label: '建议来源',
      required: true,
      options: { resident: '群众', station: '代表联络站', village: '村级组织', office: '部门科室' },
    }),
    sourceName: field.text({ label: '来源单位', maxLength: 60, help: '哪个联络站、哪个村、哪个部门；不写个人姓名。' }),
    name: field.text({ label: '建议事项', required: true, maxLength: 40 }),
    content: field.text({ label: '建议原文', long: true, required: true, maxLength: 1000, help: '收到以后不能再改，也不公开。' }),
    category: field.choice({
      label: '建议类别',
      required: true,
      options: {
        road: '道路交通',
        water: '饮水水利',
        care: '养老托幼',
        school: '教育',
        health: '医疗健康',
        environment: '环境卫生',
        culture: '文化体育',
        safety: '平安防灾',
        work: '就业增收',
        other: '其他',
      },
    }),
    village: field.village({ label: '村', help: '涉及全镇的，空着。' }),
    place: field.text({ label: '具体地点', maxLength: 60 }),
    publicText: field.text({
      label: '公开内容',
      long: true,
      maxLength: 1000,
      help: '放到公开页上的文字：照原意写，去掉姓名、电话和骂人的话。',
    }),
    status: field.choice({
      label: '筛选状态',
      options: { received: '待筛选', pooled: '已入库', merged: '已合并', refused: '未采纳', listed: '已列为候选' },
    }),
    criterion: field.ref({ label: '筛选依据', to: 'proposal-criterion', by: { 清单类别: 'list', 清单条目: 'name' } }),
    reply: field.text({ label: '公开答复', long: true, maxLength: 500, help: '不采纳的写明理由；公开，建议人凭回执也能看到。' }),
    mergedInto: field.ref({ label: '并入', to: 'livelihood-proposal', by: { 并入编号: 'number' } }),
    candidate: field.ref({ label: '候选项目', to: 'ballot-candidate', by: { 票决: 'ballot', 项目名称: 'name' } }),
    publishedOn: field.date({ label: '公开日期' }),
    decidedOn: field.date({ label: '筛选日期' }),
  },
  title: ['number', 'name'],
  date: 'receivedOn',
  goesOn: true,
  unique: [['number']],
  numbering: { field: 'number', prefix: 'JY', digits: 5 },
  locked: {
    once: 'receivedOn',
    why: '已经收到，原文、来源和去向不能改，也不能撤销；不采纳的写明理由，相同的合并。',
    fields: ['number', 'receivedOn', 'source', 'sourceName', 'content', 'criterion', 'mergedInto', 'candidate', 'publishedOn', 'decidedOn'],
  },
  examples: [
    {
      建议编号: 'JY202000001',
      年度: '2020',
      收到日期: '2020-09-12',
      建议来源: '群众',
      建议事项: '下坪村到卫生院的路装路灯',
      建议原文: '晚上从下坪村走到卫生院没有灯，老人看病不方便。',
      建议类别: '道路交通',
      村: '下坪村',
      具体地点: '下坪桥头到卫生院',
    },
  ],
})
