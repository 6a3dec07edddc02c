import type { ExpressionScope } from '../../expression/check-expression.ts'
import type { ValueType } from '../../field/value-type.ts'
import type { ResolvedLedger } from '../../ledger/types.ts'
import type { LoopDefinition } from '../../loop/types.ts'
import { hintNames, nearestNames } from '../../name/nearest-names.ts'
import type { SettingDefinition } from '../../setting/types.ts'
import type { DiagnosticList, ResolveCode } from '../diagnostics.ts'
import { type ReadExpression, resolveExpression } from '../resolve-expression.ts'

/** One author's loop, its ledger, and all that it may name. */
export interface LoopInput {
  readonly definition: LoopDefinition
  readonly pack: string
  /** `pack/loop` */
  readonly source: string
  readonly ledger: ResolvedLedger
  readonly ledgers: readonly ResolvedLedger[]
  readonly settings: readonly SettingDefinition[]
  /** Every loop of every pack, this one too: loop id → its definition. */
  readonly loops: ReadonlyMap<string, LoopDefinition>
  readonly list: DiagnosticList
}

export interface LoopExpression {
  readonly text: string
  /** What it is, behind the loop's own source: `steps.accept.refuses`. */
  readonly part: string
  readonly expects?: ValueType
  /** The ledger whose record it is about, with the case's own record outside; the case's own record when absent. */
  readonly over?: ResolvedLedger | undefined
}

/** Reads an expression of a loop: over the case's record, or over another ledger's with the case's record as `outer`. It may name `today`. */
export function readLoopExpression(
  { source, ledger, ledgers, settings, list }: LoopInput,
  { text, part, expects, over }: LoopExpression,
): ReadExpression | undefined {
  const base: ExpressionScope = { ledgers, settings, ledger: (over ?? ledger).id, parameters: ['today'] }
  const scope = { ...base, ...(over === undefined ? {} : { outer: [ledger.id] }), ...(expects === undefined ? {} : { expects }) }
  return resolveExpression({ text, source: `${source}.${part}`, scope, list })
}

export interface NameCheck {
  readonly code: ResolveCode
  readonly name: string
  readonly names: readonly string[]
  readonly part: string
  /** 状态, 步骤, 字段 … */
  readonly what: string
}

/** Whether a name is one of those declared; reported with the nearest ones when not. */
export function isDeclared({ source, list }: LoopInput, { code, name, names, part, what }: NameCheck): boolean {
  if (names.includes(name)) return true
  list.error(code, `${source}.${part}`, `没有${what}“${name}”`, hintNames(nearestNames(name, names)))
  return false
}
