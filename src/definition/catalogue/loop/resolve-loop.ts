import { mayReferTo } from '../../field/field-type.ts'
import type { Field } from '../../field/types.ts'
import type { Escalation, LoopDefinition, ResolvedLoop } from '../../loop/types.ts'
import { hintNames, nearestNames } from '../../name/nearest-names.ts'
import { checkGraph } from './check-graph.ts'
import { isDeclared, type LoopInput } from './loop-input.ts'
import { resolveAnswers, resolveBeginnings } from './resolve-beginnings.ts'
import { resolveStates } from './resolve-states.ts'
import { checkTakers, resolveSteps } from './resolve-steps.ts'
import { resolveValues } from './resolve-values.ts'

/** Looks every name of a loop up and types every expression; undefined (and reported) when something is wrong with it. */
export function resolveLoop(input: LoopInput): ResolvedLoop | undefined {
  const { definition, pack, ledger, list } = input
  const errors = () => list.diagnostics.filter(({ severity }) => severity === 'error').length
  const before = errors()
  const names = Object.keys(definition.states)
  isDeclared(input, { code: 'unknown-state', name: definition.initial, names, part: 'initial', what: '状态' })
  checkStateField(input)
  const states = resolveStates(input)
  const steps = resolveSteps(input)
  if (errors() === before) checkGraph(input, { states, steps })
  checkRest(input)
  const children = resolveChildren(input)
  const beginnings = resolveBeginnings(input)
  const answers = resolveAnswers(input)
  const merging = resolveMerging(input)
  if (errors() !== before) return undefined
  return {
    id: definition.id,
    label: definition.label,
    purpose: definition.purpose ?? '',
    source: definition.source ?? '',
    pack,
    ledger: ledger.id,
    stateField: definition.stateField,
    start: definition.start,
    ...beginnings,
    answers,
    openBy: definition.openBy,
    initial: definition.initial,
    states,
    steps,
    children,
    suspension: definition.suspension,
    merging,
    returnLimit: definition.returnLimit,
    escalation: definition.escalation,
  }
}

function checkStateField(input: LoopInput): void {
  const { definition, ledger, source, list } = input
  const { stateField } = definition
  if (stateField === undefined) return
  const field = ledger.fields.find(({ id }) => id === stateField)?.field
  const names = ledger.fields.map(({ id }) => id)
  if (field === undefined) isDeclared(input, { code: 'unknown-field', name: stateField, names, part: 'stateField', what: '字段' })
  else if (field.kind !== 'choice') list.error('wrong-kind', `${source}.stateField`, `“${field.label}”不是选项，不能显示状态`)
}

const levels: readonly Escalation['to'][] = ['clerk', 'leader', 'administrator']

function checkRest(input: LoopInput): void {
  const { definition, source, list } = input
  const { openBy, suspension, merging, returnLimit, escalation, label } = definition
  const wrong = (part: string, why: string) => list.error('bad-loop', `${source}.${part}`, why)
  if (openBy.length > 0) checkTakers(input, { takers: openBy, part: 'openBy', label })
  if (suspension !== undefined) {
    checkTakers(input, { takers: suspension.by, part: 'suspension.by', label: '中止' })
    if (!isCount(suspension.mostDays)) wrong('suspension', '中止最多几天要是正整数')
  }
  if (merging !== undefined) checkTakers(input, { takers: merging.by, part: 'merging.by', label: '合并' })
  if (returnLimit !== undefined && !isCount(returnLimit)) wrong('returnLimit', '最多退回几次要是正整数')
  for (const [index, { after, to }] of escalation.entries()) {
    const earlier = escalation[index - 1]
    if (!Number.isSafeInteger(after) || after < 0) wrong('escalation', `逾期“${after}”天要是不小于 0 的整数`)
    if (!levels.includes(to)) wrong('escalation', `不能提级到“${String(to)}”`)
    if (earlier !== undefined && (after <= earlier.after || levels.indexOf(to) < levels.indexOf(earlier.to))) {
      wrong('escalation', '提级要一级比一级晚，一级不低于一级')
    }
  }
}

function resolveMerging(input: LoopInput): ResolvedLoop['merging'] {
  const { definition, ledger, source, list } = input
  const { merging, stateField } = definition
  if (merging === undefined) return undefined
  const { by, sets = {} } = merging
  if (stateField !== undefined && Object.hasOwn(sets, stateField)) {
    list.error('bad-loop', `${source}.merging`, `“${stateField}”由状态决定，合并不能另外填`)
  }
  return { by, sets: resolveValues(input, { values: sets, target: ledger, part: 'merging.sets' }) }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0
}

function resolveChildren(input: LoopInput): ResolvedLoop['children'] {
  const { definition, loops, ledgers, ledger, source, list } = input
  return (definition.children ?? []).flatMap(({ loop, by }) => {
    const child: LoopDefinition | undefined = loops.get(loop)
    const target = ledgers.find(({ id }) => id === child?.ledger.id)
    if (child === undefined || target === undefined) {
      list.warning('unknown-loop', `${source}.children`, `没有流程“${loop}”`, hintNames(nearestNames(loop, loops.keys())))
      return []
    }
    const names = target.fields.map(({ id }) => id)
    const field = target.fields.find(({ id }) => id === by)?.field
    if (field === undefined) isDeclared(input, { code: 'unknown-field', name: by, names, part: 'children', what: '字段' })
    else if (!leadsTo(field, ledger.id)) {
      list.error('wrong-kind', `${source}.children`, `“${target.label}”的“${field.label}”不引用“${ledger.label}”`)
    }
    return [{ loop, ledger: target.id, by }]
  })
}

function leadsTo(field: Field, ledger: string): boolean {
  return mayReferTo(field, ledger)
}
