import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A firm that turned to a new product. The list of names in a report comes from here, in the order of the dates. */
export const productSwitch = defineLedger({
  id: 'product-switch',
  label: '企业转产',
  aliases: ['转产登记'],
  kind: 'journal',
  purpose: '企业转产和开发新产品的登记。',
  fields: {
    enterprise: field.ref({ label: '企业', to: 'enterprise', required: true }),
    date: field.date({ label: '日期', said: ['转产'], aliases: ['转产日期'], required: true }),
    formerProduct: field.text({ label: '原产品' }),
    product: field.text({ label: '转产产品', aliases: ['新产品'], required: true }),
  },
  title: ['enterprise', 'product'],
  date: 'date',
  unique: [['enterprise', 'product', 'date']],
  examples: [{ 企业: '竹溪晨星笔业有限公司', 日期: '2020-02-20', 原产品: '铅笔', 转产产品: '马克笔' }],
})
