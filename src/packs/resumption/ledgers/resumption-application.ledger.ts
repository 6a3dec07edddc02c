import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A firm's way back to work: one application, its stage moved on as it is reviewed, checked on site and approved. */
export const resumptionApplication = defineLedger({
  id: 'resumption-application',
  label: '复工申请',
  aliases: ['复工复产申请'],
  said: ['企业'],
  kind: 'journal',
  purpose: '企业复工从申报到批复、复工的办理情况和返岗人数。',
  fields: {
    enterprise: field.ref({ label: '企业', to: 'enterprise', required: true }),
    appliedOn: field.date({ label: '申请日期', aliases: ['申报日期'], required: true }),
    stage: field.choice({
      label: '环节',
      aliases: ['办理环节'],
      required: true,
      options: {
        applied: '申报',
        review: '镇初审',
        siteCheck: '现场核查',
        rectify: '整改',
        approved: '批复',
        resumed: '复工',
        patrol: '巡查',
        suspended: '停工整改',
        withdrawn: '撤回',
      },
      optionAliases: {
        申请: 'applied',
        初审: 'review',
        核查: 'siteCheck',
        现场核验: 'siteCheck',
        备案: 'approved',
        已批复: 'approved',
        已复工: 'resumed',
        复工复产: 'resumed',
      },
    }),
    approvedOn: field.date({ label: '批复日期', said: ['获批', '获批复工', '批准复工'], aliases: ['备案日期'] }),
    returnedStaff: field.integer({ label: '返岗人数', min: 0 }),
    expectedStaff: field.integer({ label: '应返岗人数', min: 0 }),
    line: field.choice({
      label: '专班条线',
      options: { industry: '工业', agriculture: '农业', commerce: '商贸', projects: '项目' },
      optionAliases: { 工业企业: 'industry', 农业企业: 'agriculture', 商业: 'commerce', 商贸服务: 'commerce', 工程项目: 'projects' },
    }),
    patrolledOn: field.date({ label: '巡查日期', help: '最近一次巡查的日期。' }),
  },
  title: ['enterprise', 'appliedOn'],
  date: 'appliedOn',
  unique: [['enterprise', 'appliedOn']],
  examples: [
    {
      企业: '竹溪晨星笔业有限公司',
      申请日期: '2020-02-12',
      环节: '复工',
      批复日期: '2020-02-16',
      返岗人数: '104',
      应返岗人数: '105',
    },
  ],
})
