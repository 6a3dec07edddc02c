import { type RawBuilder, sql } from 'kysely'
import type { CompareOperator, ParameterName, TypedExpression } from '../../../definition/expression/types.ts'
import { isSealed } from '../../../definition/field/is-sealed.ts'
import type { ValueType } from '../../../definition/field/value-type.ts'
import { Refusal } from '../../refusal.ts'
import { SealedText } from '../../storage/sealing/keyed.ts'
import { compileCall } from './compile-call.ts'
import { compileExists, compileFind, compileSetting, compileTally, compileTotal } from './compile-lookup.ts'
import { asNumeric, type CompiledExpression, type ExpressionScope } from './compiled-expression.ts'

/**
 * Turns a checked expression into SQL over the ledgers of `scope`. Every literal is a bound parameter; numbers stay exact numerics;
 * unknown (NULL) spreads by PostgreSQL's three-valued logic, which is the in-memory evaluator's too.
 */
export function compileExpression(expression: TypedExpression, scope: ExpressionScope): CompiledExpression {
  const inward = { scope, compile: compileExpression }
  switch (expression.type) {
    case 'number':
      return { sql: sql`${expression.value}::numeric`, type: 'numeric' }
    case 'text':
      return { sql: sql`${expression.value}::text`, type: 'text' }
    case 'boolean':
      return { sql: expression.value ? sql`true` : sql`false`, type: 'boolean' }
    case 'field':
      return compileField(expression, scope)
    case 'parameter':
      return { sql: sql`${parameterValue(expression.name, scope)}::date`, type: 'date' }
    case 'not':
      return { sql: sql`not (${compile(expression.operand, scope)})`, type: 'boolean' }
    case 'negate':
      return { sql: sql`(- ${asNumeric(compileExpression(expression.operand, scope))})`, type: 'numeric' }
    case 'logic':
      return { sql: compileLogic(expression.operator, compile(expression.left, scope), compile(expression.right, scope)), type: 'boolean' }
    case 'compare':
      return { sql: compileComparison(expression, scope), type: 'boolean' }
    case 'arithmetic':
      return { sql: compileArithmetic(expression, scope), type: 'numeric' }
    case 'in':
      return { sql: compileMembership(expression, scope), type: 'boolean' }
    case 'empty':
      return { sql: sql`(${compile(expression.operand, scope)} is ${expression.negated ? sql`not null` : sql`null`})`, type: 'boolean' }
    case 'call':
      return compileCall(
        expression.name,
        expression.arguments.map((argument) => compileExpression(argument, scope)),
      )
    case 'exists':
      return { sql: compileExists(expression, inward), type: 'boolean' }
    case 'tally':
      return { sql: compileTally(expression, inward), type: 'numeric' }
    case 'find':
      return compileFind(expression, inward)
    case 'total':
      return { sql: compileTotal(expression, inward), type: 'numeric' }
    case 'measured':
      return { sql: measuredValue(scope), type: 'numeric' }
    case 'setting':
      return { sql: compileSetting(expression, scope.sources[0].scope), type: 'numeric' }
  }
}

/** A condition that keeps a record only when it is true; false and unknown drop it. */
export function compileCondition(expression: TypedExpression, scope: ExpressionScope): RawBuilder<boolean> {
  return sql<boolean>`(${compileExpression(expression, scope).sql})`
}

function compile(expression: TypedExpression, scope: ExpressionScope): RawBuilder<unknown> {
  return compileExpression(expression, scope).sql
}

function compileField(expression: Extract<TypedExpression, { type: 'field' }>, scope: ExpressionScope): CompiledExpression {
  const source = scope.sources[expression.depth]
  if (source === undefined) throw new Error(`no record ${expression.depth} levels out of the expression`)
  const { sql: fragment, type, definition } = source.field({ through: expression.through, field: expression.field })
  return { sql: fragment, type, ...(definition !== undefined && isSealed(definition) ? { sealed: definition.label } : {}) }
}

function parameterValue(name: ParameterName, scope: ExpressionScope): string {
  const value = name === 'today' ? scope.today : scope.period?.[name]
  if (value === undefined) throw new Error(`the expression needs ${name}, but there is none`)
  return value
}

function measuredValue({ measured }: ExpressionScope): RawBuilder<unknown> {
  if (measured === undefined) throw new Error('the expression needs what an indicator says, but there is none')
  return measured
}

function compileLogic(operator: 'and' | 'or', left: RawBuilder<unknown>, right: RawBuilder<unknown>): RawBuilder<unknown> {
  return operator === 'and' ? sql`(${left} and ${right})` : sql`(${left} or ${right})`
}

const comparisons: Readonly<Record<CompareOperator, RawBuilder<unknown>>> = {
  '=': sql`=`,
  '!=': sql`<>`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
}

function compileComparison(expression: Extract<TypedExpression, { type: 'compare' }>, scope: ExpressionScope): RawBuilder<unknown> {
  const left = compileBeside(expression.left, expression.right, scope)
  const right = compileBeside(expression.right, expression.left, scope)
  const ordered = expression.operator !== '=' && expression.operator !== '!='
  assertAlike(left, right, ordered)
  const collation = ordered && isTextual(expression.operandType, left) ? sql` collate "C"` : sql``
  return sql`(${left.sql}${collation} ${comparisons[expression.operator]} ${right.sql}${collation})`
}

/** What is kept sealed is compared with what is kept so too, and for nothing but whether it is the same. Refuses with `invalid`. */
function assertAlike(left: CompiledExpression, right: CompiledExpression, ordered: boolean): void {
  const label = left.sealed ?? right.sealed
  if (label === undefined || (!ordered && left.sealed !== undefined && right.sealed !== undefined)) return
  throw new Refusal('invalid', `“${label}”在库里是加密保存的，只能与另一个号码比较是否相同。`)
}

/** Texts (months and quarters too) are ordered by code point in every database, never by its locale. */
function isTextual(operandType: ValueType, left: CompiledExpression): boolean {
  return left.type === 'text' && operandType !== 'number' && operandType !== 'boolean'
}

/** A literal takes the type of the column it stands beside, so that the column is compared as it is, by its own index. */
function compileBeside(expression: TypedExpression, neighbour: TypedExpression, scope: ExpressionScope): CompiledExpression {
  if (expression.type !== 'text' && expression.type !== 'number') return unlikeUuid(compileExpression(expression, scope), neighbour)
  const { type, sealed = undefined } = neighbour.type === 'text' || neighbour.type === 'number' ? {} : compileExpression(neighbour, scope)
  if (sealed !== undefined && expression.type === 'text')
    return { sql: sql`${new SealedText(expression.value)}::text`, type: 'text', sealed }
  if (expression.type === 'number') {
    const whole = type === 'integer' && /^-?\d{1,9}$/.test(expression.value)
    return whole ? { sql: sql`${expression.value}::integer`, type: 'integer' } : compileExpression(expression, scope)
  }
  if (type === 'date') return { sql: sql`${expression.value}::date`, type }
  if (type === 'timestamp') return { sql: sql`${expression.value}::timestamp`, type }
  if (type === 'uuid' && isRecordId(expression.value)) return { sql: sql`${expression.value}::uuid`, type }
  return compileExpression(expression, scope)
}

/** A record's id beside a text that is no id is compared as text: that is never true, and no error. */
function unlikeUuid(value: CompiledExpression, neighbour: TypedExpression): CompiledExpression {
  return value.type === 'uuid' && neighbour.type === 'text' && !isRecordId(neighbour.value)
    ? { sql: sql`(${value.sql})::text`, type: 'text' }
    : value
}

function isRecordId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/**
 * Sums, differences and products are exact; a quotient keeps 40 decimals, rounded half away from zero, as the decimals of the definition
 * do. A division by zero is unknown.
 */
function compileArithmetic(expression: Extract<TypedExpression, { type: 'arithmetic' }>, scope: ExpressionScope): RawBuilder<unknown> {
  const left = asNumeric(compileExpression(expression.left, scope))
  const right = asNumeric(compileExpression(expression.right, scope))
  switch (expression.operator) {
    case '+':
      return sql`(${left} + ${right})`
    case '-':
      return sql`(${left} - ${right})`
    case '*':
      return sql`(${left} * ${right})`
    case '/':
      return sql`round(round(${left}, 40) / nullif(${right}, 0), 40)`
  }
}

function compileMembership(expression: Extract<TypedExpression, { type: 'in' }>, scope: ExpressionScope): RawBuilder<unknown> {
  const [first] = expression.options
  if (first === undefined) return sql`false`
  const operand = compileBeside(expression.operand, first, scope)
  const options = expression.options.map((option) => {
    const beside = compileBeside(option, expression.operand, scope)
    assertAlike(operand, beside, false)
    return beside.sql
  })
  return sql`(${operand.sql} in (${sql.join(options)}))`
}
