import { expect, test } from 'vitest'
import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import type { EvaluatedRecord } from '../../definition/expression/evaluated.ts'
import type { ResolvedIndicator, ResolvedMeasure } from '../../definition/indicator/types.ts'
import { getPeriod } from '../../definition/period/parse-period.ts'
import type { SliceFilter } from '../../definition/report/types.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { openKernel } from '../open-kernel.ts'
import { describeEngines, triedOn } from '../storage/testing.ts'
import { readerIn } from '../town-session.ts'
import { evaluateIndicators } from './evaluate-indicators.ts'
import { expandRequest } from './expand-request.ts'
import { isMeasured, leavesOf } from './figure.ts'
import { openReading } from './reading-scope.ts'
import { expectedFigure } from './testing/expected-figure.ts'
import { generateComputed, generateMeasures } from './testing/generate-definitions.ts'
import { generateRecords, recordsAsOf, type SampleLedgers, villageNames } from './testing/generate-records.ts'
import { createRandom, type Random } from './testing/random.ts'
import { type Brought, type Holding, recompute, selectRecords } from './testing/reference.ts'
import { samplePack } from './testing/sample-pack.ts'
import { storeRecords } from './testing/store-records.ts'
import { traceIn } from './trace-indicator.ts'
import type { IndicatorRequest, IndicatorTrace } from './types.ts'

const seed = Number(process.env.QIANBI_SEED ?? 20_200_229)
/** Records of each journal, and the instant that is asked for: before the corrections of one town, now in the others. The last has registers only. */
const towns = [
  { size: 36, asOf: undefined },
  { size: 24, asOf: '2021-01-20T00:00:00.000000Z' },
  { size: 12, asOf: '2021-02-01T00:00:00.000000Z' },
  { size: 0, asOf: undefined },
]
const now = '9999-12-31T00:00:00.000000Z'
const batch = 650

describeEngines('every figure', (open, engine) => {
  const casesOfOneTown = triedOn(engine, { embedded: 200, server: batch, whole: 4 * batch })
  const least = towns.length * casesOfOneTown
  test(`recomputes exactly from the records its trace lists, over ${towns.length * casesOfOneTown} generated cases (seed ${seed})`, async () => {
    const kernel = await openKernel({ engine: await open(), catalogue: resolveCatalogue([samplePack]).catalogue })
    const seen = { cases: 0, values: 0, types: new Set<string>() }
    for (const [index, { size, asOf }] of towns.entries()) {
      const random = createRandom(seed + index)
      const actor: Actor = { id: 'u', name: '文书', town: `99990110${index + 1}`, role: 'clerk' }
      const all = generateRecords(random, size)
      const records = size === 0 ? new Map([...all].filter(([ledger]) => ledger === 'village' || ledger === 'firm')) : all
      const own = { ...kernel, ...generateCatalogue(random, index) }
      for (const [ledger, some] of records) await storeRecords(own, { town: actor.town, ledger, records: some })
      const holding = holdingOf(records, asOf ?? now)
      const options = asOf === undefined ? {} : { asOf }
      const requests = Array.from({ length: casesOfOneTown }, () => generateRequest(random, own))
      for (let start = 0; start < requests.length; start += batch) {
        const part = requests.slice(start, start + batch)
        const results = await evaluateIndicators(own, actor, part, options)
        await own.engine.inTown(actor.town).read(async (session) => {
          const scope = await openReading(readerIn(own, actor, session), options)
          for (const [position, request] of part.entries()) {
            const label = JSON.stringify({ town: index, request, indicator: own.catalogue.getIndicator(request.indicator) })
            const trace = await traceIn(scope, request, {})
            const expected = expectedFigure(request.indicator, {
              catalogue: own.catalogue,
              holding,
              period: getPeriod(request.period),
              slices: request.slices ?? [],
            })
            expect(results[position]?.value, label).toBe(expected)
            expect(trace.result, label).toEqual(results[position])
            expect(expected === null, label).toBe(trace.result.unknown !== undefined || trace.result.error !== undefined)
            checkOperands(own, holding, request, trace, label)
            seen.cases += 1
            seen.values += expected === null ? 0 : 1
            seen.types.add(own.catalogue.getIndicator(request.indicator).type)
          }
        })
      }
    }
    expect(seen.cases).toBeGreaterThanOrEqual(least)
    // Most cases have a value, and no type is missing: the property is not empty.
    expect(seen.values).toBeGreaterThan(seen.cases / 3)
    expect([...seen.types].sort()).toEqual([
      'average',
      'completion',
      'count',
      'countDistinct',
      'cumulative',
      'derived',
      'latest',
      'max',
      'min',
      'periodOnPeriod',
      'pick',
      'ratio',
      'share',
      'sum',
      'yearOnYear',
    ])
  })
})

/** The listed records are those the definition selects, and come to the operand's value. */
function checkOperands(kernel: Kernel, holding: Holding, request: IndicatorRequest, trace: IndicatorTrace, label: string): void {
  const leaves = leavesOf(expandRequest(kernel.catalogue, request)).filter(isMeasured)
  const operands = trace.operands.filter(({ type }) => type !== 'target')
  expect(operands.length, label).toBe(leaves.length)
  for (const [index, { measure, period, slices }] of leaves.entries()) {
    const operand = operands[index]
    if (operand === undefined) throw new Error('fewer operands than leaves')
    const selected = selectRecords(kernel.catalogue, holding, { measure, period, slices })
    if (operand.contributions.length === 0 && operand.value === null && operand.count === 0) continue
    expect(operand.contributions.map(({ record }) => record).sort(), label).toEqual(selected.map(({ id }) => id).sort())
    expect(operand.count, label).toBe(selected.length)
    if (operand.value !== null)
      expect(recompute(kernel.catalogue, holding, measure, listed(measure, operand, selected)), label).toBe(operand.value)
  }
}

/** The trace's own records and values; what it prints in words (a picked title) is taken by record. */
function listed(measure: ResolvedMeasure, operand: IndicatorTrace['operands'][number], selected: readonly Brought[]): readonly Brought[] {
  return operand.contributions.map(({ record, value, placed }) => {
    const own = selected.find(({ id }) => id === record)
    return { id: record, placed: placed ?? '', value: measure.type === 'pick' ? (own?.value ?? '') : (value ?? '') }
  })
}

function holdingOf(records: SampleLedgers, asOf: string): Holding {
  return new Map([...records].map(([ledger, some]): [string, readonly EvaluatedRecord[]] => [ledger, recordsAsOf(some, asOf)]))
}

function generateCatalogue(random: Random, index: number): Pick<Kernel, 'catalogue' | 'definition'> {
  const { catalogue } = resolveCatalogue([{ ...samplePack, indicators: generateMeasures(random, 160) }])
  const numeric = catalogue.indicators.filter(({ type }) => type !== 'pick').map(({ id }) => id)
  const indicators: ResolvedIndicator[] = [...catalogue.indicators, ...generateComputed(random, 80, numeric)]
  return { catalogue: indexCatalogue({ ...catalogue, indicators }), definition: `generated ${index}` }
}

const periods = [
  '2019',
  '2020',
  '2021',
  '2018',
  '2020-Q1',
  '2020-Q4',
  '2019-Q4',
  '2020-01',
  '2020-02',
  '2020-03',
  '2020-12',
  '2019-02',
  '2021-02',
  '2020-01..2020-11',
  '2020-01..2020-03',
  '2019-11..2020-02',
  '2019..2020',
  '2020-Q1..2020-Q3',
  '2020-02..2020-02',
]

function generateRequest(random: Random, { catalogue }: Kernel): IndicatorRequest {
  const indicator = random.pick(catalogue.catalogue.indicators)
  const request = { indicator: indicator.id, period: random.pick(periods) }
  if (!random.once(3)) return request
  const slices = [generateSlice(random, indicator), ...(random.once(4) ? [generateSlice(random, indicator)] : [])].filter(
    (slice) => slice !== undefined,
  )
  return slices.length === 0 ? request : { ...request, slices }
}

function generateSlice(random: Random, indicator: ResolvedIndicator): SliceFilter | undefined {
  const dimensions = 'dimensions' in indicator ? indicator.dimensions : []
  if (dimensions.length === 0) return undefined
  const { label, options, value } = random.pick(dimensions)
  if (options !== undefined) return { dimension: label, value: random.pick(Object.keys(options)) }
  if (value.valueType !== 'record') return undefined
  const toFirm = value.field === 'firm'
  return { dimension: label, value: toFirm ? `企业${random.below(6)}` : random.pick(villageNames) }
}
