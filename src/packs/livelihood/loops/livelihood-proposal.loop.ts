import { defineLoop } from '../../../definition/loop/define-loop.ts'
import type { StepRule } from '../../../definition/loop/types.ts'
import { livelihoodProposal } from '../ledgers/livelihood-proposal.ledger.ts'

const office = ['clerk', 'editor'] as const

/** What is told of a proposal is told in words that the office answers for. */
const told = { name: 'required', publicText: 'required' } as const
const published = { publishedOn: { expression: 'coalesce(publishedOn, today)' }, decidedOn: 'today' } as const

function by(list: 'positive' | 'negative', label: string): readonly StepRule[] {
  return [
    { when: `criterion.list != '${list}'`, why: `筛选依据要从${label}里选。` },
    { when: 'criterion.endedOn is not empty and criterion.endedOn <= today', why: '这一条已经停用，请另选一条。' },
  ]
}

/**
 * From what somebody proposed to the candidate that the deputies vote on. Each is told in public what became of it: taken into the pool by the positive list,
 * refused by the negative one with the reason, or merged. Whatever was merged into one that is merged itself goes along, so that each says where it is now.
 */
export const livelihoodProposalLoop = defineLoop({
  id: 'livelihood-proposal',
  label: '民生实事建议办理',
  purpose: '建议从收到、按清单筛选、合并相同的，到列为候选项目；不采纳的公开理由。',
  source: '《浙江省民生实事项目人大代表票决制规定》；时限和清单由镇里自定',
  ledger: livelihoodProposal,
  stateField: 'status',
  start: 'record',
  openBy: office,
  initial: 'received',
  states: {
    received: {
      label: '待筛选',
      shows: 'received',
      deadline: { days: { setting: 'proposal-screening-days' }, kind: 'working', from: 'receivedOn' },
    },
    pooled: { label: '已入库', shows: 'pooled', timeless: '储备库里的建议等镇里初定候选项目，不设期限' },
    merged: { label: '已合并', shows: 'merged', ends: 'done' },
    refused: { label: '未采纳', shows: 'refused', ends: 'refused' },
    listed: { label: '已列为候选', shows: 'listed', ends: 'done' },
  },
  steps: {
    pool: {
      label: '符合条件，入库',
      from: 'received',
      to: 'pooled',
      by: office,
      fill: { ...told, criterion: 'required', reply: 'optional' },
      sets: published,
      refuses: by('positive', '正面清单'),
      evidence: 'optional',
    },
    combine: {
      label: '合并到另一条',
      from: ['received', 'pooled'],
      to: 'merged',
      by: office,
      fill: { ...told, mergedInto: 'required', reply: 'optional' },
      sets: published,
      refuses: [
        { when: 'mergedInto = id', why: '不能合并到它自己。' },
        {
          when: "mergedInto.status is empty or (mergedInto.status != 'pooled' and mergedInto.status != 'listed')",
          why: '只能合并到已经入库或者列为候选的建议；要合并到的那一条先筛选入库。',
        },
      ],
      effects: [
        { amend: 'livelihood-proposal', when: 'mergedInto = outer.id', values: { mergedInto: { expression: 'outer.mergedInto' } } },
      ],
      irreversible: {
        does: '这一条和以前并入它的，从现在起跟着并入的那一条走；原来的回执都还能查，会看到并入了哪一条。',
        counts: [{ label: '以前并入它的', value: 'tally(livelihood-proposal, mergedInto = outer.id)', unit: '件' }],
      },
    },
    list: {
      label: '列为候选项目',
      from: 'pooled',
      to: 'listed',
      by: office,
      fill: { candidate: 'required' },
      sets: { decidedOn: 'today' },
      irreversible: { does: '公开页上写明列为哪个候选项目；并入它的建议一起写明。' },
    },
    refuse: {
      label: '不采纳',
      from: ['received', 'pooled'],
      to: 'refused',
      by: office,
      fill: { ...told, criterion: 'required', reply: 'required' },
      sets: published,
      refuses: by('negative', '负面清单'),
      irreversible: { does: '不采纳的依据和理由公开，建议人凭回执能看到；这一条办结。' },
    },
  },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 10, to: 'leader' },
  ],
})
