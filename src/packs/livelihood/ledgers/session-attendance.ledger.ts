import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Who of the deputies came to a session. That somebody was there is public; what somebody voted is written nowhere. */
export const sessionAttendance = defineLedger({
  id: 'session-attendance',
  label: '代表出席',
  kind: 'register',
  purpose: '代表出席会议的签到，用来核对法定人数。列席的人不在这里。',
  fields: {
    session: field.ref({ label: '会议', to: 'congress-session', required: true }),
    deputy: field.ref({ label: '代表', to: 'deputy', by: { 代表编号: 'number', 姓名: 'name' }, required: true }),
    presence: field.choice({ label: '出席情况', required: true, options: { present: '出席', excused: '请假', absent: '缺席' } }),
  },
  title: ['session', 'deputy'],
  unique: [['session', 'deputy']],
  examples: [{ 会议: '青竹镇第十八届人民代表大会第五次会议', 代表编号: 'D001', 姓名: '顾溪石', 出席情况: '出席' }],
})
