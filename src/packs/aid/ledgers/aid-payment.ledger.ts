import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * One payment of aid to a household, by 一卡通 (财办〔2020〕37号). A household is paid once for each programme and batch; the key says so.
 */
export const aidPayment = defineLedger({
  id: 'aid-payment',
  label: '帮扶资金发放',
  aliases: ['帮扶资金'],
  kind: 'journal',
  purpose: '产业帮扶和托底帮扶资金逐户逐批发放明细，金额精确到分。',
  fields: {
    household: field.ref({
      label: '农户',
      to: 'low-income-household',
      by: { 户主: 'head', 身份证号: 'idNumber', 村: 'village' },
      required: true,
    }),
    category: field.choice({
      label: '类别',
      aliases: ['帮扶类别'],
      required: true,
      options: { industry: '产业帮扶', safetyNet: '托底帮扶' },
      optionAliases: { 产业: 'industry', 托底: 'safetyNet', 兜底帮扶: 'safetyNet' },
    }),
    batch: field.text({ label: '批次', required: true }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    paidOn: field.date({ label: '发放日期', aliases: ['拨付日期', '打卡日期'], required: true }),
    account: field.bankCard({ label: '一卡通账号', aliases: ['账号', '银行账号'], secrecy: 'sensitive' }),
  },
  title: ['household', 'category', 'batch'],
  persons: [{ through: 'household' }],
  date: 'paidOn',
  unique: [['household', 'category', 'batch']],
  processing: {
    purpose: '记明每一笔帮扶资金发给谁、发到哪个账户，供核对、公示和审计',
    basis: '《社会救助暂行办法》《会计档案管理办法》；为履行法定职责所必需',
    kept: { years: 30, after: 'paidOn' },
  },
  examples: [
    {
      户主: '段东泉',
      身份证号: '999901209901240010',
      村: '枫树岗村',
      类别: '产业帮扶',
      批次: '2020年第一批',
      '金额(元)': '1075.00',
      发放日期: '2020-05-18',
      一卡通账号: '6217990000000000246',
    },
    {
      户主: '万贵飞',
      身份证号: '999901209907080011',
      村: '上坪村',
      类别: '托底帮扶',
      批次: '2020年度',
      '金额(元)': '1770.00',
      发放日期: '2020-11-30',
      一卡通账号: '6217990000000001764',
    },
  ],
})
