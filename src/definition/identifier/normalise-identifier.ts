/** Half-width, without spaces and separating hyphens, in capitals: as a person would copy it from a card. */
export function normaliseIdentifier(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff'’-]/g, '')
    .toUpperCase()
}

/** A long number that a spreadsheet turned into a float has lost its last digits for good. */
export function lostInSpreadsheet(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d+$/i.test(text.normalize('NFKC').trim())
}
