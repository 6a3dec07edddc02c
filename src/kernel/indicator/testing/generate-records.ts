import type { FieldValues } from '../../../definition/field/types.ts'
import { addMonths } from '../../../definition/period/calendar-month.ts'
import type { Random } from './random.ts'
import { type SampleRecord, sampleId } from './store-records.ts'

export const villageNames = ['瓦窑山村', '石桥村', '竹坑村'] as const
const months = Array.from({ length: 20 }, (_, index) => addMonths('2019-09', index))

/** Days on which periods begin and end, the leap day, and some between. Every third month has none, so that gaps occur. */
const days = [
  '2019-02-28',
  '2019-12-31',
  '2020-01-01',
  '2020-01-31',
  '2020-02-28',
  '2020-02-29',
  '2020-03-01',
  '2020-03-31',
  '2020-05-15',
  '2020-06-30',
  '2020-08-01',
  '2020-11-30',
  '2020-12-31',
  '2021-01-01',
  '2021-02-28',
]

export type SampleLedgers = ReadonlyMap<string, readonly SampleRecord[]>

/** Records of all sample ledgers: empty cells, gaps, records at the edges of periods, replaced and withdrawn versions. */
export function generateRecords(random: Random, size: number): SampleLedgers {
  const some = <Value>(value: Value): Value | null => (random.once(5) ? null : value)
  const cents = (most: number): string => `${random.below(most)}.${String(random.below(100)).padStart(2, '0')}`
  const village = () => sampleId(1, random.below(villageNames.length))
  const firm = () => sampleId(2, random.below(6))
  const many = (series: number, count: number, make: (n: number) => FieldValues): SampleRecord[] =>
    Array.from({ length: count }, (_, n) => ({ id: sampleId(series, n), values: make(n) }))
  return new Map([
    ['village', many(1, villageNames.length, (n) => ({ code: `0${n}`, name: villageNames[n] ?? '', people: some(100 + n) }))],
    [
      'firm',
      many(2, 6, (n) => ({
        name: `企业${n}`,
        village: some(village()),
        scale: some(random.pick(['above', 'small'])),
        exporting: some(random.once(2)),
        opened: some(random.pick(days)),
        closed: random.once(2) ? random.pick(days) : null,
      })),
    ],
    ['output', many(3, size, () => ({ firm: firm(), month: random.pick(months), value: some(cents(900)) }))],
    [
      'payment',
      withHistory(
        random,
        many(4, size * 2, () => ({
          person: random.pick(['张三', '李四', '欧阳娜娜', '王五']),
          village: some(village()),
          firm: some(firm()),
          programme: some(random.pick(['industry', 'safety', 'study'])),
          batch: some(random.pick(['一批', '二批', '补'])),
          urgent: some(random.once(2)),
          amount: some(cents(500)),
          area: some(random.pick(['0', '1.5', '3', '7.0001'])),
          weight: some(random.pick(['0.001', '12.5', '3'])),
          times: some(random.below(5)),
          paidOn: random.pick(days),
          card: some(`6200${random.below(9)}`),
        })),
      ),
    ],
    [
      'visit',
      many(5, size, () => ({
        at: `${random.pick(days)}T${random.pick(['00:00', '08:30', '23:59'])}`,
        village: some(village()),
        heat: some(`3${random.below(9)}.${random.below(9)}`),
      })),
    ],
    ['planting', many(6, 8, () => ({ village: village(), year: random.pick(['2018', '2019', '2020', '2021']), area: some(cents(80)) }))],
    [
      'inspection',
      many(7, 10, () => ({
        quarter: `20${random.pick(['19', '20'])}-Q${1 + random.below(4)}`,
        passed: some(random.once(2)),
        score: some(random.below(101)),
      })),
    ],
    [
      'annual-target',
      many(8, 2, (n) => ({
        indicator: random.pick(['产值', '发放金额']),
        year: String(2019 + n),
        target: random.pick(['0', '12.5', '900']),
        unit: random.pick([null, '万元']),
      })),
    ],
  ])
}

/** Some records are a second version, some were withdrawn: earlier versions must not count. */
function withHistory(random: Random, records: readonly SampleRecord[]): SampleRecord[] {
  const before = { recordedAt: '2021-01-01T00:00:00.000000Z', replacedAt: '2021-02-01T00:00:00.000000Z' }
  return records.flatMap((record) => {
    if (random.once(9)) return [{ ...record, ...before }]
    if (random.once(6))
      return [
        { ...record, values: { ...record.values, amount: '7777.77' }, ...before },
        { ...record, version: 2, recordedAt: '2021-02-01T00:00:00.000000Z' },
      ]
    return [record]
  })
}

/** The records as they stood at an instant. */
export function recordsAsOf(records: readonly SampleRecord[], asOf: string): readonly SampleRecord[] {
  return records.filter(
    ({ recordedAt = '2021-01-01T00:00:00.000000Z', replacedAt = null }) => recordedAt <= asOf && (replacedAt === null || replacedAt > asOf),
  )
}
