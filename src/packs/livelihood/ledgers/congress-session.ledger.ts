import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A session of the town's congress. */
export const congressSession = defineLedger({
  id: 'congress-session',
  label: '人代会会议',
  kind: 'register',
  purpose: '镇人民代表大会历次会议。',
  fields: {
    name: field.text({ label: '会议名称', required: true }),
    heldOn: field.date({ label: '召开日期', required: true }),
    place: field.text({ label: '地点' }),
  },
  title: ['name'],
  date: 'heldOn',
  unique: [['name']],
  examples: [{ 会议名称: '青竹镇第十八届人民代表大会第五次会议', 召开日期: '2020-01-16', 地点: '镇文化礼堂' }],
})
