import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A training course; 人次 counts attendances. */
export const trainingSession = defineLedger({
  id: 'training-session',
  label: '技能培训',
  said: ['培训班', '培训'],
  kind: 'journal',
  purpose: '就业技能和实用技术培训的人次与带动就业。',
  fields: {
    name: field.text({ label: '名称', aliases: ['培训名称', '培训班名称', '培训班', '培训项目'], required: true }),
    date: field.date({ label: '日期', required: true }),
    attendance: field.integer({ label: '培训人次', required: true, min: 0 }),
    employed: field.integer({ label: '新增就业人数', aliases: ['新增就业'], min: 0 }),
  },
  title: ['name', 'date'],
  date: 'date',
  unique: [['name', 'date']],
  examples: [{ 名称: '电商直播培训第1期', 日期: '2019-03-16', 培训人次: '54', 新增就业人数: '13' }],
})
