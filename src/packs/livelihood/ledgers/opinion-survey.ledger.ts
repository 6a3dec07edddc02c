import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A survey: without its sample, its wording and its day a rate of satisfaction says nothing. */
export const opinionSurvey = defineLedger({
  id: 'opinion-survey',
  label: '民意调查',
  kind: 'journal',
  purpose: '满意度、安全感等民意调查：样本、问法、日期和各档人数。',
  fields: {
    name: field.text({ label: '调查名称', required: true }),
    topic: field.choice({ label: '调查内容', required: true, options: { satisfaction: '满意度', safety: '安全感', happiness: '幸福感' } }),
    project: field.ref({ label: '民生实事', to: 'livelihood-project', by: { 年度: 'year', 名称: 'name' } }),
    wording: field.text({ label: '问法', long: true, required: true }),
    surveyedOn: field.date({ label: '调查日期', required: true }),
    method: field.choice({
      label: '调查方式',
      required: true,
      options: { visit: '入户', telephone: '电话', online: '网络', street: '拦访' },
    }),
    organiser: field.text({ label: '调查单位', required: true }),
    sample: field.integer({ label: '样本数', min: 1, required: true }),
    answered: field.integer({ label: '有效答卷', said: ['收回有效答卷', '回收有效答卷', '收回答卷', '答卷'], min: 1, required: true }),
    satisfied: field.integer({ label: '满意人数', said: ['满意'], min: 0, required: true }),
    mostly: field.integer({ label: '基本满意人数', said: ['基本满意'], min: 0, required: true }),
    unsatisfied: field.integer({ label: '不满意人数', said: ['不满意'], min: 0, required: true }),
  },
  title: ['name'],
  date: 'surveyedOn',
  unique: [['name', 'surveyedOn']],
  examples: [
    {
      调查名称: '2020年度群众满意度调查',
      调查内容: '满意度',
      问法: '总的来说，您对镇政府今年的工作满意吗？',
      调查日期: '2020-12-18',
      调查方式: '电话',
      调查单位: '竹溪县统计局民意调查中心',
      样本数: '1000',
      有效答卷: '986',
      满意人数: '842',
      基本满意人数: '128',
      不满意人数: '16',
    },
  ],
})
