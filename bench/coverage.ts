import { loadCatalogue } from '../src/app/store/catalogue.ts'
import {
  auditCoverage,
  coverageTree,
  handOver,
  listFindings,
  loadView,
  openEngine,
  openKernel,
  proposeAssignments,
} from '../src/kernel/index.ts'
import { coverageSizes, fillCoverageTown, heldByFirst } from './support/coverage-town.ts'
import { type BenchEngine, onEachEngine } from './support/engines.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * Who answers for whom in a township with 50,000 people away, 15,000 households, 2,000 firms and 300 projects, all with duties and visits: the whole
 * coverage audit beside its limit of two seconds, and a cadre with 5,000 duties who leaves.
 */
const limits = { audit: 2, handOver: 5 } as const
const lines: string[][] = []
let late = false

await onEachEngine(async (engine) => {
  lines.push(...(await measureCoverage(engine)))
})
process.stdout.write(`${markdownTable(['engine', 'what', 'size', 'median s', 'of that CPU s', 'limit s', 'held'], lines)}\n`)
if (late) throw new Error(`over a limit:\n${lines.map((line) => line.join(' | ')).join('\n')}`)

async function measureCoverage({ name, options }: BenchEngine): Promise<string[][]> {
  const engine = await openEngine(options)
  try {
    const kernel = await openKernel({ engine, catalogue: loadCatalogue(), clock: () => new Date('2020-12-31T04:00:00Z') })
    const { actor, uncovered, objects, first, second } = await fillCoverageTown(kernel)
    const audit = await repeated(5, () => auditCoverage(kernel, actor))
    const found = audit.result.duties.reduce((sum, duty) => sum + duty.uncovered, 0)
    const answered = audit.result.duties.filter(({ ledger }) => ledger in coverageSizes).reduce((sum, duty) => sum + duty.inScope, 0)
    if (answered !== objects) throw new Error(`${answered} of ${objects} objects are in scope`)
    if (found < uncovered) throw new Error(`${found} uncovered objects found, at least ${uncovered} are there`)
    const page = await repeated(5, () => listFindings(kernel, actor, { duty: 'personAway', fault: 'uncovered' }))
    const tree = await repeated(3, () => coverageTree(kernel, actor))
    const load = await repeated(3, () => loadView(kernel, actor))
    const proposal = await repeated(3, () => proposeAssignments(kernel, actor, { duty: 'personAway' }))
    const over = await repeated(1, () => handOver(kernel, actor, { cadre: first, on: '2021-01-01', to: { holders: [second] } }))
    if (over.result.moved < heldByFirst * 0.99) throw new Error(`only ${over.result.moved} duties moved`)
    const row = (what: string, size: number, { seconds, cpu }: Measured<unknown>, limit?: number): string[] => {
      if (limit !== undefined && seconds > limit) late = true
      return [
        name,
        what,
        size.toLocaleString('en'),
        seconds.toFixed(2),
        name === 'PGlite' ? cpu.toFixed(2) : '',
        limit?.toFixed(0) ?? '',
        limit === undefined ? '' : seconds <= limit ? 'yes' : 'NO',
      ]
    }
    return [
      row('coverage audit, every duty', objects, audit, limits.audit),
      row('a page of findings', coverageSizes['person-away'], page),
      row('the tree with counts', objects, tree),
      row('load of every cadre', objects, load),
      row('proposal for what is uncovered', proposal.result.length, proposal),
      row('hand-over of one cadre, one transaction', over.result.moved, over, limits.handOver),
    ]
  } finally {
    await engine.close()
  }
}

interface Measured<Result> {
  readonly seconds: number
  /** Of this process, database included where it is embedded: what a machine with nothing else to do would need at the most. */
  readonly cpu: number
  readonly result: Result
}

async function repeated<Result>(times: number, work: () => Promise<Result>): Promise<Measured<Result>> {
  const runs: Measured<Result>[] = []
  for (let run = 0; run < times; run++) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    const result = await work()
    const { user, system } = process.cpuUsage(before)
    runs.push({ seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6, result })
  }
  const median = runs.sort((left, right) => left.seconds - right.seconds)[Math.floor(times / 2)]
  if (median === undefined) throw new Error('nothing was run')
  return median
}
