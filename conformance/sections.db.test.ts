import { beforeAll, expect, it } from 'vitest'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import { starterReport } from '../src/definition/report/starter-report.ts'
import { compileReport, type Kernel } from '../src/kernel/index.ts'
import { packs } from '../src/packs/index.ts'
import { describeDemo } from './loaded-demo.ts'

describeDemo('the sections of the packs', (open) => {
  let kernel: Kernel
  let town: string
  beforeAll(async () => {
    const demo = await open()
    kernel = demo.kernel
    town = demo.loaded.town
  })

  it.each([
    ['annual', '2020', '2020年'],
    ['brief', '2020-06', '2020年6月'],
    ['brief', '2020-12', '2020年12月'],
  ] as const)('compile as the %s of %s without a problem', async (kind, period, periodWords) => {
    const parts = packs.map(({ label, sections }) => ({ label, sections }))
    const source = starterReport({ kind, town: { code: town, name: '青竹镇' }, period, periodWords, packs: parts })
    const report = await compileReport(kernel, commandLineActor(town), { source, name: 'sections.md' })
    expect(report.problems).toEqual([])
    expect(report.figures.filter(({ proof }) => proof !== 'holds')).toEqual([])
  })
})
