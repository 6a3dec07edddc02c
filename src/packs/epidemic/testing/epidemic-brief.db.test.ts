import { beforeAll, expect, it } from 'vitest'
import { describeDemo } from '../../../../conformance/loaded-demo.ts'
import { commandLineActor } from '../../../app/store/choose-town.ts'
import { starterReport } from '../../../definition/report/starter-report.ts'
import { compileReport, evaluateIndicators, type Kernel, traceIndicator } from '../../../kernel/index.ts'
import { epidemic } from '../pack.ts'

describeDemo('what epidemic control prints of the demo township', (open) => {
  let kernel: Kernel
  let town: string
  beforeAll(async () => {
    const demo = await open()
    kernel = demo.kernel
    town = demo.loaded.town
  })

  const compile = (kind: 'annual' | 'brief', period: string, periodWords: string) =>
    compileReport(kernel, commandLineActor(town), {
      source: starterReport({
        kind,
        town: { code: town, name: '青竹镇' },
        period,
        periodWords,
        packs: [epidemic].map(({ label, sections }) => ({ label, sections })),
      }),
      name: 'brief.md',
    })

  it.each([
    ['annual', '2020', '2020年'],
    ['brief', '2020-02', '2020年2月'],
    ['brief', '2020-12', '2020年12月'],
    ['brief', '2020-02-05', '2020年2月5日'],
  ] as const)('compiles as the %s of %s without a problem', async (kind, period, words) => {
    const report = await compile(kind, period, words)
    expect(report.problems).toEqual([])
    expect(report.figures.filter(({ proof }) => proof !== 'holds')).toEqual([])
  })

  it('counts a day by the records of that day alone, and they add up to the month', async () => {
    const actor = commandLineActor(town)
    const days = Array.from({ length: 29 }, (_, index) => `2020-02-${String(index + 1).padStart(2, '0')}`)
    const requests = ['2020-02', ...days].map((period) => ({ indicator: 'checkpoint-entry-count', period }))
    const [month, ...byDay] = await evaluateIndicators(kernel, actor, requests)
    expect(byDay.reduce((sum, { value }) => sum + Number(value), 0)).toBe(Number(month?.value))
    const trace = await traceIndicator(kernel, actor, { indicator: 'checkpoint-entry-count', period: '2020-02-05' })
    const [entries] = trace.operands
    expect(entries?.count).toBeGreaterThan(0)
    expect(entries?.contributions.filter(({ placed }) => placed?.startsWith('2020-02-05') !== true)).toEqual([])
  })

  it('knows who is under a measure at the end of a day', async () => {
    const [locked, lifted] = await evaluateIndicators(
      kernel,
      commandLineActor(town),
      ['2020-02-23', '2020-02-24'].map((period) => ({ indicator: 'people-under-village-measure', period })),
    )
    expect([locked?.value, lifted?.value]).toEqual(['1064', '0'])
  })
})
