import { expect, it } from 'vitest'
import { resolveCatalogue } from '../../src/definition/catalogue/resolve-catalogue.ts'
import { benchPack } from './pack.ts'

it('is a pack without a mistake, so that what stands on it can be measured', () => {
  expect(resolveCatalogue([benchPack]).diagnostics).toEqual([])
})
