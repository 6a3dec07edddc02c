import { personNumbers } from '../../../definition/field/person-numbers.ts'
import { plainSealer, type Sealer } from './sealer.ts'

/** Words with every number of a person in them sealed, as a field keeps the same number; the door opens them wherever they stand. */
export function sealNumbers(words: string, sealer: Sealer = plainSealer): string {
  return words.replace(personNumbers, (number) => sealer.seal(number))
}

/** A JSON document with the numbers in its texts sealed: what is outside of quotes stays as it is. */
export function sealDocument(document: unknown, sealer: Sealer = plainSealer): string {
  return JSON.stringify(mapTexts(document, (text) => sealNumbers(text, sealer)))
}

/** A JSON document with each of its texts changed; names of members are none. */
export function mapTexts(document: unknown, change: (text: string) => string): unknown {
  if (typeof document === 'string') return change(document)
  if (Array.isArray(document)) return document.map((one) => mapTexts(one, change))
  if (typeof document !== 'object' || document === null) return document
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, mapTexts(value, change)]))
}
