import { type RawBuilder, sql } from 'kysely'
import type { FunctionName } from '../../../definition/expression/types.ts'
import type { ColumnType } from '../../../definition/field/kinds.ts'
import { Refusal } from '../../refusal.ts'

interface Value {
  readonly sql: RawBuilder<unknown>
  readonly type: ColumnType
  readonly sealed?: string
}

/** The functions of the expression language in SQL. Arguments are already compiled; their number was checked with the definition. */
export function compileCall(name: FunctionName, values: readonly Value[]): Value {
  const [first, second] = values
  if (first === undefined) throw new Error(`${name} without arguments`)
  const { sealed } = sealedAmong(values)
  if (sealed !== undefined && name !== 'coalesce' && name !== 'if')
    throw new Refusal('invalid', `“${sealed}”在库里是加密保存的，不能用在 ${name}() 里。`)
  switch (name) {
    case 'year':
      return {
        sql: first.type === 'text' ? sql`left(${first.sql}, 4)::integer` : sql`extract(year from ${first.sql})::integer`,
        type: 'integer',
      }
    case 'month':
      return {
        sql: first.type === 'text' ? sql`substr(${first.sql}, 6, 2)::integer` : sql`extract(month from ${first.sql})::integer`,
        type: 'integer',
      }
    case 'length':
      return { sql: sql`char_length(${first.sql})`, type: 'integer' }
    case 'coalesce':
      return { sql: sql`coalesce(${sql.join(alike(values))})`, type: commonType(values), ...sealedAmong(values) }
    case 'min':
    case 'max':
      return { sql: extreme(name, values), type: commonType(values) }
    case 'concat':
      return {
        sql: sql`(${sql.join(
          values.map((value) => sql`(${value.sql})::text`),
          sql` || `,
        )})`,
        type: 'text',
      }
  }
  if (second === undefined) throw new Error(`${name} with one argument`)
  switch (name) {
    case 'if':
      return choose(first, values.slice(1))
    case 'addDays':
      return { sql: laterDay(first, second), type: 'date' }
    case 'daysBetween':
      return { sql: sql`(${asDay(second)} - ${asDay(first)})`, type: 'integer' }
    case 'contains':
      return { sql: sql`(strpos(${first.sql}, ${second.sql}) > 0)`, type: 'boolean' }
    case 'startsWith':
      return { sql: sql`starts_with(${first.sql}, ${second.sql})`, type: 'boolean' }
    case 'endsWith':
      return { sql: endsWith(first, second), type: 'boolean' }
    case 'trimSuffix':
      return {
        sql: sql`(case when ${second.sql} is null then null when ${endsWith(first, second)} then left(${first.sql}, char_length(${first.sql}) - char_length(${second.sql})) else ${first.sql} end)`,
        type: 'text',
      }
  }
}

function asDay(value: Value): RawBuilder<unknown> {
  return value.type === 'date' ? value.sql : sql`(${value.sql})::date`
}

function choose(condition: Value, values: readonly Value[]): Value {
  const [then, otherwise] = alike(values)
  if (then === undefined || otherwise === undefined) throw new Error('if without two values')
  return { sql: sql`(case when ${condition.sql} then ${then} else ${otherwise} end)`, type: commonType(values), ...sealedAmong(values) }
}

function sealedAmong(values: readonly Value[]): Pick<Value, 'sealed'> {
  const sealed = values.find((value) => value.sealed !== undefined)?.sealed
  return sealed === undefined ? {} : { sealed }
}

/** Counted in day numbers first, so that no number of days, however great, leaves the calendar with an error: such a day is unknown. */
function laterDay(day: Value, days: Value): RawBuilder<unknown> {
  const first = sql`date '0001-01-01'`
  const number = sql`((${asDay(day)} - ${first}) + floor((${days.sql})::numeric))`
  return sql`(case when ${number} between 0 and (date '9999-12-31' - ${first}) then ${first} + ${number}::integer end)`
}

function endsWith(text: Value, suffix: Value): RawBuilder<unknown> {
  return sql`(right(${text.sql}, char_length(${suffix.sql})) = ${suffix.sql})`
}

/** PostgreSQL's least and greatest pass over an unknown value; here an unknown argument makes the result unknown. */
function extreme(name: 'min' | 'max', values: readonly Value[]): RawBuilder<unknown> {
  const anyUnknown = sql.join(
    values.map((value) => sql`${value.sql} is null`),
    sql` or `,
  )
  return sql`(case when ${anyUnknown} then null else ${name === 'min' ? sql`least` : sql`greatest`}(${sql.join(alike(values))}) end)`
}

function commonType(values: readonly Value[]): ColumnType {
  const types = new Set(values.map((value) => value.type))
  const [only] = types
  if (types.size === 1 && only !== undefined) return only
  if (types.has('numeric')) return 'numeric'
  if (types.has('timestamp')) return 'timestamp'
  if (types.has('date')) return 'date'
  return 'text'
}

function alike(values: readonly Value[]): RawBuilder<unknown>[] {
  const type = commonType(values)
  return values.map((value) => (value.type === type ? value.sql : sql`(${value.sql})::${sql.raw(type)}`))
}
