import { halfWidth } from '../name/half-width.ts'

/** Half-width, without spaces and separating hyphens, in capitals: as a person would copy it from a card. */
export function normaliseIdentifier(text: string): string {
  return halfWidth(text)
    .replace(/[\s\u200b-\u200f\ufeff'’-]/g, '')
    .toUpperCase()
}
