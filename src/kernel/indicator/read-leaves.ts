import { sql } from 'kysely'
import type { ResolvedMeasure } from '../../definition/indicator/types.ts'
import { orNull, text } from '../../definition/shape/shape.ts'
import { compileTitle, openLedgerSource } from '../ledger/sql/index.ts'
import { row } from '../storage/row.ts'
import type { Engine } from '../storage/types.ts'
import { failedOutcome, isMeasured, type Leaf, type Outcome, type TargetLeaf, unknownOutcome } from './figure.ts'
import { type Doubt, findDoubts } from './find-doubts.ts'
import { hideOutcome } from './hidden/hide-outcome.ts'
import { type OpenCells, openCells } from './hidden/open-cells.ts'
import { createMarkedCache, type MarkedCache } from './marked-cache.ts'
import { measuredFactor } from './measured-unit.ts'
import { openPast } from './past/open-past.ts'
import type { ReadLeaf } from './read-leaf.ts'
import { readTargets } from './read-targets.ts'
import type { ReadingScope } from './reading-scope.ts'
import { resolveSlices } from './resolve-slices.ts'
import { ledgersOf, type PlannedLeaf, pickedLedger } from './scan/leaf-terms.ts'
import { planScans } from './scan/plan-scans.ts'
import { type LeafReading, scanRow } from './scan/types.ts'
import { openSealing } from './sealed/open-sealing.ts'
import { settleLeaf } from './settle-leaf.ts'
import { windowOf } from './window.ts'

const titleRow = row('titles', { title: orNull(text) })

/** Readings of leaves: a report has some hundreds, a year's series of all indicators some thousands. */
const keptLeaves = 50_000

const readings = new WeakMap<Engine, MarkedCache<LeafReading>>()

/** Reads the leaves, each once, and settles what each comes to. What was read before is read again only when one of its ledgers has changed. */
export async function readLeaves(leaves: readonly (Leaf | TargetLeaf)[], scope: ReadingScope): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const targets = leaves.filter((leaf): leaf is TargetLeaf => !isMeasured(leaf))
  for (const [key, { outcome }] of await readTargets(targets, scope)) outcomes.set(key, outcome)
  const measured = leaves.filter(isMeasured)
  const past = await openPast(measured, scope)
  const scopes = new Map<ReadingScope['asOf'], { readonly scope: ReadingScope; readonly leaves: Leaf[] }>()
  for (const leaf of measured) {
    const reading = past(leaf)
    if ('why' in reading) outcomes.set(leaf.key, unknownOutcome(reading.why))
    else {
      const group = scopes.get(reading.scope.asOf)
      if (group === undefined) scopes.set(reading.scope.asOf, { scope: reading.scope, leaves: [leaf] })
      else group.leaves.push(leaf)
    }
  }
  for (const group of scopes.values()) for (const [key, outcome] of await readAt(group.leaves, group.scope)) outcomes.set(key, outcome)
  return outcomes
}

/** The leaves of one instant. */
async function readAt(leaves: readonly Leaf[], scope: ReadingScope): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const read = await readStates(leaves, scope)
  const doubts = await findDoubts(read, scope)
  const cells = await openCells(
    read.flatMap(({ plan }) => plan ?? []),
    scope,
  )
  for (const one of read) outcomes.set(one.leaf.key, outcomeOf(one, { doubt: doubts.get(one.leaf.key), cells, scope }))
  return outcomes
}

/** Reads measured leaves: what is there, and what it comes to with what was sealed of destroyed records. */
export async function readStates(leaves: readonly Leaf[], scope: ReadingScope): Promise<readonly ReadLeaf[]> {
  const sealing = await openSealing(leaves, scope)
  const plans = await planLeaves(leaves, scope)
  const read = await readPlanned(
    plans.filter((plan): plan is PlannedLeaf => !('outcome' in plan)),
    scope,
  )
  const states: ReadLeaf[] = []
  for (const plan of plans) {
    const { leaf } = plan
    const planned = 'outcome' in plan ? undefined : plan
    const live = planned === undefined ? undefined : (read.get(leaf.key) ?? nothing)
    const common = { leaf, plan: planned, live }
    const sealed = sealing.resolve(leaf, live)
    if (sealed?.type === 'reading') {
      states.push({ ...common, state: { type: 'reading', reading: sealed.reading, sealed: sealed.destruction } })
    } else if (sealed !== undefined) states.push({ ...common, state: { type: 'outcome', outcome: unknownOutcome(sealed.why) } })
    else if ('outcome' in plan) states.push({ ...common, state: { type: 'outcome', outcome: plan.outcome } })
    else {
      const reading = await nameRecord(plan, live ?? nothing, scope)
      states.push({ ...common, state: { type: 'reading', reading, sealed: undefined } })
    }
  }
  return states
}

interface Settling {
  readonly doubt: Doubt | undefined
  readonly cells: OpenCells
  readonly scope: ReadingScope
}

function outcomeOf(read: ReadLeaf, { doubt, cells, scope }: Settling): Outcome {
  const { leaf, plan, state } = read
  if (state.type === 'outcome') return state.outcome
  const window = plan?.window ?? windowOf(leaf)
  const expected = window.type === 'range' ? window.expected : []
  const factor = measuredFactor(scope.catalogue, leaf.measure)
  return hideOutcome(read, settleLeaf({ leaf, reading: state.reading, expected, factor, doubt }), { scope, cells })
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
    if (window.type === 'impossible') return { leaf, outcome: unknownOutcome(window.why, 0, { undivided: true }) }
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
  const fresh = new Map<string, PlannedLeaf>()
  for (const plan of planned) {
    const key = cacheKey(plan)
    const before = kept.find(key, scope.marks)
    if (before === undefined) fresh.set(key, plan)
    else read.set(plan.leaf.key, before)
  }
  for (const [key, reading] of await runScans([...fresh.values()], scope)) read.set(key, reading)
  const ledgers = ledgersByShape(scope)
  for (const [key, plan] of fresh) kept.keep(key, { ledgers: ledgers(plan), marks: scope.marks, value: read.get(plan.leaf.key) ?? nothing })
  return read
}

/** The ledgers of each leaf: those of one measure that are sliced by the same dimensions look into the same. */
function ledgersByShape(scope: ReadingScope): (plan: PlannedLeaf) => ReadonlySet<string> {
  const known = new Map<ResolvedMeasure, Map<string, ReadonlySet<string>>>()
  return (plan) => {
    const { measure, slices } = plan.leaf
    const ofMeasure = known.get(measure) ?? new Map<string, ReadonlySet<string>>()
    known.set(measure, ofMeasure)
    const shape = JSON.stringify(slices.map(({ dimension }) => dimension))
    const ledgers = ofMeasure.get(shape) ?? ledgersOf(plan, scope.open())
    ofMeasure.set(shape, ledgers)
    return ledgers
  }
}

async function runScans(planned: readonly PlannedLeaf[], scope: ReadingScope): Promise<ReadonlyMap<string, LeafReading>> {
  const read = new Map<string, LeafReading>()
  const scans = planScans(scope.open, planned)
  // Sorting a ledger to group it costs more than everything else; its groups fit into memory. Only for this transaction.
  if (scans.length > 0) await scope.session.query(sql`set local work_mem = '64MB'`)
  for (const scan of scans) {
    const rows = scanRow.all(await scope.session.query(scan.statement))
    for (const [key, reading] of scan.read(rows)) read.set(key, { ...nothing, ...read.get(key), ...reading })
  }
  return read
}

/** A picked record is known by its id; what is printed is its title. */
async function nameRecord(plan: PlannedLeaf, reading: LeafReading, scope: ReadingScope): Promise<LeafReading> {
  const ledger = pickedLedger(plan, scope.catalogue)
  if (ledger === undefined || reading.value === undefined) return reading
  const source = openLedgerSource(scope.open(), ledger)
  const [row] = await scope.readRows({
    row: titleRow,
    statement: sql`select ${compileTitle(source)} as title from ${source.from()} where ${source.where()} and ${source.system('id')} = ${reading.value}::uuid`,
    ledgers: source.scope.ledgers,
  })
  return { ...reading, value: row?.title ?? undefined }
}
