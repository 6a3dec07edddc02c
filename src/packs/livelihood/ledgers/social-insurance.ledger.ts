import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** How many of a village should be insured and are, by scheme and year. */
export const socialInsurance = defineLedger({
  id: 'social-insurance',
  label: '参保情况',
  aliases: ['医保参保', '社保参保'],
  kind: 'journal',
  purpose: '各村城乡居民医保、养老保险年度应参保和已参保人数。',
  fields: {
    village: field.village({ label: '村', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    scheme: field.choice({
      label: '险种',
      required: true,
      options: { medical: '医疗保险', pension: '养老保险' },
      optionAliases: { 医保: 'medical', 养老: 'pension' },
    }),
    eligible: field.integer({ label: '应参保人数', required: true, min: 0, additive: { within: ['year', 'scheme'] } }),
    insured: field.integer({ label: '参保人数', required: true, min: 0, additive: { within: ['year', 'scheme'] } }),
  },
  title: ['village', 'scheme', 'year'],
  date: 'year',
  returns: true,
  unique: [['village', 'year', 'scheme']],
  examples: [{ 村: '青竹村', 年度: '2019', 险种: '医疗保险', 应参保人数: '1633', 参保人数: '1620' }],
})
