import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseDetail, CaseStepOption, CaseSummary } from '../../../api/contract/loop.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { errorText } from '../../http/client.ts'
import { caseQuery } from '../../http/loop-queries.ts'
import { asksNothing } from '../step/asks-nothing.ts'
import { useTakeStep } from '../step/use-take-step.ts'
import { stepsBetween, stepsTowards } from './board-moves.ts'

export interface CaseMover {
  /** What is to be said about the last attempt. */
  readonly said: string | undefined
  /** A step that wants something filled in first. */
  readonly asking: { readonly case: string; readonly step: string } | undefined
  readonly answered: () => void
  readonly moveTo: (item: CaseSummary, state: string) => Promise<void>
  readonly push: (item: CaseSummary, direction: 1 | -1) => Promise<void>
}

/** Moves a card along the legal steps only; the server has the last word and its words are shown. */
export function useMoveCase(loop: ResolvedLoop): CaseMover {
  const client = useQueryClient()
  const take = useTakeStep()
  const [said, setSaid] = useState<string>()
  const [asking, setAsking] = useState<CaseMover['asking']>()
  const move = useMutation({
    mutationFn: async ({
      item,
      choose,
    }: {
      readonly item: CaseSummary
      readonly choose: (detail: CaseDetail) => CaseStepOption | string
    }) => {
      setSaid(undefined)
      const detail = await client.fetchQuery({ ...caseQuery(item.id), staleTime: 0 })
      const chosen = choose(detail)
      if (typeof chosen === 'string') return setSaid(`${item.subjectTitle}：${chosen}`)
      if (!chosen.allowed) return setSaid(`${item.subjectTitle}不能${chosen.label}：${chosen.why ?? '现在不行'}`)
      if (!asksNothing(chosen)) return setAsking({ case: item.id, step: chosen.id })
      await take.mutateAsync({
        case: item.id,
        version: detail.case.version,
        title: item.subjectTitle,
        label: chosen.label,
        step: chosen.id,
      })
    },
    onError: (error) => setSaid(errorText(error)),
  })
  const moveTo = (item: CaseSummary, state: string) =>
    move.mutateAsync({
      item,
      choose: ({ steps }) => {
        const between = new Set(stepsBetween(loop, item.state, state).map(({ id }) => id))
        const options = steps.filter(({ id }) => between.has(id))
        return options.find(({ allowed }) => allowed) ?? options[0] ?? `从“${item.stateLabel}”没有一步走到这里`
      },
    })
  const push = (item: CaseSummary, direction: 1 | -1) =>
    move.mutateAsync({
      item,
      choose: ({ steps }) => {
        const ahead = stepsTowards(loop, steps, item.state, direction)
        return ahead.find(({ allowed }) => allowed) ?? ahead[0] ?? (direction > 0 ? '没有可以推进的一步' : '没有可以退回的一步')
      },
    })
  return {
    said,
    asking,
    answered: () => setAsking(undefined),
    moveTo: (item, state) => moveTo(item, state).catch(() => {}),
    push: (item, direction) => push(item, direction).catch(() => {}),
  }
}
