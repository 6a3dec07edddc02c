import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A safety hazard found on a visit; it stays open until its day of rectification. */
export const hazard = defineLedger({
  id: 'hazard',
  label: '安全隐患',
  aliases: ['隐患排查'],
  said: ['隐患'],
  kind: 'journal',
  purpose: '安全生产、消防、森林防火、地灾等隐患排查和整改。',
  fields: {
    number: field.text({ label: '编号', required: true }),
    place: field.text({ label: '场所', required: true }),
    category: field.choice({
      label: '类别',
      required: true,
      options: { production: '安全生产', fire: '消防', forest: '森林防火', geology: '地质灾害', traffic: '道路交通', food: '食品安全' },
    }),
    foundOn: field.date({ label: '发现日期', required: true }),
    deadline: field.date({ label: '整改期限' }),
    rectifiedOn: field.date({ label: '整改日期' }),
    level: field.choice({ label: '隐患等级', options: { ordinary: '一般', major: '重大' } }),
    village: field.village({ label: '村' }),
    enterprise: field.ref({ label: '企业', to: 'enterprise' }),
    handler: field.text({ label: '承办单位' }),
    remedy: field.text({ label: '整改措施', long: true }),
    reportedOn: field.date({ label: '报告日期', help: '责任单位报告整改完成的日期；复查通过那天才算整改。' }),
    status: field.choice({
      label: '办理状态',
      options: { found: '待交办', rectifying: '整改中', checking: '待复查', rectified: '已销号', unfounded: '不属实' },
    }),
  },
  title: ['number', 'place'],
  date: 'foundOn',
  unique: [['number']],
  numbering: { field: 'number', prefix: 'YH', digits: 4 },
  examples: [
    { 编号: 'YH20190001', 场所: '白水村民宿', 类别: '消防', 发现日期: '2019-06-22', 整改期限: '2019-07-07', 整改日期: '2019-07-04' },
  ],
})
