import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Points that a project gains or loses beside its progress; each one rests on a document. They are the project's, never a person's. */
export const projectAdjustment = defineLedger({
  id: 'project-adjustment',
  label: '项目加减分',
  kind: 'journal',
  purpose: '上级通报表扬、督办、安全生产等对项目的加分和扣分，逐条附依据。',
  fields: {
    project: field.ref({ label: '项目', aliases: ['项目名称'], to: 'key-project', required: true }),
    date: field.date({ label: '日期', required: true }),
    direction: field.choice({ label: '加减', required: true, options: { bonus: '加分', deduction: '扣分' } }),
    points: field.decimal({ label: '分值', scale: 2, min: '0.01', max: '20', required: true }),
    reason: field.text({ label: '事由', required: true, long: true }),
    document: field.text({ label: '依据文号', required: true }),
  },
  title: ['project', 'date'],
  date: 'date',
  unique: [['project', 'date', 'direction', 'document']],
  examples: [
    {
      项目: '集镇入口改造',
      日期: '2020-04-20',
      加减: '加分',
      分值: '2',
      事由: '县重点项目现场会参观点',
      依据文号: '清岚重建办〔2020〕9号',
    },
  ],
})
