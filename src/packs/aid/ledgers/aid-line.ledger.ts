import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * What one household applies for in one batch. Without a state it is applied for; approved it is to be paid, then paid or returned; what an objection or
 * a check took out is removed. Money belongs to the payee's own account (财办〔2020〕37号): payee, holder and account are three columns, and must agree.
 */
export const aidLine = defineLedger({
  id: 'aid-line',
  label: '帮扶申请明细',
  aliases: ['帮扶资金申请'],
  kind: 'journal',
  purpose: '帮扶批次逐户明细：补助项目、数量、金额、领款人和账户，直至到账或退回。',
  fields: {
    batch: field.ref({ label: '批次', to: 'aid-batch', by: { 批次: 'batch', 类别: 'category' }, required: true }),
    household: field.ref({
      label: '农户',
      to: 'low-income-household',
      by: { 户主: 'head', 身份证号: 'idNumber', 村: 'village' },
      required: true,
    }),
    payee: field.personName({ label: '领款人', required: true, secrecy: 'personal' }),
    payeeId: field.nationalId({ label: '领款人身份证号', required: true, secrecy: 'sensitive' }),
    standard: field.ref({ label: '补助项目', to: 'aid-standard', by: { 补助项目: 'item', 政策: 'policy' } }),
    quantity: field.decimal({ label: '数量', scale: 4, min: '0' }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    account: field.bankCard({ label: '一卡通账号', aliases: ['账号', '银行账号'], secrecy: 'sensitive' }),
    accountHolder: field.personName({ label: '账户户名', aliases: ['户名', '开户名'], secrecy: 'personal' }),
    sharedAccountReason: field.text({ label: '共用账户说明', help: '同户成员或监护人共用账户的，写明关系。' }),
    status: field.choice({
      label: '状态',
      options: { pending: '待发放', paid: '已发放', returned: '已退回', removed: '已剔除' },
    }),
    removalReason: field.text({ label: '剔除原因' }),
    attempt: field.integer({ label: '发放次数', min: 1, max: 2, additive: false }),
    creditedOn: field.date({ label: '到账日期' }),
    returnReason: field.text({ label: '退回原因' }),
    refundedOn: field.date({ label: '收回日期', help: '退回后不再补发、收回财政的日期。' }),
  },
  title: ['batch', 'household'],
  persons: [{ number: 'payeeId', name: 'payee' }, { through: 'household' }],
  unique: [['batch', 'household']],
  locked: {
    through: 'batch',
    once: 'approvedAmount',
    fields: ['batch', 'household', 'payee', 'payeeId', 'standard', 'quantity', 'amount', 'status', 'attempt', 'refundedOn'],
    why: '已经县里批准，明细和金额不能再改；账号户名有误的可以更正，其余的退回修改或另立一批。',
  },
  publish: {
    title: '公示名单',
    fields: ['household', 'payee', 'standard', 'quantity', 'amount'],
    without: { status: ['removed'] },
    maskNames: { setting: 'aid-notice-mask-names' },
  },
  processing: {
    purpose: '按户核对补助对象、金额和到账账户，把帮扶资金发到本人账户',
    basis: '《社会救助暂行办法》和财政惠民补贴一卡通管理规定；为履行法定职责所必需（个人信息保护法第十三条第三项）',
    kept: { years: 30, after: 'creditedOn' },
  },
  examples: [
    {
      批次: '2020年第三批',
      类别: '产业帮扶',
      户主: '顾石龙',
      身份证号: '999901209901010012',
      村: '白水村',
      领款人: '顾石龙',
      领款人身份证号: '999901209901010012',
      补助项目: '甜桔柚新种',
      政策: '2020年产业帮扶',
      数量: '2.5',
      '金额(元)': '2000.00',
      一卡通账号: '6217990000000000246',
      账户户名: '顾石龙',
    },
  ],
})
