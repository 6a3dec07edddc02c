import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A town's own value of a threshold or term that a pack declares; a setting without a record keeps its pack's value. `setting('id')` reads it
 * (definition/setting/setting-ledger.ts names the fields).
 */
export const setting = defineLedger({
  id: 'setting',
  label: '参数',
  aliases: ['参数设置'],
  kind: 'register',
  purpose: '本镇自定的期限、门槛和次数；没有登记的按各领域包的默认数值。',
  fields: {
    name: field.text({ label: '参数', aliases: ['参数名称'], required: true, help: '各领域包所列参数的名称或编号。' }),
    value: field.decimal({ label: '数值', scale: 4, required: true }),
    basis: field.text({ label: '依据', aliases: ['文件依据'], required: true, help: '定这个数的文件或会议。' }),
    decidedOn: field.date({ label: '定下日期' }),
  },
  title: ['name'],
  unique: [['name']],
  examples: [{ 参数: '网格事件受理时限', 数值: '1', 依据: '青竹镇网格化管理办法', 定下日期: '2020-03-02' }],
})
