import { expect, it } from 'vitest'
import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { loadCatalogue } from './catalogue.ts'

it('resolves the definitions once in a process, and makes their look-ups once', () => {
  expect(loadCatalogue()).toBe(loadCatalogue())
  expect(indexCatalogue(loadCatalogue())).toBe(indexCatalogue(loadCatalogue()))
})
