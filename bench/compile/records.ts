import { decimal, roundHalfUp } from '../../src/definition/decimal/decimal.ts'
import type { FieldValues } from '../../src/definition/field/types.ts'
import { addDays, writeDay } from '../../src/definition/period/calendar-day.ts'
import { addMonths } from '../../src/definition/period/calendar-month.ts'
import type { Kernel } from '../../src/kernel/context.ts'
import { sampleId, storeRecords } from '../../src/kernel/indicator/testing/store-records.ts'
import { villages } from './pack.ts'

export const town = '999901101'
const firms = 2_000

/** Of a million: how many records each ledger gets. */
const shares = { output: 150, payment: 250, entry: 400, person: 100, progress: 100 } as const

/** Fills the ledgers with `count` records in all, the same ones in every run. Gives the number written. */
export async function fillLedgers(kernel: Kernel, count: number): Promise<number> {
  const random = createRandom(20_200_101)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[random(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const village = (): string => sampleId(1, random(villages.length))
  const money = (most: number): string => roundHalfUp(decimal(random(most * 100)).div(decimal('100')), 2)
  const day = (): string => addDays(writeDay({ year: 2018, month: 1, day: 1 }), random(1_096)) ?? '2018-01-01'
  const month = (): string => addMonths('2018-01', random(36))
  await storeRecords(kernel, { town, ledger: 'village', records: villages.map((name, n) => ({ id: sampleId(1, n), values: { name } })) })
  const scales = ['above', 'small', 'small', 'household'] as const
  const firmRecords = Array.from({ length: firms }, (_, n) => ({
    id: sampleId(2, n),
    values: { name: `企业${n}`, village: village(), scale: pick(scales) },
  }))
  await storeRecords(kernel, { town, ledger: 'firm', records: firmRecords })
  const makers: Readonly<Record<keyof typeof shares, () => FieldValues>> = {
    output: () => ({ firm: sampleId(2, random(firms)), month: month(), value: money(900_000) }),
    payment: () => ({
      household: `户${random(6_000)}`,
      village: village(),
      programme: pick(['industry', 'safety', 'study', 'repair']),
      amount: money(5_000),
      paidOn: day(),
    }),
    entry: () => ({
      passedAt: `${day()}T${String(random(24)).padStart(2, '0')}:${String(random(60)).padStart(2, '0')}`,
      village: village(),
      name: `人${random(20_000)}`,
      handling: pick(['pass', 'pass', 'pass', 'turned', 'held']),
      heat: roundHalfUp(decimal(355 + random(30)).div(decimal('10')), 1),
    }),
    person: () => ({
      name: `人${random(90_000)}`,
      village: village(),
      place: pick(['abroad', 'outside', 'province', 'city']),
      comingHome: random(3) === 0,
    }),
    progress: () => ({
      project: `项目${random(400)}`,
      kind: pick(['road', 'water', 'school', 'plant', 'park']),
      month: month(),
      public: money(90_000),
      private: random(4) === 0 ? null : money(50_000),
    }),
  }
  let written = 0
  for (const [series, [ledger, make]] of Object.entries(makers).entries()) {
    const rows = Math.round((count * (shares[ledger as keyof typeof shares] ?? 0)) / 1_000)
    function* records() {
      for (let n = 0; n < rows; n += 1) yield { id: sampleId(10 + series, n), values: make() }
    }
    written += await storeRecords(kernel, { town, ledger, records: records() })
  }
  return written
}

/** mulberry32: whole numbers below `most`, the same in every run. */
function createRandom(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most
  }
}
