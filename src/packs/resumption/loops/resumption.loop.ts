import { defineLoop } from '../../../definition/loop/define-loop.ts'
import type { StepRule } from '../../../definition/loop/types.ts'
import { resumptionApplication } from '../ledgers/resumption-application.ledger.ts'

const items = { mechanism: '防控机制', screening: '员工排查', supplies: '设施物资', management: '内部管理' }

/** Each of the four items must have passed when it was last checked. */
const fourInPlace: readonly StepRule[] = Object.entries(items).map(([item, label]) => ({
  when: `coalesce(find(resumption-check, conclusion, application = outer.id and item = '${item}'), 'unmet') != 'met'`,
  why: `“${label}”没有核查到位，整改后再批复。`,
}))

const staffFits: StepRule = { when: 'returnedStaff > expectedStaff', why: '返岗人数多于应返岗人数，请核对员工名单。' }

/** 申报 → 镇初审 → 现场核查 → (整改) → 批复 → 复工 → 巡查 → (停工整改): a firm's way back to work and what watches over it afterwards. */
export const resumptionLoop = defineLoop({
  id: 'resumption',
  label: '企业复工',
  purpose: '企业申报、镇初审、现场核查四到位、批复复工，之后定期巡查，出问题停工整改。',
  source: '县企业复工操作手册（申报备案制；期限均为参数）',
  ledger: resumptionApplication,
  stateField: 'stage',
  start: 'record',
  adopts: [{ state: 'normal', when: "stage = 'resumed' and daysBetween(approvedOn, today) > setting('patrol-window-days')" }],
  answers: ['enterprise', 'enterprise.smallGrid'],
  openBy: ['gridWorker', 'villageCadre', 'clerk'],
  initial: 'applied',
  states: {
    applied: { label: '申报', shows: 'applied', deadline: { days: { setting: 'resumption-accept-days' }, kind: 'calendar' } },
    review: { label: '镇初审', shows: 'review', deadline: { days: { setting: 'resumption-review-days' }, kind: 'calendar' } },
    siteCheck: { label: '现场核查', shows: 'siteCheck', deadline: { days: { setting: 'resumption-site-days' }, kind: 'calendar' } },
    rectify: { label: '整改', shows: 'rectify', deadline: { days: { setting: 'resumption-rectify-days' }, kind: 'calendar' } },
    approved: { label: '批复', shows: 'approved', deadline: { days: { setting: 'resumption-start-days' }, kind: 'calendar' } },
    resumed: { label: '复工', shows: 'resumed', deadline: { days: { setting: 'patrol-days' }, kind: 'calendar' } },
    patrol: { label: '巡查', shows: 'patrol', deadline: { days: { setting: 'patrol-days' }, kind: 'calendar' } },
    suspended: { label: '停工整改', shows: 'suspended', deadline: { days: { setting: 'suspension-days' }, kind: 'calendar' } },
    normal: { label: '转入常态管理', shows: 'resumed', ends: 'done' },
    withdrawn: { label: '撤回', shows: 'withdrawn', ends: 'refused' },
  },
  steps: {
    accept: {
      label: '受理',
      from: 'applied',
      to: 'review',
      by: ['clerk', 'gridWorker'],
      fill: { line: 'optional', expectedStaff: 'optional' },
    },
    toSite: { label: '初审通过，安排核查', from: 'review', to: 'siteCheck', by: ['clerk', 'leader'] },
    toRectify: {
      label: '核查不到位，整改',
      from: 'siteCheck',
      to: 'rectify',
      by: ['gridWorker', 'clerk', 'leader', 'holder'],
      opinion: 'required',
    },
    rectified: {
      label: '整改完成，复核',
      from: 'rectify',
      to: 'siteCheck',
      by: ['gridWorker', 'clerk', 'holder'],
      opinion: 'required',
      evidence: 'optional',
      returns: true,
    },
    approve: {
      label: '批复复工',
      from: 'siteCheck',
      to: 'approved',
      by: ['leader', 'clerk'],
      notBy: ['open', 'accept'],
      fill: { expectedStaff: 'required' },
      sets: { approvedOn: 'today' },
      refuses: fourInPlace,
    },
    startWork: {
      label: '已复工',
      from: 'approved',
      to: 'resumed',
      by: ['gridWorker', 'clerk', 'holder'],
      fill: { returnedStaff: 'required' },
      refuses: [staffFits],
    },
    patrol: {
      label: '登记巡查',
      from: ['resumed', 'patrol'],
      to: 'patrol',
      by: ['gridWorker', 'clerk', 'holder', 'leader'],
      fill: { returnedStaff: 'optional' },
      sets: { patrolledOn: 'today' },
      evidence: 'optional',
      refuses: [staffFits],
    },
    stopWork: {
      label: '停工整改',
      from: ['resumed', 'patrol'],
      to: 'suspended',
      by: ['leader', 'clerk'],
      opinion: 'required',
      aside: true,
    },
    restart: {
      label: '整改合格，恢复生产',
      from: 'suspended',
      to: 'patrol',
      by: ['leader', 'clerk'],
      notBy: ['stopWork'],
      opinion: 'required',
      sets: { patrolledOn: 'today' },
    },
    normalise: {
      label: '转入常态管理',
      from: ['resumed', 'patrol'],
      to: 'normal',
      by: ['clerk', 'leader'],
    },
    sendBack: {
      label: '退回补正',
      from: ['review', 'siteCheck'],
      to: 'applied',
      by: ['clerk', 'leader'],
      opinion: 'required',
      returns: true,
    },
    withdraw: {
      label: '企业撤回',
      from: ['applied', 'review', 'siteCheck', 'rectify', 'approved'],
      to: 'withdrawn',
      by: ['gridWorker', 'clerk', 'holder'],
      opinion: 'required',
    },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 30 },
  merging: { by: ['clerk'] },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 2, to: 'leader' },
  ],
})
