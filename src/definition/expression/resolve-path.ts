import { fieldType, referredLedger } from '../field/field-type.ts'
import type { Field } from '../field/types.ts'
import { findLedgerField } from '../ledger/find-field.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { nearestNames, withHint } from '../name/nearest-names.ts'
import type { FieldExpression } from './expression-type.ts'
import type { ParameterName, TypedExpression } from './types.ts'

/** Words with a meaning of their own in expressions; no field may have one as its id. */
export const reservedNames: readonly string[] = [
  'id',
  'outer',
  'periodStart',
  'periodEnd',
  'today',
  'measured',
  'true',
  'false',
  'and',
  'or',
  'not',
  'in',
  'is',
  'empty',
  'exists',
]

export interface PathContext {
  readonly ledgers: readonly ResolvedLedger[]
  /** The ledgers whose records are in sight, innermost first. */
  readonly within: readonly ResolvedLedger[]
  /** The days that the expression is given. */
  readonly parameters: readonly ParameterName[]
  /** Whether the record names an indicator, so that `measured` says something. */
  readonly measured: boolean
}

const parameterWords: Readonly<Record<ParameterName, string>> = {
  periodStart: '这里没有报告期，不能写 periodStart',
  periodEnd: '这里没有报告期，不能写 periodEnd',
  today: '这里不能写 today：指标和断语按报告期计算，用 periodStart、periodEnd',
}

/** A checked path with the field it ends at (undefined for a record's own id), or why it leads nowhere (Chinese). */
export type ResolvedPath = { readonly typed: TypedExpression; readonly field: Field | undefined } | { readonly why: string }

/** Walks a path from the records in sight: `outer` one record out, names through references, `id` for a record itself. */
export function resolvePath(names: readonly string[], context: PathContext): ResolvedPath {
  const only = names.length === 1 ? names[0] : undefined
  if (only !== undefined && isParameter(only)) {
    return context.parameters.includes(only)
      ? { typed: { type: 'parameter', name: only }, field: undefined }
      : { why: parameterWords[only] }
  }
  if (only === 'measured') return resolveMeasured(context)
  let depth = 0
  while (names[depth] === 'outer') depth += 1
  const start = context.within[depth]
  if (start === undefined) return { why: 'outer 只能写在 exists、find、total、tally 里' }
  const steps = names.slice(depth)
  if (steps.length === 0) return { why: 'outer 后面要写字段，例如 outer.id' }
  return walk({ steps, start, depth, ledgers: context.ledgers })
}

/** The figure is the record's own: a record of another ledger that is looked into has none. */
function resolveMeasured({ measured, within }: PathContext): ResolvedPath {
  if (!measured) return { why: '这里没有取数指标，不能写 measured' }
  return within.length > 1
    ? { why: 'measured 是榜单自己的记录的数，不能写在 exists、find、total、tally 里' }
    : { typed: { type: 'measured' }, field: undefined }
}

function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(parameterWords, name)
}

interface Walk {
  readonly steps: readonly string[]
  readonly start: ResolvedLedger
  readonly depth: number
  readonly ledgers: readonly ResolvedLedger[]
}

function walk({ steps, start, depth, ledgers }: Walk): ResolvedPath {
  const through: { field: string; to: string }[] = []
  let ledger = start
  for (const [index, name] of steps.entries()) {
    const last = index === steps.length - 1
    if (last && name === 'id') return { typed: idOf({ through, start, depth }), field: undefined }
    const found = findLedgerField(ledger, name)
    if (found === undefined) return { why: unknownField(ledger, name) }
    const base = { type: 'field', depth, from: start.id, through: [...through], field: found.id } as const
    if (last) return { typed: { ...base, valueType: fieldType(found.field) }, field: found.field }
    const to = referredLedger(found.field)
    const next = to === undefined ? undefined : ledgers.find(({ id }) => id === to)
    if (next === undefined || to === undefined) return { why: `“${found.field.label}”不是对另一本台账的引用，后面不能再接字段` }
    through.push({ field: found.id, to })
    ledger = next
  }
  return { why: '路径是空的' }
}

/** `enterprise.id` is what the field `enterprise` holds already: no join is needed for it. */
function idOf({
  through,
  start,
  depth,
}: {
  through: { field: string; to: string }[]
  start: ResolvedLedger
  depth: number
}): FieldExpression {
  const last = through.at(-1)
  const base = { type: 'field', depth, from: start.id, valueType: 'record' } as const
  return last === undefined ? { ...base, through: [], field: 'id' } : { ...base, through: through.slice(0, -1), field: last.field }
}

function unknownField(ledger: ResolvedLedger, name: string): string {
  const names = ledger.fields.flatMap(({ id, field }) => [id, field.label])
  return withHint(`台账“${ledger.label}”没有字段“${name}”`, nearestNames(name, names))
}
