import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { livelihoodProject } from '../ledgers/livelihood-project.ledger.ts'

const office = ['holder', 'clerk'] as const

/** Name and votes stay; everything else that was voted on moves by a document. */
const adjusting = {
  label: '按主席团决定调整',
  by: ['editor', 'leader'],
  aside: true,
  fill: { content: 'required', plannedInvestment: 'required', deadline: 'required', decision: 'required' },
  opinion: 'required',
  evidence: 'required',
  irreversible: { does: '票决通过的内容、投资、时限按主席团的决定改；原来的仍可查。' },
} as const

/** What a month's line keeps, so that the month can be told later as it was. */
const kept = {
  create: 'livelihood-report',
  values: {
    project: { expression: 'id' },
    reportedOn: 'today',
    actualProgress: { expression: 'actualProgress' },
    completedInvestment: { expression: 'completedInvestment' },
  },
} as const

/** Money by source, where it is entered: the sources make up what was voted on. */
const fundsAddUp = [
  {
    when: 'exists(project-fund, project = outer.id) and total(project-fund, planned, project = outer.id) != plannedInvestment',
    why: '各来源的计划资金加起来不等于计划投资，先在“民生实事资金”里改对。',
  },
] as const

/**
 * A chosen project is done as it was chosen: reported on, asked about by the deputies' groups, changed only by a decision of the presidium with its document, and
 * over when those who wanted it have judged it.
 */
export const livelihoodProjectLoop = defineLoop({
  id: 'livelihood-project',
  label: '民生实事办理',
  purpose: '票决通过的项目从开工、月报、完工到测评办结，代表小组可以询问，调整要有主席团决定。',
  source: '《浙江省乡镇人民代表大会工作条例》；时限由镇里自定',
  ledger: livelihoodProject,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'judged', when: "status = 'completed' and satisfaction is not empty" },
    { state: 'completed', when: "status = 'completed'" },
  ],
  openBy: ['clerk', 'editor'],
  initial: 'notStarted',
  states: {
    notStarted: {
      label: '未开工',
      shows: 'notStarted',
      deadline: { days: 0, kind: 'calendar', from: 'coalesce(deadline, addDays(today, 300))' },
    },
    building: {
      label: '在建',
      shows: 'building',
      deadline: { days: 0, kind: 'calendar', from: 'coalesce(deadline, addDays(today, 300))' },
    },
    asked: { label: '代表询问待答复', shows: 'building', deadline: { days: { setting: 'livelihood-answer-days' }, kind: 'working' } },
    completed: { label: '完工待测评', shows: 'completed', deadline: { days: { setting: 'livelihood-judge-days' }, kind: 'calendar' } },
    judged: { label: '已办结', shows: 'completed', ends: 'done' },
  },
  steps: {
    start: { label: '开工', from: 'notStarted', to: 'building', by: office, evidence: 'optional', refuses: fundsAddUp },
    report: {
      label: '报月度进度',
      from: 'building',
      to: 'building',
      by: office,
      fill: { actualProgress: 'required', completedInvestment: 'required' },
      opinion: 'required',
      evidence: 'optional',
      effects: [kept],
      irreversible: { does: '进度和完成投资记进民生实事月报，榜单和公开页照此显示；填错了到月报里更正。' },
    },
    ask: { label: '代表小组询问', from: 'building', to: 'asked', by: ['editor', 'leader'], opinion: 'required' },
    answer: { label: '答复询问', from: 'asked', to: 'building', by: office, notBy: ['ask'], opinion: 'required', evidence: 'optional' },
    adjustBefore: { ...adjusting, from: 'notStarted', to: 'notStarted' },
    adjust: { ...adjusting, from: 'building', to: 'building' },
    complete: {
      label: '完工',
      from: 'building',
      to: 'completed',
      by: office,
      fill: { completedInvestment: 'required' },
      sets: { completedOn: 'today', actualProgress: { value: '100' } },
      refuses: fundsAddUp,
      evidence: 'optional',
      effects: [kept],
      irreversible: { does: '今天记为完成日期，进度记为100%，同完成投资一起记进民生实事月报。' },
    },
    judge: {
      label: '测评合格，办结',
      from: 'completed',
      to: 'judged',
      by: ['editor', 'leader'],
      notBy: ['complete'],
      sets: {
        satisfaction: {
          expression: 'find(opinion-survey, (satisfied + mostly) * 100 / answered, project = outer.id)',
        },
      },
      refuses: [
        { when: 'not exists(opinion-survey, project = outer.id)', why: '还没有群众满意度调查，先在“民意调查”登记样本、问法和结果。' },
        { when: "verdict is empty or verdict = '不满意'", why: '代表满意度测评还没有通过，先在“满意度测评”办结。' },
      ],
    },
  },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 15, to: 'leader' },
  ],
})
