import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A piece of information made public (政府信息公开条例). */
export const disclosure = defineLedger({
  id: 'disclosure',
  label: '信息公开',
  said: ['公开信息', '政府信息'],
  kind: 'journal',
  purpose: '主动公开的政府信息条目。',
  fields: {
    date: field.date({ label: '日期', aliases: ['公开日期'], required: true }),
    subject: field.text({ label: '标题', required: true }),
    category: field.text({ label: '类别' }),
  },
  title: ['subject', 'date'],
  date: 'date',
  unique: [['subject', 'date']],
  examples: [{ 日期: '2019-07-09', 标题: '惠农补贴公开事项2019第1号', 类别: '惠农补贴' }],
})
