import { type RawBuilder, sql } from 'kysely'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import type { ColumnType } from '../../../definition/field/kinds.ts'
import type { LedgerSource } from './ledger-source.ts'

export interface ExpressionScope {
  /** The ledgers whose fields the expression may name: the record's own first, then the record outside an `exists`, … */
  readonly sources: readonly [LedgerSource, ...LedgerSource[]]
  /** First and last day of the period; needed only where the expression names them. */
  readonly period?: { readonly periodStart: string; readonly periodEnd: string } | undefined
  /** The town's day; needed only where the expression names it. */
  readonly today?: string | undefined
  /** What the indicator of the record says, a numeric; needed only where the expression names it. */
  readonly measured?: RawBuilder<unknown> | undefined
}

export interface CompiledExpression {
  readonly sql: RawBuilder<unknown>
  readonly type: ColumnType
  /** Kept sealed, as the field of this name: it is equal to what is the same, and more cannot be asked of it. */
  readonly sealed?: string
}

/** How an expression becomes SQL: handed to those that compile a part which holds expressions again. */
export type CompileExpression = (expression: TypedExpression, scope: ExpressionScope) => CompiledExpression

/** The value as an exact numeric, whatever integer column it came from, so that products never overflow. */
export function asNumeric(value: CompiledExpression): RawBuilder<unknown> {
  return value.type === 'numeric' ? value.sql : sql`(${value.sql})::numeric`
}
