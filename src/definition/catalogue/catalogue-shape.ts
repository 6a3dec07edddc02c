import { listOf, object, type Shape, text } from '../shape/shape.ts'
import type { Catalogue } from './types.ts'

const definitions = listOf(object({ id: text }))
/** What came later than a kept catalogue is not in it. */
const parts = object(
  { packs: definitions, ledgers: definitions, indicators: definitions },
  {
    claims: definitions,
    checks: definitions,
    settings: definitions,
    duties: definitions,
    loops: definitions,
    boards: definitions,
    screens: definitions,
    annexes: definitions,
    publicPages: definitions,
    words: object({ names: listOf(text) }),
  },
)

/** A kept catalogue: its lists and that their members are definitions. What a definition says is the resolver's, and the digest beside it proves it unchanged. */
export const catalogueShape: Shape<Catalogue> = {
  says: parts.says,
  is: (value): value is Catalogue => parts.is(value),
  fault: (value) => parts.fault(value),
}
