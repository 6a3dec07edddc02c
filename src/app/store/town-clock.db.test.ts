import { expect, it } from 'vitest'
import { wholeTables } from '../../../conformance/whole-tables.ts'
import { initTown, openKernel } from '../../kernel/index.ts'
import { describeOneEngine } from '../../kernel/storage/testing.ts'
import { loadCatalogue } from './catalogue.ts'
import { atTownClock } from './town-clock.ts'

/** Whole days; the clocks are read one after the other, so that what lies between them may fall on either side of zero. */
const lagOf = (clock: () => Date) => Math.abs(Math.round((Date.now() - clock().getTime()) / 86_400_000))

describeOneEngine('the clock of a township', (open) => {
  it('is the machine’s for a real one, and lies behind for a demo that is alone; asked twice it lies no further behind', async () => {
    const kernel = await openKernel({ engine: await open(wholeTables), catalogue: loadCatalogue() })
    expect(lagOf((await atTownClock(kernel)).clock)).toBe(0)
    await initTown(kernel, { town: '999901101', name: '青竹镇', demo: true, lagDays: 2_130 })
    const there = await atTownClock(kernel)
    expect(lagOf(there.clock)).toBe(2_130)
    expect(lagOf((await atTownClock(there)).clock)).toBe(2_130)
    await initTown(kernel, { town: '999901102', name: '竹溪镇' })
    expect(lagOf((await atTownClock(kernel)).clock), 'beside a real township the demo has no day of its own').toBe(0)
  })
})
