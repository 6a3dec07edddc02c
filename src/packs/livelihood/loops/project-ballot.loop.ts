import { defineLoop } from '../../../definition/loop/define-loop.ts'
import type { StepRule } from '../../../definition/loop/types.ts'
import { projectBallot } from '../ledgers/project-ballot.ledger.ts'

const office = ['clerk', 'editor'] as const
const presidium = ['editor', 'leader'] as const

/** 地方组织法: a session needs two thirds of all deputies, a decision more than half of them. */
const law = '《地方各级人民代表大会和地方各级人民政府组织法》'

const opening: readonly StepRule[] = [
  {
    when: 'exists(candidate-opinion, ballot = outer.id and reply is empty)',
    why: '代表对候选项目的意见还没有答复完，先在“候选项目意见”里答复。',
  },
  { when: 'deputies = 0', why: '代表名册里没有在任的代表，先登记代表名册。' },
  { when: 'present * 3 < deputies * 2', why: '实到代表不足全体代表的三分之二，不能开会表决；请先登记代表出席。' },
  { when: "method != 'itemByItem' and seats is empty", why: '没有写应选几项。' },
  {
    when: "method != 'itemByItem' and previous is empty and tally(ballot-candidate, ballot = outer.id) <= seats",
    why: '候选项目不多于应选数，不是差额票决；增加候选项目，或者改为逐项表决。',
  },
  { when: "medium = 'devices' and mediumDecision is empty", why: '用会场设备投票，要先写明大会的决定。' },
  { when: 'not exists(ballot-candidate, ballot = outer.id)', why: '还没有候选项目。' },
  { when: 'previous is not empty and previous.closedOn is empty', why: '上一轮还没有公布结果。' },
  {
    when: 'previous is not empty and seats is not empty and previous.seats is not empty and seats != previous.seats - tally(ballot-result, ballot = outer.previous and chosen)',
    why: '第二轮的应选数要等于上一轮没有选足的项数。',
  },
  {
    when: 'previous is not empty and exists(ballot-candidate, ballot = outer.id and not exists(ballot-result, ballot = outer.outer.previous and candidate.name = outer.name and not chosen))',
    why: '第二轮的候选项目只能是上一轮没有入选的。',
  },
]

/** What a group's own counts must fulfil before they are handed in. */
function whole(teller: 'first' | 'second'): readonly StepRule[] {
  const count = `ballot-count, ballot = outer.id and teller = '${teller}'`
  const tally = `ballot-tally, ballot = outer.id and teller = '${teller}'`
  const slips = `find(ballot-count, valid, ballot = outer.ballot and teller = '${teller}')`
  return [
    { when: "medium = 'devices' and countedOn is empty", why: '票箱还没有开：甲、乙两组先后开箱，票数由票箱里的票算出来。' },
    { when: `not exists(${count})`, why: '这一组还没有填票数清点：发出、收回、有效、无效、空白。' },
    { when: `exists(${count} and issued > ballot.present)`, why: '发出的票多于实到代表，请重新清点。' },
    {
      when: `exists(${count} and returned > issued)`,
      why: '收回的票多于发出的票，按表决办法本次票决无效，要重新投票：请办“本次票决无效”。',
    },
    { when: `exists(${count} and returned != valid + invalid)`, why: '收回的票不等于有效票加无效票，请重新清点。' },
    { when: `exists(${count} and blank > valid)`, why: '空白票多于有效票；空白票是弃权，算在有效票里。' },
    {
      when: `tally(ballot-candidate, ballot = outer.id) != tally(${tally})`,
      why: '还有候选项目没有填这一组的票数。',
    },
    {
      when: `exists(${tally} and yes + coalesce(no, 0) + coalesce(abstained, 0) > ${slips})`,
      why: '有的项目赞成、反对、弃权加起来多于有效票，请重新计票。',
    },
    {
      when: `method = 'itemByItem' and exists(${tally} and yes + coalesce(no, 0) + coalesce(abstained, 0) != ${slips})`,
      why: '逐项表决的每一项，赞成、反对、弃权加起来要等于有效票，请重新计票。',
    },
    {
      when: `method != 'itemByItem' and total(ballot-tally, yes, ballot = outer.id and teller = '${teller}') > seats * (find(ballot-count, valid, ballot = outer.id and teller = '${teller}') - find(ballot-count, blank, ballot = outer.id and teller = '${teller}'))`,
      why: '各项目的票数加起来，多于写了字的有效票每张选满的数，请重新计票。',
    },
    {
      when: `method = 'priority' and exists(${tally} and (points is empty or points < yes or points > yes * ballot.seats))`,
      why: '排序票决的得分没有填，或者和票数对不上：每票最少一分、最多应选数那么多分。',
    },
  ]
}

const sameCount =
  'issued = outer.issued and returned = outer.returned and valid = outer.valid and invalid = outer.invalid and blank = outer.blank'
const sameTally =
  'candidate = outer.candidate and yes = outer.yes and coalesce(no, 0) = coalesce(outer.no, 0) and coalesce(abstained, 0) = coalesce(outer.abstained, 0) and coalesce(points, 0) = coalesce(outer.points, 0)'

const differences: readonly StepRule[] = [
  {
    when: `exists(ballot-count, ballot = outer.id and teller = 'first' and not exists(ballot-count, ballot = outer.ballot and teller = 'second' and ${sameCount}))`,
    why: '甲、乙两组清点的票数不一致，要重新清点，对上了才能公布。',
  },
  {
    when: `exists(ballot-tally, ballot = outer.id and teller = 'first' and not exists(ballot-tally, ballot = outer.ballot and teller = 'second' and ${sameTally}))`,
    why: '甲、乙两组有项目的票数不一致，要重新计票，对上了才能公布。',
  },
]

/** What a candidate is ranked by, and the names of the others' in the same place. */
const own = "if(ballot.method = 'priority', points, yes)"
const others = "if(ballot.method = 'priority', outer.points, outer.yes)"
const passed = 'yes * 2 > ballot.deputies'
/** Those who pass and stand at least as high, the candidate among them; and those who stand higher. */
const level = `tally(ballot-tally, ballot = outer.ballot and teller = 'first' and ${passed} and ${own} >= ${others})`
const above = `tally(ballot-tally, ballot = outer.ballot and teller = 'first' and ${passed} and ${own} > ${others})`

/** The rule of the vote: more than half of all deputies, and a place within the number to choose that nobody else stands on as well. */
export const outcome = {
  passed,
  chosen: `${passed} and (ballot.seats is empty or ${level} <= ballot.seats)`,
  tied: `${passed} and ballot.seats is not empty and ${above} < ballot.seats and ${level} > ballot.seats`,
} as const

/**
 * A ballot from the list, which goes from the government over the party committee to the presidium, to the announcement. The paper slips are counted by two groups apart; there is no result before both say the same, and none
 * that anybody may change afterwards.
 */
export const projectBallotLoop = defineLoop({
  id: 'project-ballot',
  label: '民生实事票决计票',
  purpose: '人代会无记名票决：核对法定人数，两组分开清点计票，一致后公布结果。',
  source: law,
  ledger: projectBallot,
  stateField: 'status',
  start: 'record',
  openBy: office,
  initial: 'drafted',
  states: {
    drafted: { label: '名单拟定', shows: 'drafted', deadline: { days: { setting: 'candidate-list-days' }, kind: 'working' } },
    committee: { label: '党委研究', shows: 'committee', deadline: { days: { setting: 'candidate-list-days' }, kind: 'working' } },
    presidium: { label: '主席团审议', shows: 'presidium', deadline: { days: 0, kind: 'calendar', from: 'session.heldOn' } },
    prepared: { label: '待开会', shows: 'prepared', deadline: { days: 0, kind: 'calendar', from: 'session.heldOn' } },
    counting: { label: '清点中', shows: 'counting', deadline: { days: 1, kind: 'calendar' } },
    firstIn: { label: '甲组已交', shows: 'firstIn', deadline: { days: 1, kind: 'calendar' } },
    compared: { label: '待核对', shows: 'compared', deadline: { days: 1, kind: 'calendar' } },
    announced: { label: '已公布', shows: 'announced', ends: 'done' },
    void: { label: '本次无效', shows: 'void', ends: 'refused' },
  },
  steps: {
    submit: {
      label: '镇政府初定，报党委',
      from: 'drafted',
      to: 'committee',
      by: office,
      refuses: [{ when: 'not exists(ballot-candidate, ballot = outer.id)', why: '还没有候选项目。' }],
      evidence: 'optional',
    },
    agree: {
      label: '党委同意，报主席团',
      from: 'committee',
      to: 'presidium',
      by: presidium,
      notBy: ['submit'],
      opinion: 'required',
      evidence: 'optional',
    },
    publish: {
      label: '主席团通过，公布名单',
      from: 'presidium',
      to: 'prepared',
      by: presidium,
      notBy: ['submit'],
      sets: { publishedOn: 'today' },
      opinion: 'required',
      evidence: 'optional',
      irreversible: {
        does: '名单从现在起公布，候选项目不能再加、再改；确要调整的，主席团凭决定“调整名单”，再走一遍。',
        counts: [{ label: '候选项目', value: 'tally(ballot-candidate, ballot = outer.id)', unit: '件' }],
      },
    },
    sendBack: {
      label: '退回修改',
      from: ['committee', 'presidium'],
      to: 'drafted',
      by: presidium,
      opinion: 'required',
      returns: true,
      aside: true,
    },
    revise: {
      label: '调整名单',
      from: 'prepared',
      to: 'drafted',
      by: presidium,
      sets: { publishedOn: { value: null } },
      opinion: 'required',
      evidence: 'required',
      aside: true,
    },
    begin: {
      label: '核对人数，开始投票',
      from: 'prepared',
      to: 'counting',
      by: presidium,
      sets: {
        deputies: {
          expression: 'tally(deputy, electedOn <= outer.session.heldOn and (endedOn is empty or endedOn > outer.session.heldOn))',
        },
        present: { expression: "tally(session-attendance, session = outer.session and presence = 'present')" },
      },
      refuses: opening,
    },
    handInFirst: { label: '甲组交票数', from: 'counting', to: 'firstIn', by: office, refuses: whole('first') },
    handInSecond: {
      label: '乙组交票数',
      from: 'firstIn',
      to: 'compared',
      by: office,
      notBy: ['handInFirst'],
      refuses: whole('second'),
    },
    recount: {
      label: '不一致，重新清点',
      from: ['firstIn', 'compared'],
      to: 'counting',
      by: ['clerk', ...presidium],
      opinion: 'required',
      returns: true,
      aside: true,
    },
    announce: {
      label: '核对一致，公布结果',
      from: 'compared',
      to: 'announced',
      by: presidium,
      notBy: ['handInFirst', 'handInSecond'],
      sets: {
        issued: { expression: "find(ballot-count, issued, ballot = outer.id and teller = 'first')" },
        returned: { expression: "find(ballot-count, returned, ballot = outer.id and teller = 'first')" },
        valid: { expression: "find(ballot-count, valid, ballot = outer.id and teller = 'first')" },
        invalid: { expression: "find(ballot-count, invalid, ballot = outer.id and teller = 'first')" },
        blank: { expression: "find(ballot-count, blank, ballot = outer.id and teller = 'first')" },
        countedOn: { expression: 'coalesce(countedOn, today)' },
        closedOn: 'today',
      },
      refuses: differences,
      effects: [
        {
          create: 'ballot-result',
          each: { ledger: 'ballot-tally', when: "ballot = outer.id and teller = 'first'" },
          values: {
            ballot: { expression: 'ballot' },
            candidate: { expression: 'candidate' },
            yes: { expression: 'yes' },
            no: { expression: 'no' },
            abstained: { expression: 'abstained' },
            points: { expression: 'points' },
            passed: { expression: outcome.passed },
            chosen: { expression: outcome.chosen },
            tied: { expression: outcome.tied },
          },
        },
        {
          create: 'livelihood-project',
          each: {
            ledger: 'ballot-result',
            when: 'ballot = outer.id and chosen and not exists(livelihood-project, year = outer.ballot.year and name = outer.candidate.name)',
          },
          values: {
            year: { expression: 'ballot.year' },
            name: { expression: 'candidate.name' },
            content: { expression: 'candidate.content' },
            office: { expression: 'candidate.office' },
            plannedInvestment: { expression: 'candidate.plannedInvestment' },
            source: { expression: 'candidate.source' },
            beneficiaries: { expression: 'candidate.beneficiaries' },
            deadline: { expression: 'candidate.deadline' },
            status: { value: 'notStarted' },
          },
        },
        {
          amend: 'livelihood-project',
          when: 'year = outer.year and exists(ballot-result, ballot = outer.outer.id and chosen and candidate.name = outer.name)',
          values: {
            votes: { expression: 'find(ballot-result, yes, ballot = outer.outer.id and candidate.name = outer.name)' },
            votedOn: 'today',
          },
        },
      ],
      irreversible: {
        does: '结果从现在起公布：候选项目、两组票数和结果都不能再改，入选的项目列入民生实事。',
        counts: [{ label: '候选项目', value: 'tally(ballot-candidate, ballot = outer.id)', unit: '件' }],
      },
    },
    void: {
      label: '本次票决无效',
      from: ['counting', 'firstIn', 'compared'],
      to: 'void',
      by: presidium,
      opinion: 'required',
      aside: true,
      irreversible: { does: '这次票决作废，不产生结果；重新投票要另登记一次票决。' },
    },
  },
  returnLimit: 2,
  escalation: [{ after: 0, to: 'leader' }],
})
