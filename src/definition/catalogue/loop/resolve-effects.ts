import type { ResolvedLedger } from '../../ledger/types.ts'
import type { ResolvedEffect, StepEffect } from '../../loop/types.ts'
import { hintNames, nearestNames } from '../../name/nearest-names.ts'
import { type LoopInput, readLoopExpression } from './loop-input.ts'
import { resolveValues } from './resolve-values.ts'

/** What a step does to other records. An effect on a ledger or loop that is not there is left out with a warning: its pack may be away. */
export function resolveEffects(input: LoopInput, effects: readonly StepEffect[], part: string): ResolvedEffect[] {
  return effects.map((effect, index) => resolveEffect(input, effect, `${part}.${index}`)).filter((effect) => effect !== undefined)
}

function resolveEffect(input: LoopInput, effect: StepEffect, part: string): ResolvedEffect | undefined {
  if ('open' in effect) {
    const loop = input.loops.get(effect.open)
    const over = loop === undefined ? absentLoop(input, effect.open, part) : findTarget(input, loop.ledger.id, part)
    const when = over && readLoopExpression(input, { text: effect.when, part, expects: 'boolean', over })
    return over && when && { type: 'open', loop: effect.open, ledger: over.id, when: when.typed }
  }
  if ('correct' in effect) return resolveCorrect(input, effect, part)
  if ('amend' in effect) {
    const over = findTarget(input, effect.amend, part)
    const when = over && readLoopExpression(input, { text: effect.when, part, expects: 'boolean', over })
    if (over === undefined || when === undefined) return undefined
    const values = resolveValues(input, { values: effect.values, target: over, over, part: `${part}.values` })
    return { type: 'amend', ledger: over.id, when: when.typed, values }
  }
  return resolveCreate(input, effect, part)
}

function resolveCorrect(
  { definition, list, source }: LoopInput,
  { correct, value, does }: Extract<StepEffect, { correct: string }>,
  part: string,
): ResolvedEffect | undefined {
  const odd = [correct, value].filter((name) => definition.ledger.fields[name]?.kind !== 'text')
  for (const name of odd) list.error('wrong-kind', `${source}.${part}`, `“${name}”不是本台账的文字栏目，不能写明更正哪一项、应当是什么`)
  return odd.length > 0 ? undefined : { type: 'correct', target: correct, value, does }
}

function resolveCreate(input: LoopInput, effect: Extract<StepEffect, { create: string }>, part: string): ResolvedEffect | undefined {
  const target = findTarget(input, effect.create, part)
  if (target === undefined) return undefined
  const over = effect.each === undefined ? undefined : findTarget(input, effect.each.ledger, part)
  const when = over && effect.each && readLoopExpression(input, { text: effect.each.when, part: `${part}.each`, expects: 'boolean', over })
  if (effect.each !== undefined && (over === undefined || when === undefined)) return undefined
  const missing = target.fields.filter(({ id, field }) => field.required === true && effect.values[id] === undefined)
  for (const { id, field } of missing) {
    input.list.error('bad-value', `${input.source}.${part}.values`, `新记录的“${field.label}”（${id}）是必填的，没有写`)
  }
  const values = resolveValues(input, { values: effect.values, target, over, part: `${part}.values` })
  return { type: 'create', ledger: target.id, each: over && when && { ledger: over.id, when: when.typed }, values }
}

function findTarget({ ledgers, list, source }: LoopInput, id: string, part: string): ResolvedLedger | undefined {
  const found = ledgers.find((ledger) => ledger.id === id)
  if (found !== undefined) return found
  const near = nearestNames(
    id,
    ledgers.map((ledger) => ledger.id),
  )
  list.warning('unknown-ledger', `${source}.${part}`, `没有台账“${id}”`, hintNames(near))
  return undefined
}

function absentLoop({ loops, list, source }: LoopInput, id: string, part: string): undefined {
  list.warning('unknown-loop', `${source}.${part}`, `没有流程“${id}”`, hintNames(nearestNames(id, loops.keys())))
  return undefined
}
