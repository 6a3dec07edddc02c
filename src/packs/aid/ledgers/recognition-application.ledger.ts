import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A household's application to be recognised as low-income. The register only gets those that the county approved. */
export const recognitionApplication = defineLedger({
  id: 'recognition-application',
  label: '低收入农户认定申请',
  aliases: ['低收入农户申请'],
  kind: 'journal',
  purpose: '申请认定低收入农户的办理情况：村评议、公示、镇审核、县审批，批准后自动纳入底册。',
  fields: {
    head: field.personName({ label: '户主', aliases: ['申请人', '户名', '户主名', '农户姓名'], required: true, secrecy: 'personal' }),
    idNumber: field.nationalId({ label: '身份证号', required: true, secrecy: 'sensitive' }),
    village: field.village({ label: '村', required: true }),
    members: field.integer({ label: '人口', aliases: ['家庭人口数', '家庭人数', '人口数'], min: 1, required: true }),
    category: field.choice({
      label: '类别',
      required: true,
      options: { subsistence: '低保', nearSubsistence: '低保边缘', destitute: '特困', other: '其他' },
    }),
    appliedOn: field.date({ label: '申请日期', required: true }),
    incomePerHead: field.money({ label: '家庭人均年收入', min: '0', secrecy: 'personal', additive: false }),
    reason: field.text({ label: '申请理由', long: true, secrecy: 'personal', sealed: true }),
    stage: field.choice({
      label: '环节',
      options: {
        applied: '申请',
        villageReview: '村评议',
        villageNotice: '村公示',
        townReview: '镇审核',
        countyReview: '县审批',
        recognised: '纳入',
        refused: '不予认定',
      },
    }),
    votersPresent: field.integer({ label: '参评人数', min: 1, additive: false }),
    votersInFavour: field.integer({ label: '同意人数', min: 0, additive: false }),
    approvedOn: field.date({ label: '批复日期' }),
    documentNumber: field.text({ label: '文号', aliases: ['文件号', '文件文号', '发文字号'] }),
  },
  title: ['head', 'appliedOn'],
  persons: [{ number: 'idNumber', name: 'head', village: 'village' }],
  date: 'appliedOn',
  unique: [['idNumber', 'appliedOn']],
  processing: {
    purpose: '受理、评议、公示和审批低收入农户的认定申请',
    basis: '《社会救助暂行办法》；本人申请',
    kept: { years: 10, after: 'appliedOn' },
  },
  examples: [
    {
      户主: '沈溪平',
      身份证号: '999901209903220056',
      村: '白水村',
      人口: '3',
      类别: '低保边缘',
      申请日期: '2020-03-02',
      '家庭人均年收入(元)': '8600.00',
      申请理由: '主要劳动力生病，收入减少',
    },
  ],
})
