import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A project's month: progress so far in %, planned and actual, and the money of that month by who paid. */
export const projectProgress = defineLedger({
  id: 'project-progress',
  label: '项目进度',
  aliases: ['项目进度月报'],
  kind: 'journal',
  purpose: '重点项目逐月进度和投资，附佐证。',
  fields: {
    project: field.ref({ label: '项目', aliases: ['项目名称'], to: 'key-project', required: true }),
    month: field.month({ label: '月份', required: true }),
    plannedProgress: field.percent({ label: '计划进度', min: '0' }),
    actualProgress: field.percent({ label: '实际进度', min: '0' }),
    governmentInvestment: field.money({ label: '政府投资', min: '0' }),
    privateInvestment: field.money({ label: '民间投资', min: '0' }),
    evidence: field.attachment({ label: '佐证' }),
  },
  title: ['project', 'month'],
  date: 'month',
  returns: true,
  unique: [['project', 'month']],
  examples: [
    {
      项目: '集镇入口改造',
      月份: '2020-01',
      计划进度: '10',
      实际进度: '10',
      '政府投资(元)': '324100.00',
      '民间投资(元)': '1034800.00',
      佐证: '进度照片2020-01',
    },
  ],
})
