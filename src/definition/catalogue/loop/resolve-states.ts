import { typeOfExpression } from '../../expression/expression-type.ts'
import type { ResolvedState, ResolvedTerm, StateDefinition, TermDefinition } from '../../loop/types.ts'
import { isSetting } from '../resolve-settings.ts'
import { isDeclared, type LoopInput, readLoopExpression } from './loop-input.ts'

/** A state's id stands in addresses and in the log. */
const stateId = /^[a-z][A-Za-z0-9]*$/

/** The states in the author's order. What is wrong with one is reported; the loop is then left out as a whole. */
export function resolveStates(input: LoopInput): ResolvedState[] {
  const { definition, source, list } = input
  const labels = new Map<string, string>()
  return Object.entries(definition.states).map(([id, state]) => {
    const part = `states.${id}`
    if (!stateId.test(id)) list.error('bad-id', `${source}.${part}`, `状态编号“${id}”要用字母和数字，以小写字母开头`)
    const other = labels.get(state.label)
    if (other !== undefined) list.error('duplicate-label', `${source}.${part}`, `状态名“${state.label}”已经由 ${other} 使用`)
    labels.set(state.label, id)
    checkShown(input, part, state)
    checkTime(input, part, state)
    return {
      id,
      label: state.label,
      shows: state.shows,
      ends: state.ends,
      deadline: resolveTerm(input, `${part}.deadline`, state.deadline),
      timeless: state.timeless,
      hold: resolveTerm(input, `${part}.hold`, state.hold),
    }
  })
}

/** Each state shows an option of the state field, or the record would go on showing the state before. */
function checkShown(input: LoopInput, part: string, { shows, label }: StateDefinition): void {
  const { definition, ledger, source, list } = input
  const { stateField } = definition
  const field = ledger.fields.find(({ id }) => id === stateField)?.field
  if (stateField === undefined && shows !== undefined) {
    list.error('state-not-shown', `${source}.${part}.shows`, `“${label}”要显示“${shows}”，但流程没有写 stateField`)
  }
  if (field?.kind !== 'choice') return
  if (shows === undefined) list.error('state-not-shown', `${source}.${part}`, `状态“${label}”没有写“${field.label}”显示哪一项（shows）`)
  else isDeclared(input, { code: 'unknown-option', name: shows, names: Object.keys(field.options), part: `${part}.shows`, what: '选项' })
}

/** Every state that does not end has a deadline or says why it needs none, never both; a state that ends has neither. */
function checkTime({ source, list }: LoopInput, part: string, { label, ends, deadline, timeless, hold }: StateDefinition): void {
  const wrong = (why: string) => list.error('bad-deadline', `${source}.${part}`, why)
  if (ends !== undefined) {
    if (deadline !== undefined || timeless !== undefined || hold !== undefined) wrong(`“${label}”是终点，不要写时限、公示期`)
    return
  }
  if (deadline === undefined && timeless === undefined) wrong(`“${label}”没有时限；确实不限时的，写明原因（timeless）`)
  if (deadline !== undefined && timeless !== undefined) wrong(`“${label}”既有时限又写了不限时`)
  if (timeless?.trim() === '') wrong(`“${label}”没有写不限时的原因`)
}

function resolveTerm(input: LoopInput, part: string, term: TermDefinition | undefined): ResolvedTerm | undefined {
  if (term === undefined) return undefined
  const days = resolveDays(input, part, term.days)
  const from = term.from === undefined ? undefined : readLoopExpression(input, { text: term.from, part: `${part}.from` })?.typed
  if (from !== undefined && typeOfExpression(from) !== 'date' && typeOfExpression(from) !== 'dateTime') {
    input.list.error('expression-type', `${input.source}.${part}.from`, `时限要从某一天算起，写的不是日期（${String(term.from)}）`)
  }
  const kind = resolveKind(input, part, term.kind)
  return days && kind && { days, kind, from }
}

function resolveKind(input: LoopInput, part: string, kind: TermDefinition['kind']): ResolvedTerm['kind'] | undefined {
  if (typeof kind === 'string') return kind
  const read = readLoopExpression(input, { text: kind.working, part: `${part}.kind`, expects: 'boolean' })
  return read && { working: read.typed }
}

function resolveDays(input: LoopInput, part: string, days: TermDefinition['days']): ResolvedTerm['days'] | undefined {
  const { settings, source, list } = input
  if (typeof days === 'number') {
    if (!Number.isSafeInteger(days) || days < 0) list.error('bad-deadline', `${source}.${part}`, `天数“${days}”要是不小于 0 的整数`)
    return { type: 'number', value: days }
  }
  if ('setting' in days) {
    isSetting({ name: days.setting, settings, source: `${source}.${part}`, list })
    return { type: 'setting', setting: days.setting }
  }
  const read = readLoopExpression(input, { text: days.expression, part, expects: 'number' })
  return read && { type: 'expression', expression: read.typed }
}
