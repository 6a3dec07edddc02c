import { sql } from 'kysely'
import { compileTitle, openLedgerSource } from '../ledger/sql/index.ts'
import type { Engine } from '../storage/types.ts'
import { failedOutcome, isMeasured, type Leaf, type Outcome, type TargetLeaf, unknownOutcome } from './figure.ts'
import { createMarkedCache, type MarkedCache } from './marked-cache.ts'
import { measuredFactor } from './measured-unit.ts'
import { readTargets } from './read-targets.ts'
import type { ReadingScope } from './reading-scope.ts'
import { resolveSlices } from './resolve-slices.ts'
import { ledgersOf, type PlannedLeaf, pickedLedger } from './scan/leaf-terms.ts'
import { planScans } from './scan/plan-scans.ts'
import type { LeafReading } from './scan/types.ts'
import { settleLeaf } from './settle-leaf.ts'
import { windowOf } from './window.ts'

/** Readings of leaves: a report has some hundreds, a year's series of all indicators some thousands. */
const keptLeaves = 50_000

const readings = new WeakMap<Engine, MarkedCache<LeafReading>>()

/** Reads the leaves, each once, and settles what each comes to. What was read before is read again only when one of its ledgers has changed. */
export async function readLeaves(leaves: readonly (Leaf | TargetLeaf)[], scope: ReadingScope): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const targets = leaves.filter((leaf): leaf is TargetLeaf => !isMeasured(leaf))
  for (const [key, { outcome }] of await readTargets(targets, scope)) outcomes.set(key, outcome)
  const planned: PlannedLeaf[] = []
  for (const plan of await planLeaves(leaves.filter(isMeasured), scope)) {
    if ('outcome' in plan) outcomes.set(plan.leaf.key, plan.outcome)
    else planned.push(plan)
  }
  const read = await readPlanned(planned, scope)
  for (const plan of planned) {
    const { leaf, window } = plan
    const reading = await nameRecord(plan, read.get(leaf.key) ?? nothing, scope)
    const expected = window.type === 'range' ? window.expected : []
    outcomes.set(leaf.key, settleLeaf({ leaf, reading, expected, factor: measuredFactor(scope.catalogue, leaf.measure) }))
  }
  return outcomes
}

/** A leaf that cannot be read, and what it therefore comes to. */
export interface UnreadableLeaf {
  readonly leaf: Leaf
  readonly outcome: Outcome
}

/** Resolves the leaves' slices and windows, or says why a leaf cannot be read. */
export async function planLeaves(leaves: readonly Leaf[], scope: ReadingScope): Promise<readonly (PlannedLeaf | UnreadableLeaf)[]> {
  const resolved = await resolveSlices(leaves, scope)
  return leaves.map((leaf) => {
    const slices = resolved.get(leaf.key) ?? { conditions: [] }
    if ('error' in slices) return { leaf, outcome: failedOutcome(slices.error) }
    const window = windowOf(leaf)
    if (window.type === 'impossible') return { leaf, outcome: unknownOutcome(window.why) }
    return { leaf, slices: slices.conditions, window }
  })
}

const nothing: LeafReading = { records: 0, sum: undefined, value: undefined, list: undefined, granules: [] }

async function readPlanned(planned: readonly PlannedLeaf[], scope: ReadingScope): Promise<ReadonlyMap<string, LeafReading>> {
  const { engine, definition } = scope.kernel
  const kept = readings.get(engine) ?? createMarkedCache<LeafReading>(keptLeaves)
  readings.set(engine, kept)
  const cacheKey = ({ leaf, slices }: PlannedLeaf) => JSON.stringify([scope.town, definition, scope.asOf, leaf.key, slices])
  const read = new Map<string, LeafReading>()
  const fresh: PlannedLeaf[] = []
  for (const plan of planned) {
    const before = kept.find(cacheKey(plan), scope.marks)
    if (before === undefined) fresh.push(plan)
    else read.set(plan.leaf.key, before)
  }
  for (const [key, reading] of await runScans(fresh, scope)) read.set(key, reading)
  for (const plan of fresh) {
    kept.keep(cacheKey(plan), { ledgers: ledgersOf(plan, scope.open()), marks: scope.marks, value: read.get(plan.leaf.key) ?? nothing })
  }
  return read
}

async function runScans(planned: readonly PlannedLeaf[], scope: ReadingScope): Promise<ReadonlyMap<string, LeafReading>> {
  const read = new Map<string, LeafReading>()
  const scans = planScans(scope.open, planned)
  // Sorting a ledger to group it costs more than everything else; its groups fit into memory. Only for this transaction.
  if (scans.length > 0) await scope.session.query(sql`set local work_mem = '64MB'`)
  for (const scan of scans) {
    const rows = await scope.session.query(scan.statement)
    for (const [key, reading] of scan.read(rows)) read.set(key, { ...nothing, ...read.get(key), ...reading })
  }
  return read
}

/** A picked record is known by its id; what is printed is its title. */
async function nameRecord(plan: PlannedLeaf, reading: LeafReading, scope: ReadingScope): Promise<LeafReading> {
  const ledger = pickedLedger(plan, scope.catalogue)
  if (ledger === undefined || reading.value === undefined) return reading
  const source = openLedgerSource(scope.open(), ledger)
  const [row] = await scope.readRows<{ title: string | null }>({
    statement: sql`select ${compileTitle(source)} as title from ${source.from()} where ${source.where()} and ${source.system('id')} = ${reading.value}::uuid`,
    ledgers: source.scope.ledgers,
  })
  return { ...reading, value: row?.title ?? undefined }
}
