import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What one item of a programme pays: so much for a 亩, a bag or a head, up to a cap. */
export const aidStandard = defineLedger({
  id: 'aid-standard',
  label: '帮扶标准',
  aliases: ['补助标准'],
  kind: 'register',
  purpose: '帮扶政策下各补助项目的标准和上限。',
  fields: {
    policy: field.ref({ label: '政策', aliases: ['帮扶政策'], to: 'aid-policy', required: true }),
    item: field.text({ label: '补助项目', required: true }),
    measureUnit: field.text({ label: '计量单位', required: true }),
    rate: field.money({ label: '单位标准', min: '0.01', required: true, additive: false }),
    cap: field.money({ label: '补助上限', min: '0.01', additive: false }),
  },
  title: ['item', 'policy'],
  unique: [['policy', 'item']],
  examples: [{ 政策: '2020年产业帮扶', 补助项目: '甜桔柚新种', 计量单位: '亩', '单位标准(元)': '800.00', '补助上限(元)': '4000.00' }],
})
