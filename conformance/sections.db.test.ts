import { beforeAll, expect, it } from 'vitest'
import { demoTown } from '../demo/world.ts'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import type { PackDefinition } from '../src/definition/pack/types.ts'
import { type StarterKind, starterReport } from '../src/definition/report/starter-report.ts'
import { compileReport, type Kernel, withKernelPacks } from '../src/kernel/index.ts'
import { packs } from '../src/packs/index.ts'
import { township } from '../src/packs/township/pack.ts'
import { describeDemo, describeEmbeddedDemo } from './loaded-demo.ts'

const periods = [
  ['annual', '2020', '2020年'],
  ['brief', '2020-06', '2020年6月'],
  ['brief', '2020-12', '2020年12月'],
  ['progress', '2020-01..2020-06', '2020年上半年'],
] as const

describeDemo('the sections of the packs', (open) => {
  let kernel: Kernel
  let town: string
  beforeAll(async () => {
    const demo = await open()
    kernel = demo.kernel
    town = demo.loaded.town
  })

  it.each(periods)('compile as the %s of %s without a problem', async (kind, period, periodWords) => {
    await expectNoProblem(kernel, { town, some: packs, kind, period, periodWords })
  })
})

const domains = packs.filter((pack) => pack !== township)
/** Each in its turn, one a day: which it was stands in the name. `scripts/without-pack.mjs` loads and builds a program without one from the beginning. */
const away = domains[Math.floor(Date.now() / 86_400_000) % domains.length]
const others = packs.filter((pack) => pack !== away)

describeEmbeddedDemo(
  `the sections of the other packs without ${away?.label}`,
  (open) => {
    it('compile for the year and for a month without a problem', async () => {
      const kernel = await open()
      // Tasks name indicators of the domain that is away: what they come to is told by nobody.
      for (const [kind, period, periodWords] of periods.filter(([kind]) => kind !== 'progress'))
        await expectNoProblem(kernel, { town: demoTown.town, some: others, kind, period, periodWords })
    })
  },
  () => resolveCatalogue(withKernelPacks(others)).catalogue,
)

interface Sections {
  readonly town: string
  readonly some: readonly PackDefinition[]
  readonly kind: StarterKind
  readonly period: string
  readonly periodWords: string
}

async function expectNoProblem(kernel: Kernel, { town, some, kind, period, periodWords }: Sections): Promise<void> {
  const parts = some.map(({ label, sections }) => ({ label, sections }))
  const source = starterReport({ kind, town: { code: town, name: '青竹镇' }, period, periodWords, packs: parts })
  const report = await compileReport(kernel, commandLineActor(town), { source, name: 'sections.md' })
  expect(report.problems).toEqual([])
  expect(report.figures.filter(({ proof }) => proof !== 'holds')).toEqual([])
}
