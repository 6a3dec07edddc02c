import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { dutyObjects } from './duty-object.ts'

/** A visit, a call or an inspection of something that somebody answers for. Only that it took place: no photo, no track, no points. */
export const visit = defineLedger({
  id: 'visit',
  label: '走访记录',
  aliases: ['走访', '入户走访'],
  kind: 'journal',
  purpose: '责任人走访、联系、巡查责任对象的记录，是否按期走访据此核对。',
  fields: {
    objectKind: field.choice({
      label: '对象类别',
      required: true,
      options: dutyObjects.options,
      optionAliases: dutyObjects.optionAliases,
    }),
    object: field.anyRef({ label: '对象', required: true, choose: 'objectKind', to: dutyObjects.to }),
    cadre: field.ref({ label: '走访人', aliases: ['走访干部'], to: 'cadre', required: true }),
    visitedOn: field.date({ label: '走访日期', required: true }),
    note: field.text({ label: '走访情况', aliases: ['情况'], long: true }),
  },
  title: ['object', 'visitedOn'],
  persons: [{ through: 'object' }],
  date: 'visitedOn',
  // The object comes first: the audit asks for the last visit of each.
  unique: [['object', 'cadre', 'visitedOn']],
  retention: { follows: 'object' },
  examples: [
    { 对象类别: '企业', 对象: '竹溪晨星笔业有限公司', 走访人: '方云峥', 走访日期: '2020-03-18', 走访情况: '设备检修后已满负荷生产' },
  ],
})
