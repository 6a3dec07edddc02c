import { personNumbers } from '../../../definition/field/person-numbers.ts'
import { plainSealer, type Sealer } from './sealer.ts'

/** Words with every number of a person in them sealed, as a field keeps the same number; the door opens them wherever they stand. */
export function sealNumbers(words: string, sealer: Sealer = plainSealer): string {
  return words.replace(personNumbers, (number) => sealer.seal(number))
}

/** A JSON document with the numbers in its texts sealed: what is outside of quotes stays as it is. */
export function sealDocument(document: unknown, sealer: Sealer = plainSealer): string {
  return JSON.stringify(document, (_, value: unknown) => (typeof value === 'string' ? sealNumbers(value, sealer) : value))
}
