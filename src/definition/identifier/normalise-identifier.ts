/** Half-width, without spaces and separating hyphens, in capitals: as a person would copy it from a card. */
export function normaliseIdentifier(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff'’-]/g, '')
    .toUpperCase()
}
