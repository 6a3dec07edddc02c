import { type RawBuilder, sql } from 'kysely'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import { settingLedger } from '../../../definition/setting/setting-ledger.ts'
import { asNumeric, type CompiledExpression, type CompileExpression, type ExpressionScope } from './compiled-expression.ts'
import { type LedgerSource, openLedgerSource, type StatementScope } from './ledger-source.ts'

type Node<Type extends TypedExpression['type']> = Extract<TypedExpression, { type: Type }>
type Lookup = Node<'exists' | 'tally' | 'find' | 'total'>

/** What a look-up needs for the expressions it holds: where it stands, and how they are compiled. */
interface Inward {
  readonly scope: ExpressionScope
  readonly compile: CompileExpression
}

/** Whether any current record of the ledger matches. */
export function compileExists(expression: Node<'exists' | 'tally'>, inward: Inward): RawBuilder<unknown> {
  const { matching } = enter(expression, inward)
  return sql`exists (select 1 ${matching()})`
}

/** How many match. */
export function compileTally(expression: Node<'exists' | 'tally'>, inward: Inward): RawBuilder<unknown> {
  const { matching } = enter(expression, inward)
  return sql`(select count(*)::numeric ${matching()})`
}

/** The value of the last record that matches, by the ledger's date, then by id; NULL when none does. */
export function compileFind(expression: Node<'find'>, inward: Inward): CompiledExpression {
  const { source, inner, matching } = enter(expression, inward)
  const value = inward.compile(expression.value, inner)
  const order = [...(expression.latestBy === undefined ? [] : [latest(source, expression.latestBy)]), sql`${source.system('id')} desc`]
  return {
    sql: sql`(select ${value.sql} ${matching()} order by ${sql.join(order)} limit 1)`,
    type: value.type,
    ...(value.sealed === undefined ? {} : { sealed: value.sealed }),
  }
}

/** The exact sum over all that match; 0 when none does, unknown values left out. */
export function compileTotal(expression: Node<'total'>, inward: Inward): RawBuilder<unknown> {
  const { inner, matching } = enter(expression, inward)
  const value = asNumeric(inward.compile(expression.value, inner))
  return sql`coalesce((select sum(${value}) ${matching()}), 0)`
}

/**
 * The town's own value, as it stood at the statement's instant, else the pack's. A record that names the setting by its id goes before one that
 * names it by its label. The ledger is noted in the statement, so what was computed from a setting is computed again when it changes.
 */
export function compileSetting({ setting, label, fallback }: Node<'setting'>, scope: StatementScope): RawBuilder<unknown> {
  const pack = sql`${fallback}::numeric`
  if (!scope.catalogue.catalogue.ledgers.some(({ id }) => id === settingLedger.id)) return pack
  const source = openLedgerSource(scope, settingLedger.id)
  const name = source.field({ through: [], field: settingLedger.name }).sql
  const value = source.field({ through: [], field: settingLedger.value }).sql
  const named = sql`${name} in (${setting}::text, ${label}::text) and ${value} is not null`
  const order = sql`(${name} = ${setting}::text) desc, ${source.system('id')} desc`
  return sql`coalesce((select ${value} from ${source.from()} where ${source.where()} and ${named} order by ${order} limit 1), ${pack})`
}

interface Inside {
  readonly source: LedgerSource
  readonly inner: ExpressionScope
  /** FROM and WHERE; asked for last, when every reference that the select needs has been joined. */
  readonly matching: () => RawBuilder<unknown>
}

function enter(expression: Lookup, { scope, compile }: Inward): Inside {
  const source = openLedgerSource(scope.sources[0].scope, expression.ledger)
  const inner: ExpressionScope = { ...scope, sources: [source, ...scope.sources] }
  const condition = compile(expression.condition, inner).sql
  return { source, inner, matching: () => sql`from ${source.from()} where ${source.where()} and (${condition})` }
}

/** Months and quarters are texts, ordered by code point in every database. */
function latest(source: LedgerSource, field: string): RawBuilder<unknown> {
  const { sql: column, type } = source.field({ through: [], field })
  return type === 'text' ? sql`${column} collate "C" desc nulls last` : sql`${column} desc nulls last`
}
