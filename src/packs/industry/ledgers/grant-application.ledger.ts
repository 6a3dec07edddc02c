import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What one firm is to get in a batch. Paid, it is a line of 两直补助. */
export const grantApplication = defineLedger({
  id: 'grant-application',
  label: '两直申报明细',
  kind: 'journal',
  purpose: '两直批次里逐家企业的申报金额。',
  fields: {
    batch: field.ref({ label: '批次', to: 'grant-batch', required: true }),
    enterprise: field.ref({ label: '企业', aliases: ['企业名称', '补助对象'], to: 'enterprise', required: true }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    removed: field.boolean({ label: '是否剔除' }),
    removalReason: field.text({ label: '剔除原因' }),
  },
  title: ['batch', 'enterprise'],
  unique: [['batch', 'enterprise']],
  locked: {
    through: 'batch',
    once: 'approvedAmount',
    fields: ['batch', 'enterprise', 'amount', 'removed'],
    why: '已经县里批准，明细和金额不能再改；有误的退回修改或另立一批。',
  },
  examples: [{ 批次: '第三批', 企业: '青竹镇华隆笔业有限公司', '金额(元)': '20000.00' }],
})
