import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * Somebody who comes or comes back, announced beforehand (提前知) and followed through every gate (全程知、全程控): 中门 on the town's road, 小门 at the
 * village, 家门 at the house, until the measure is over.
 */
export const arrival = defineLedger({
  id: 'arrival',
  label: '来返人员',
  aliases: ['来返人员报备', '来（返）人员登记'],
  kind: 'journal',
  purpose: '来镇、返镇人员报备：从哪来、何时到、走到哪道门、采取什么措施、何时解除。',
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'personal' }),
    village: field.village({ label: '村', aliases: ['去往村', '目的村'], required: true }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    phone: field.phone({ label: '手机号码', aliases: ['联系电话'], secrecy: 'personal' }),
    category: field.choice({
      label: '来源地类别',
      required: true,
      options: { overseas: '境外', outOfProvince: '省外', inProvince: '省内市外', inCity: '市内县外' },
      optionAliases: { 国外: 'overseas', 省内: 'inProvince', 市内: 'inCity' },
    }),
    origin: field.text({ label: '来源地' }),
    leftOn: field.date({ label: '离开来源地日期', help: '隔离期从这一天起算时填写' }),
    transport: field.text({ label: '交通方式' }),
    plate: field.text({ label: '车牌', aliases: ['车牌号'], secrecy: 'personal', sealed: true }),
    plannedOn: field.date({ label: '预计到达日期', aliases: ['预计到达'], required: true }),
    address: field.text({ label: '住址', secrecy: 'personal', sealed: true }),
    code: field.choice({ label: '码色', options: { green: '绿码', yellow: '黄码', red: '红码' } }),
    testResult: field.choice({ label: '检测结果', options: { negative: '阴性', positive: '阳性' } }),
    measure: field.choice({
      label: '拟采取措施',
      aliases: ['措施'],
      options: { none: '无需措施', monitor: '健康监测', home: '居家隔离', central: '集中隔离' },
    }),
    townGateAt: field.dateTime({ label: '过中门时间' }),
    villageGateAt: field.dateTime({ label: '过小门时间' }),
    homeAt: field.dateTime({ label: '到家时间' }),
    dueOn: field.date({ label: '应解除日期' }),
    releasedOn: field.date({ label: '解除日期' }),
    response: field.ref({ label: '应急响应', to: 'emergency-response' }),
    status: field.choice({
      label: '状态',
      options: {
        announced: '已报备',
        verified: '已核实',
        townGate: '已过中门',
        villageGate: '已过小门',
        atHome: '已到家',
        underMeasure: '隔离中',
        monitored: '健康监测中',
        ended: '已解除',
        cancelled: '未成行',
      },
    }),
  },
  title: ['name'],
  persons: [{ number: 'idNumber', name: 'name', village: 'village' }],
  date: 'plannedOn',
  unique: [['name', 'village', 'plannedOn']],
  retention: { under: 'emergency-response', by: 'response', closedBy: 'releasedOn' },
  processing: {
    purpose: '掌握来返人员的行程和措施，防止疫情输入',
    basis: '《传染病防治法》《突发公共卫生事件应急条例》；限于已启动的应急响应期间',
  },
  examples: [
    {
      姓名: '邵雪琴',
      村: '石门村',
      来源地类别: '境外',
      来源地: '阿联酋',
      预计到达日期: '2020-03-10',
      交通方式: '飞机转镇上接驳车',
      拟采取措施: '集中隔离',
    },
  ],
})
