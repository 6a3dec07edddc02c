import type { ResolvedEffect, ResolvedIrreversible, StepDefinition } from '../../loop/types.ts'
import { isUnit } from '../../unit/unit.ts'
import { type LoopInput, readLoopExpression } from './loop-input.ts'

interface Irreversible {
  readonly step: StepDefinition
  readonly effects: readonly ResolvedEffect[]
  /** Behind the loop's own source: `steps.pay`. */
  readonly part: string
}

/** What cannot be taken back of a step: what its author says, else what follows from its being an end and from what it writes elsewhere. */
export function resolveIrreversible(
  input: LoopInput,
  { step, effects, part }: Irreversible,
): { readonly irreversible?: ResolvedIrreversible } {
  const declared = step.irreversible
  if (declared === false) return {}
  if (declared === undefined) {
    const does = [...endWords(input, step), ...effectWords(input, effects)].join('')
    return does === '' ? {} : { irreversible: { does, counts: [] } }
  }
  if (declared.does.trim() === '') input.list.error('bad-step', `${input.source}.${part}.irreversible`, `“${step.label}”没有写明办了什么`)
  const counts = (declared.counts ?? []).flatMap(({ label, value, unit }, index) => {
    const place = `${part}.irreversible.${index}`
    if (unit !== undefined && !isUnit(unit)) input.list.error('unknown-unit', `${input.source}.${place}`, `不认识的单位“${String(unit)}”`)
    const read = readLoopExpression(input, { text: value, part: place, expects: 'number' })
    return read === undefined ? [] : [{ label, value: read.typed, unit }]
  })
  return { irreversible: { does: declared.does, counts } }
}

function endWords({ definition }: LoopInput, { to }: StepDefinition): readonly string[] {
  const state = definition.states[to]
  if (state?.ends === undefined) return []
  return [`办了就${state.ends === 'done' ? '办结' : '终止'}（${state.label}），不能再退回。`]
}

function effectWords({ ledgers }: LoopInput, effects: readonly ResolvedEffect[]): readonly string[] {
  const written = effects.flatMap((effect) =>
    effect.type === 'create' || effect.type === 'amend' ? [ledgers.find(({ id }) => id === effect.ledger)?.label ?? effect.ledger] : [],
  )
  return written.length === 0 ? [] : [`同时写进${[...new Set(written)].map((label) => `“${label}”`).join('')}，不会随这件事退回。`]
}
