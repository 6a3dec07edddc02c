import { expect, it } from 'vitest'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { indexCatalogue } from '../src/definition/catalogue/index-catalogue.ts'
import { looksAround } from '../src/kernel/loop/subject/looks-around.ts'

it('no loop of a pack makes readers wait for a whole import of its records', () => {
  const catalogue = indexCatalogue(loadCatalogue())
  const { loops } = catalogue.catalogue
  expect(loops.filter((loop) => looksAround(catalogue, loop)).map(({ id }) => id)).toEqual([])
})
