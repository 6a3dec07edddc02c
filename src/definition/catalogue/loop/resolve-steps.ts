import { type ResolvedRule, type ResolvedStep, type StepDefinition, type StepRule, type StepTaker, stepTakers } from '../../loop/types.ts'
import { isDeclared, type LoopInput, readLoopExpression } from './loop-input.ts'
import { resolveEffects } from './resolve-effects.ts'
import { resolveIrreversible } from './resolve-irreversible.ts'
import { resolveValues } from './resolve-values.ts'

const stepId = /^[a-z][A-Za-z0-9]*$/

/** Kinds of events that every loop has: in the log a step may not be taken for one of them. */
const eventKinds: readonly string[] = ['open', 'take', 'suspend', 'resume', 'merge', 'correct']

/** The steps in the author's order, each name looked up and each expression typed. */
export function resolveSteps(input: LoopInput): ResolvedStep[] {
  const steps = Object.entries(input.definition.steps).map(([id, step]) => resolveStep(input, id, step))
  checkButtons(input, steps)
  return steps
}

function resolveStep(input: LoopInput, id: string, step: StepDefinition): ResolvedStep {
  const { source, list, definition, ledger } = input
  const part = `steps.${id}`
  if (!stepId.test(id) || eventKinds.includes(id))
    list.error('bad-id', `${source}.${part}`, `步骤编号“${id}”不能用，换一个小写字母开头的词`)
  const states = Object.keys(definition.states)
  const from = [step.from].flat()
  for (const name of from) isDeclared(input, { code: 'unknown-state', name, names: states, part: `${part}.from`, what: '状态' })
  isDeclared(input, { code: 'unknown-state', name: step.to, names: states, part: `${part}.to`, what: '状态' })
  if (from.length === 0) list.error('bad-step', `${source}.${part}`, `“${step.label}”没有写从哪个状态出发`)
  checkTakers(input, { takers: step.by, part: `${part}.by`, label: step.label })
  checkTwoPersons(input, id, step)
  checkFields(input, id, step)
  if (step.returns === true && definition.states[step.to]?.ends !== undefined) {
    list.error('bad-step', `${source}.${part}`, `“${step.label}”是退回，不能同时结束`)
  }
  const effects = resolveEffects(input, step.effects ?? [], `${part}.effects`)
  const fill = Object.entries(step.fill ?? {}).map(([field, need]) => ({ field, required: need === 'required' }))
  return {
    id,
    label: step.label,
    from,
    to: step.to,
    by: step.by,
    fill: fill.filter(({ field }) => ledger.fields.some((known) => known.id === field)),
    sets: resolveValues(input, { values: step.sets ?? {}, target: ledger, part: `${part}.sets` }),
    opinion: step.opinion ?? 'optional',
    evidence: step.evidence ?? 'none',
    refuses: resolveRules(input, step.refuses ?? [], `${part}.refuses`),
    warns: resolveRules(input, step.warns ?? [], `${part}.warns`),
    notBy: step.notBy ?? [],
    returns: step.returns ?? false,
    ...(step.aside === true ? { aside: true as const } : {}),
    duringHold: step.duringHold ?? false,
    needsChildrenClosed: step.needsChildrenClosed ?? false,
    effects,
    ...resolveIrreversible(input, { step, effects, part }),
  }
}

/** At least one, and only words that mean somebody. */
export function checkTakers(
  { source, list }: LoopInput,
  { takers, part, label }: { readonly takers: readonly StepTaker[]; readonly part: string; readonly label: string },
): void {
  if (takers.length === 0) list.error('unknown-taker', `${source}.${part}`, `“${label}”没有写谁可以办`)
  for (const taker of takers.filter((name) => !stepTakers.includes(name))) {
    list.error('unknown-taker', `${source}.${part}`, `“${label}”的办理人“${String(taker)}”不是岗位，也不是与记录有关的人`)
  }
}

function checkTwoPersons(input: LoopInput, id: string, step: StepDefinition): void {
  const names = [...Object.keys(input.definition.steps), 'open']
  const part = `steps.${id}.notBy`
  for (const name of step.notBy ?? []) {
    isDeclared(input, { code: 'unknown-step', name, names, part, what: '步骤' })
    if (name === id) input.list.error('bad-step', `${input.source}.${part}`, `“${step.label}”不能以没有办过它自己为条件`)
  }
}

/** Fields are there; none is both filled in and set; the state field is left to the states. */
function checkFields(input: LoopInput, id: string, step: StepDefinition): void {
  const { definition, ledger, source, list } = input
  const names = ledger.fields.map((field) => field.id)
  const filled = Object.keys(step.fill ?? {})
  for (const name of filled) isDeclared(input, { code: 'unknown-field', name, names, part: `steps.${id}.fill`, what: '字段' })
  for (const name of filled.filter((field) => Object.hasOwn(step.sets ?? {}, field))) {
    list.error('bad-step', `${source}.steps.${id}`, `字段“${name}”既要人填又自动填`)
  }
  for (const name of [...filled, ...Object.keys(step.sets ?? {})].filter((field) => field === definition.stateField)) {
    list.error('bad-step', `${source}.steps.${id}`, `“${name}”由状态决定，步骤不能另外填`)
  }
}

function resolveRules(input: LoopInput, rules: readonly StepRule[], part: string): ResolvedRule[] {
  return rules.flatMap(({ when, why }, index) => {
    const read = readLoopExpression(input, { text: when, part: `${part}.${index}`, expects: 'boolean' })
    return read === undefined ? [] : [{ when: read.typed, why }]
  })
}

/** Two buttons of one name out of one state could not be told apart. */
function checkButtons({ source, list, definition }: LoopInput, steps: readonly ResolvedStep[]): void {
  for (const state of Object.keys(definition.states)) {
    const out = steps.filter(({ from }) => from.includes(state))
    const twice = out.find(({ label }, index) => out.findIndex((other) => other.label === label) !== index)
    if (twice !== undefined) list.error('duplicate-label', `${source}.steps.${twice.id}`, `从“${state}”出发有两个步骤都叫“${twice.label}”`)
  }
}
