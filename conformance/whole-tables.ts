import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { openKernel } from '../src/kernel/index.ts'
import type { Preparation } from '../src/kernel/storage/testing.ts'

/** A database with the tables of every pack and no town: bringing an empty one there takes seconds. */
export const wholeTables: Preparation = {
  key: 'whole_tables',
  fill: async (engine) => {
    await openKernel({ engine, catalogue: loadCatalogue() })
    return {}
  },
}
