import { type RawBuilder, sql } from 'kysely'
import { isSealed } from '../../../definition/field/is-sealed.ts'
import { type MaskShape, traitsOf } from '../../../definition/field/kinds.ts'
import type { Field } from '../../../definition/field/types.ts'
import { sealedMark } from '../../storage/sealing/sealer.ts'

type Text = RawBuilder<unknown>

/** The words of `maskFieldValue` in a statement, for titles; a test holds the two together. */
export function compileMask(field: Field, text: Text): RawBuilder<string | null> {
  const { mask } = traitsOf(field)
  const plain = mask === undefined ? sql`'***'` : masks[mask](text)
  // What is sealed the door masks, which opens it: it is told so before the sealed text.
  const shown =
    isSealed(field) && mask !== undefined
      ? sql`case when starts_with(${text}, ${sealedMark}::text) then overlay(${text} placing ${`${sealedMark}${mask}:`}::text from 1 for 1) else ${plain} end`
      : plain
  return sql<string | null>`(case when ${text} is not null then ${shown} end)`
}

const masks: Readonly<Record<MaskShape, (text: Text) => RawBuilder<unknown>>> = {
  phone: (text) => sql`case when strpos(${text}, '-') > 0 then split_part(${text}, '-', 1) || '-****' || right(${text}, 3)
    when char_length(${text}) = 11 then left(${text}, 3) || '****' || right(${text}, 4) else '***' end`,
  tail: (text) => sql`case when char_length(${text}) > 4 then repeat('*', char_length(${text}) - 4) || right(${text}, 4) else '***' end`,
  name: (text) => sql`left(${text}, 1) || case when char_length(${text}) <= 2 then '*'
    else repeat('*', char_length(${text}) - 2) || right(${text}, 1) end`,
}
