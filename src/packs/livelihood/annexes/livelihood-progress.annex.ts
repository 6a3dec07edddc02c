import { defineAnnex } from '../../../definition/annex/define-annex.ts'

/** 民生实事进展表: how far each of the year's projects was at the end of the report's period, for the presidium at half-year and whenever it asks. */
export const livelihoodProgressAnnex = defineAnnex({
  id: 'livelihood-progress',
  label: '民生实事进展表',
  aliases: ['民生实事办理情况表', '民生实事项目进展表'],
  ledger: 'livelihood-project',
  year: 'year',
  progress: { loop: 'livelihood-project', doneOn: 'completedOn', done: '完工', notDone: '未完工', asks: 'ask', answers: 'answer' },
  columns: [
    { label: '项目', field: 'name' },
    { label: '建设内容', field: 'content' },
    { label: '责任单位', field: 'office' },
    { label: '计划投资', field: 'plannedInvestment', unit: '万元', summed: true },
    { label: '完成投资', field: 'completedInvestment', unit: '万元', past: true, summed: true },
    { label: '完成时限', field: 'deadline' },
    { label: '办理情况', tells: 'state' },
    { label: '代表询问', tells: 'questions' },
  ],
})
