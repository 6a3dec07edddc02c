import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Family-doctor contracts and check-ups of a village in a year. */
export const healthService = defineLedger({
  id: 'health-service',
  label: '健康服务',
  aliases: ['家庭医生签约'],
  kind: 'journal',
  purpose: '各村家庭医生签约和城乡居民体检。',
  fields: {
    village: field.village({ label: '村', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    eligible: field.integer({ label: '应签约人数', required: true, min: 0, additive: { within: ['year'] } }),
    contracted: field.integer({ label: '签约人数', required: true, min: 0, additive: { within: ['year'] } }),
    checkUps: field.integer({ label: '体检人数', min: 0, additive: { within: ['year'] } }),
  },
  title: ['village', 'year'],
  date: 'year',
  returns: true,
  unique: [['village', 'year']],
  examples: [{ 村: '青竹村', 年度: '2019', 应签约人数: '1394', 签约人数: '1093', 体检人数: '618' }],
})
