import { defineAnnex } from '../../../definition/annex/define-annex.ts'

/** 指标完成表: each target of the year beside the value of its indicator. */
export const annualTargetAnnex = defineAnnex({
  id: 'annual-targets',
  label: '指标完成表',
  aliases: ['年度指标完成表', '主要指标完成表'],
  ledger: 'annual-target',
  year: 'year',
  amount: { value: 'target', unit: 'unit', indicator: 'indicator' },
  columns: [
    { label: '指标', field: 'indicator' },
    { label: '任务数', shows: 'promised' },
    { label: '完成数', shows: 'done' },
    { label: '完成率', shows: 'rate' },
    { label: '下达依据', field: 'source' },
  ],
})
