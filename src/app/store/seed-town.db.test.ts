import { expect, it } from 'vitest'
import { wholeTables } from '../../../conformance/whole-tables.ts'
import { initTown, openKernel } from '../../kernel/index.ts'
import { describeOneEngine } from '../../kernel/storage/testing.ts'
import { loadCatalogue } from './catalogue.ts'
import { commandLineActor } from './choose-town.ts'
import { seedTown } from './seed-town.ts'

describeOneEngine('a new township', (open) => {
  it('has the editions of the isolation rules, once', async () => {
    const kernel = await openKernel({ engine: await open(wholeTables), catalogue: loadCatalogue() })
    const { town } = await initTown(kernel, { town: '999901105', name: '松岭乡', county: '' })
    const actor = commandLineActor(town)
    expect(await seedTown(kernel, actor)).toBeGreaterThan(30)
    expect(await seedTown(kernel, actor)).toBe(0)
  })
})
