import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A firm's time on the statistical list of industrial firms above scale, from entry to exit. The class in the register of firms follows it. */
export const scaleEntry = defineLedger({
  id: 'scale-entry',
  label: '规上名录',
  aliases: ['规上企业名录'],
  kind: 'register',
  purpose: '规模以上工业企业入库、退库和年度核查，企业底册的类别随之变动。',
  fields: {
    enterprise: field.ref({ label: '企业', aliases: ['企业名称'], to: 'enterprise', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    revenue: field.money({ label: '主营业务收入', aliases: ['年主营业务收入'], min: '0', required: true, additive: { within: ['year'] } }),
    status: field.choice({
      label: '状态',
      options: {
        declared: '申报',
        reviewing: '统计审核',
        listed: '在库',
        leaving: '拟退库',
        delisted: '退库',
        refused: '不予入库',
      },
    }),
    enteredOn: field.date({ label: '入库日期', said: ['升规', '列规', '上规', '入规'] }),
    delistedOn: field.date({ label: '退库日期', said: ['退出规上名录', '退出规上', '退规', '退出名录', '退出'] }),
    delistReason: field.text({ label: '退库原因' }),
    checkedOn: field.date({ label: '核查日期' }),
  },
  title: ['enterprise', 'year'],
  date: 'enteredOn',
  unique: [['enterprise', 'year']],
  effective: { from: 'enteredOn', to: 'delistedOn' },
  examples: [{ 企业: '竹溪晨星笔业有限公司', 年度: '2018', '主营业务收入(元)': '86000000.00', 入库日期: '2018-12-20' }],
})
