import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A 两直 grant (直达基层、直接惠企利民): special transfer money of 2020, one payment per firm and batch. */
export const directGrant = defineLedger({
  id: 'direct-grant',
  label: '两直补助',
  aliases: ['两直资金'],
  kind: 'journal',
  purpose: '“两直”资金兑现到小微企业和个体工商户的明细。',
  fields: {
    enterprise: field.ref({ label: '企业', aliases: ['企业名称', '补助对象'], to: 'enterprise', required: true }),
    batch: field.text({ label: '批次', required: true }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    paidOn: field.date({ label: '兑现日期', required: true }),
    policy: field.text({ label: '政策', aliases: ['政策名称'] }),
  },
  title: ['enterprise', 'batch'],
  date: 'paidOn',
  unique: [['enterprise', 'batch']],
  examples: [{ 企业: '青竹镇华隆笔业有限公司', 批次: '第一批', '金额(元)': '20000.00', 兑现日期: '2020-08-14' }],
})
