import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What an indicator should reach in a year. `indicator` is its label or id; without a unit the number is in the indicator's base unit (元, 亩 …). */
export const annualTarget = defineLedger({
  id: 'annual-target',
  label: '年度任务',
  aliases: ['年度目标', '目标任务'],
  kind: 'register',
  purpose: '县里下达和人代会通过的年度任务数，完成率按它计算。',
  fields: {
    indicator: field.text({ label: '指标', aliases: ['指标名称'], required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    target: field.decimal({ label: '任务数', aliases: ['目标值'], scale: 4, required: true }),
    unit: field.text({ label: '单位', aliases: ['计量单位'], help: '不填时按指标的基本单位（元、亩、人……）。' }),
    source: field.text({ label: '下达依据', aliases: ['依据文件'] }),
  },
  title: ['indicator', 'year'],
  date: 'year',
  unique: [['indicator', 'year']],
  examples: [{ 指标: '招商引资到资', 年度: '2020', 任务数: '30000000', 单位: '元', 下达依据: '竹溪县2020年度乡镇目标任务书' }],
})
