import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Aid to pupils and students, by project and day. */
export const studentAid = defineLedger({
  id: 'student-aid',
  label: '助学资助',
  kind: 'journal',
  purpose: '困难学生资助和奖学助学发放汇总。',
  fields: {
    project: field.text({ label: '项目', required: true }),
    date: field.date({ label: '日期', said: ['发放'], required: true }),
    students: field.integer({
      label: '资助学生数',
      aliases: ['受助学生数', '受助学生人数', '资助人数', '受助人数'],
      said: ['资助', '受助学生'],
      required: true,
      min: 0,
    }),
    amount: field.money({ label: '金额', required: true, min: '0' }),
  },
  title: ['project', 'date'],
  date: 'date',
  unique: [['project', 'date']],
  examples: [{ 项目: '家庭经济困难学生资助（春季）', 日期: '2020-06-12', 资助学生数: '86', '金额(元)': '64500.00' }],
})
