import { defineAnnex } from '../../../definition/annex/define-annex.ts'

/** 民生实事表: the year's projects one by one, behind the report that answers for them. */
export const livelihoodProjectAnnex = defineAnnex({
  id: 'livelihood-projects',
  label: '民生实事表',
  aliases: ['民生实事项目表', '民生实事完成情况表'],
  ledger: 'livelihood-project',
  year: 'year',
  columns: [
    { label: '项目', field: 'name' },
    { label: '建设内容', field: 'content' },
    { label: '责任单位', field: 'office' },
    { label: '计划投资', field: 'plannedInvestment', unit: '万元', summed: true },
    { label: '完成投资', field: 'completedInvestment', unit: '万元', summed: true },
    { label: '完成时限', field: 'deadline' },
    { label: '完成日期', field: 'completedOn' },
    { label: '满意率', field: 'satisfaction', unit: '%' },
  ],
})
