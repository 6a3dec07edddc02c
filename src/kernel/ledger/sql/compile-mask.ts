import { type RawBuilder, sql } from 'kysely'
import { traitsOf } from '../../../definition/field/kinds.ts'
import type { Field } from '../../../definition/field/types.ts'

/** The words of `maskFieldValue` in a statement, for titles; a test holds the two together. */
export function compileMask(field: Field, text: RawBuilder<unknown>): RawBuilder<string | null> {
  const { mask } = traitsOf(field)
  if (mask === 'name')
    return sql<string | null>`(left(${text}, 1) || case when char_length(${text}) <= 2 then '*'
      else repeat('*', char_length(${text}) - 2) || right(${text}, 1) end)`
  if (mask === 'tail')
    return sql<
      string | null
    >`(case when ${text} is null then null when char_length(${text}) > 4 then repeat('*', char_length(${text}) - 4) || right(${text}, 4) else '***' end)`
  return sql<string | null>`(case when ${text} is not null then '***' end)`
}
