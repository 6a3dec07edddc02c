import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * One passage through a checkpoint. No natural key: two people of one name may pass in one minute, so a row is found again by its whole content.
 */
export const checkpointEntry = defineLedger({
  id: 'checkpoint-entry',
  label: '卡口登记',
  aliases: ['卡口登记表', '出入登记'],
  kind: 'journal',
  purpose: '卡口逐人登记：时间、来源、去向、体温和处置。',
  fields: {
    checkpoint: field.ref({ label: '卡口', to: 'checkpoint', required: true }),
    passedAt: field.dateTime({ label: '时间', aliases: ['登记时间'], required: true }),
    name: field.personName({ label: '姓名', required: true, secrecy: 'personal' }),
    origin: field.text({ label: '来源地' }),
    destination: field.text({ label: '去向', secrecy: 'personal', sealed: true }),
    plate: field.text({ label: '车牌', aliases: ['车牌号'], secrecy: 'personal', sealed: true }),
    temperature: field.decimal({ label: '体温', scale: 1, min: '30', max: '45' }),
    handling: field.text({ label: '处置', aliases: ['处置情况'] }),
    arrival: field.ref({ label: '来返人员', to: 'arrival' }),
  },
  title: ['name', 'passedAt'],
  date: 'passedAt',
  retention: { under: 'emergency-response' },
  processing: {
    purpose: '卡口查验，发现发热人员并追踪去向',
    basis: '《传染病防治法》《突发公共卫生事件应急条例》；限于已启动的应急响应期间',
  },
  examples: [
    { 卡口: '溪源省际卡口', 时间: '2020-01-27T06:15', 姓名: '孙玉香', 来源地: '县城', 去向: '下坪村', 体温: '36.2', 处置: '放行' },
    { 卡口: '溪源省际卡口', 时间: '2020-01-27T06:09', 姓名: '林仁', 来源地: '邻镇', 去向: '石门村', 体温: '36.6', 处置: '放行' },
  ],
})
