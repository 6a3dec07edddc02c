import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One class of the scoring sheet of a scenic village in one round of scoring. Full marks of each class are settings, by edition of the rules. */
export const scenicScore = defineLedger({
  id: 'scenic-score',
  label: '景区村评分',
  aliases: ['景区村评分表'],
  kind: 'register',
  purpose: '景区村每轮评分逐类的得分：旅游交通、环境卫生、基础设施与服务、特色活动与项目、综合管理、满意度和附加分。',
  fields: {
    scenicVillage: field.ref({
      label: '景区村创建',
      to: 'scenic-village',
      required: true,
      by: { 村: 'village', 目标等级: 'targetGrade' },
    }),
    round: field.choice({ label: '评分环节', required: true, options: { self: '自评', county: '县级评定', city: '市级评定' } }),
    category: field.choice({
      label: '评分类别',
      required: true,
      options: {
        traffic: '旅游交通',
        hygiene: '环境卫生',
        service: '基础设施与服务',
        activity: '特色活动与项目',
        management: '综合管理',
        satisfaction: '满意度',
        bonus: '附加分',
      },
    }),
    score: field.decimal({ label: '得分', scale: 1, min: '0', max: '120', required: true }),
    scoredOn: field.date({ label: '评分日期', required: true }),
    evidence: field.attachment({ label: '佐证' }),
  },
  title: ['scenicVillage', 'round', 'category'],
  unique: [['scenicVillage', 'round', 'category']],
  examples: [{ 村: '瓦窑山村', 目标等级: 'AAA', 评分环节: '县级评定', 评分类别: '环境卫生', 得分: '84.5', 评分日期: '2020-07-28' }],
})
