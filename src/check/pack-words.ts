import type { CatalogueWords } from '../definition/catalogue/types.ts'

/** What the packs add to the reader's words. The build puts them here (vite.check.config.ts), so that no pack travels with the page. */
export const packWords: CatalogueWords = { names: [], asserting: [] }
