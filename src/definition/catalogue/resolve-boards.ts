import { ranksPersons } from '../board/ranks-persons.ts'
import type { BoardCriterion, BoardDefinition, ResolvedBoard, ResolvedCriterion, ResolvedSaid, SaidExpression } from '../board/types.ts'
import { decimal } from '../decimal/decimal.ts'
import type { TypedExpression } from '../expression/types.ts'
import { findLedgerByName } from '../ledger/find-field.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { resolveExpression } from './resolve-expression.ts'
import { kebabCase } from './resolve-ledgers.ts'
import { isSetting } from './resolve-settings.ts'

interface BoardScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly settings: readonly SettingDefinition[]
  readonly list: DiagnosticList
}

/** All boards of all packs; one that is wrong, or that would rank people, is reported and left out. */
export function resolveBoards(packs: readonly PackDefinition[], scope: BoardScope): ResolvedBoard[] {
  const boards = new Map<string, ResolvedBoard>()
  const seen = new Set<string>()
  for (const pack of packs) {
    for (const definition of pack.boards ?? []) {
      const source = `${pack.id}/${definition.id}`
      if (!kebabCase.test(definition.id)) scope.list.error('bad-id', source, `榜单编号“${definition.id}”要用小写字母和连字符`)
      if (seen.has(definition.id)) scope.list.error('duplicate-board', source, `榜单编号“${definition.id}”用了两次`)
      else {
        const board = resolveBoard({ definition, pack: pack.id, source, ...scope })
        if (board !== undefined) boards.set(board.id, board)
      }
      seen.add(definition.id)
    }
  }
  return [...boards.values()]
}

interface BoardInput extends BoardScope {
  readonly definition: BoardDefinition
  readonly pack: string
  readonly source: string
}

function resolveBoard(input: BoardInput): ResolvedBoard | undefined {
  const { definition, ledgers, list, source } = input
  const ledger = findLedgerByName(ledgers, definition.ledger)
  if (ledger === undefined) {
    const near = nearestNames(
      definition.ledger,
      ledgers.map(({ id }) => id),
    )
    list.error('unknown-ledger', `${source}.ledger`, `没有台账“${definition.ledger}”`, hintNames(near))
    return undefined
  }
  const person = ranksPersons(ledger, ledgers)
  if (person !== undefined) {
    list.error('board-ranks-persons', `${source}.ledger`, `${person}，榜单只排项目，不排人，也不排单位`)
    return undefined
  }
  const before = countErrors(list)
  const read = expressionReader(input, ledger)
  const criteria = resolveCriteria(input, read)
  checkCategory(input, ledger)
  const { sample, appealDays, leastWeight, progress, inScope } = definition
  for (const term of [sample, appealDays, leastWeight, progress?.yellow, progress?.red]) {
    if (term !== undefined) isSetting({ name: term.setting, settings: input.settings, source, list })
  }
  const count = read(sample.count, 'sample', 'number')
  const planned = progress === undefined ? undefined : read(progress.planned, 'progress', 'number')
  const actual = progress === undefined ? undefined : read(progress.actual, 'progress', 'number')
  const factors = {
    difficulty: resolveSaid(definition.difficulty, 'difficulty', read),
    bonus: resolveSaid(definition.bonus, 'bonus', read),
    deduction: resolveSaid(definition.deduction, 'deduction', read),
  }
  const scope = inScope === undefined ? undefined : read(inScope, 'inScope', 'boolean')
  const measured = resolveMeasured(definition, read)
  if (count === undefined || countErrors(list) > before) return undefined
  return {
    id: definition.id,
    label: definition.label,
    pack: input.pack,
    ledger: ledger.id,
    inScope: scope,
    measured,
    category: definition.category,
    criteria,
    ...factors,
    sample: { count, setting: sample.setting },
    leastWeight: leastWeight?.setting,
    appealDays: appealDays.setting,
    progress:
      progress === undefined || planned === undefined || actual === undefined
        ? undefined
        : { planned, actual, yellow: progress.yellow.setting, red: progress.red.setting },
    source: definition.source,
  }
}

const countErrors = (list: DiagnosticList) => list.diagnostics.filter(({ severity }) => severity === 'error').length

type ReadExpression = (text: string, part: string, expects: 'number' | 'boolean' | 'text') => TypedExpression | undefined

function expressionReader({ definition, ledgers, settings, source, list }: BoardInput, ledger: ResolvedLedger): ReadExpression {
  const measured = definition.measured !== undefined
  return (text, part, expects) =>
    resolveExpression({
      text,
      source: `${source}.${part}`,
      scope: { ledgers, settings, ledger: ledger.id, expects, measured: measured && part !== 'measured' && part !== 'inScope' },
      list,
    })?.typed
}

/** By which indicator a record is measured, and in what unit. */
function resolveMeasured({ measured }: BoardDefinition, read: ReadExpression): ResolvedBoard['measured'] {
  const indicator = measured === undefined ? undefined : read(measured.indicator, 'measured', 'text')
  const unit = measured === undefined ? undefined : read(measured.unit, 'measured', 'text')
  return indicator === undefined || unit === undefined ? undefined : { indicator, unit }
}

function resolveSaid(said: SaidExpression | undefined, part: string, read: ReadExpression): ResolvedSaid | undefined {
  const expression = said === undefined ? undefined : read(said.expression, part, 'number')
  return said === undefined || expression === undefined ? undefined : { expression, says: said.says }
}

function resolveCriteria({ definition, source, list }: BoardInput, read: ReadExpression): ResolvedCriterion[] {
  const { criteria } = definition
  if (criteria.length === 0) list.error('board-empty', `${source}.criteria`, `榜单“${definition.label}”没有一条评分标准`)
  for (const { id } of criteria.filter((one, index) => criteria.findIndex((other) => other.id === one.id) < index)) {
    list.error('duplicate-criterion', `${source}.${id}`, `评分标准编号“${id}”用了两次`)
  }
  const badNumbers = criteria.filter((one) => !isPositive(one.weight) || ('cap' in one && !isPositive(one.cap)))
  for (const { id, label } of badNumbers) list.error('board-weights', `${source}.${id}`, `“${label}”的权重和上限要是大于零的数`)
  if (criteria.length > 0 && badNumbers.length === 0) {
    const sum = criteria.reduce((total, { weight }) => total.plus(decimal(weight)), decimal(0))
    if (!sum.eq(100)) list.error('board-weights', `${source}.criteria`, `权重之和要是 100，现在是 ${sum.toFixed()}`)
  }
  return criteria.map((criterion) => resolveCriterion(criterion, read)).filter((criterion) => criterion !== undefined)
}

function resolveCriterion(criterion: BoardCriterion, read: ReadExpression): ResolvedCriterion | undefined {
  const { id, label, weight, says } = criterion
  if ('onTime' in criterion) {
    const done = read(criterion.onTime.done, id, 'number')
    const overdue = read(criterion.onTime.overdue, id, 'number')
    if (done === undefined || overdue === undefined) return undefined
    const due: TypedExpression = { type: 'arithmetic', operator: '+', left: done, right: overdue }
    return { id, label, kind: 'onTime', weight, says, actual: done, plan: due, unit: '个', cap: '1' }
  }
  const actual = read(criterion.actual, id, 'number')
  const plan = read(criterion.plan, id, 'number')
  return actual === undefined || plan === undefined
    ? undefined
    : { id, label, kind: 'ratio', weight, says, actual, plan, unit: criterion.unit, cap: criterion.cap }
}

function isPositive(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && decimal(text).gt(0)
}

function checkCategory({ definition, source, list }: BoardInput, ledger: ResolvedLedger): void {
  const name = definition.category
  if (name === undefined) return
  const field = ledger.fields.find(({ id }) => id === name)?.field
  if (field === undefined) {
    const near = nearestNames(
      name,
      ledger.fields.map(({ id }) => id),
    )
    list.error('unknown-field', `${source}.category`, `台账“${ledger.label}”没有字段“${name}”`, hintNames(near))
  } else if (field.kind !== 'text' && field.kind !== 'choice') {
    list.error('wrong-kind', `${source}.category`, `“${field.label}”不是文字或选项，不能用来分类`)
  }
}
