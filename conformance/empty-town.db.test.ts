import { expect, test } from 'vitest'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { seedTown } from '../src/app/store/seed-town.ts'
import { type Actor, evaluateIndicators, initTown, openKernel } from '../src/kernel/index.ts'
import { describeOneEngine } from '../src/kernel/storage/testing.ts'
import { wholeTables } from './whole-tables.ts'

const actor: Actor = { id: 'clerk', name: '文书', town: '999901101', role: 'administrator' }

describeOneEngine('a town in which nobody has written anything', (open) => {
  test('proves no figure of any indicator', async () => {
    const kernel = await openKernel({ engine: await open(wholeTables), catalogue: loadCatalogue() })
    await initTown(kernel, { town: actor.town, name: '青竹镇' })
    await seedTown(kernel, actor)
    const requests = kernel.catalogue.catalogue.indicators.map(({ id }) => ({ indicator: id, period: '2020' }))
    const results = await evaluateIndicators(kernel, actor, requests)
    expect(results.filter(({ value, error }) => value !== null || error !== undefined)).toEqual([])
    const [villages] = results.filter(({ request }) => request.indicator === 'village-count')
    expect(villages).toMatchObject({ unknown: '台账“村”还没有记过', unkept: 'village' })
  })
})
