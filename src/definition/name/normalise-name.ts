/**
 * The form in which two spellings of one name are equal: full-width letters, digits and brackets become half-width, spaces and line breaks go.
 * Offices write `产值（元）`, `产值 (元)` and a cell broken over two lines for the same column.
 */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '')
}
