import { createMerkleTree } from '../audit/merkle.ts'
import type { Change } from '../audit/types.ts'
import type { Kernel } from '../context.ts'
import { type SealedRow, sealedLeaf } from '../destroyed/leaves.ts'
import type { DestroyedSpan, DestroyedSpans } from '../destroyed/types.ts'
import type { Leaf } from '../indicator/figure.ts'
import type { ReadLeaf } from '../indicator/read-leaf.ts'
import { readStates } from '../indicator/read-leaves.ts'
import { openReading } from '../indicator/reading-scope.ts'
import { measureKey, sealKey } from '../indicator/sealed/measure-key.ts'
import { writeReading } from '../indicator/sealed/sealed-reading.ts'
import { isOpen, touches, touchesOwn } from '../indicator/sealed/touches.ts'
import { windowOf } from '../indicator/window.ts'
import { sealNumbers } from '../storage/sealing/seal-numbers.ts'
import type { CopyRow } from '../storage/types.ts'
import type { TownReader } from '../town-session.ts'
import type { BeforeLeaf, Compared } from './compared-leaf.ts'
import type { SealLeaf, SealTarget } from './list-seal-leaves.ts'
import { printsPerson } from './prints-person.ts'
import { suppressSmallCells } from './suppress-small-cells.ts'

export interface BeforeTarget {
  readonly target: SealTarget
  readonly leaves: readonly BeforeLeaf[]
}

/** Reads what may have to be sealed, while the records are still there. Only leaves that the records may be in. */
export async function readBefore(
  place: TownReader,
  targets: readonly SealTarget[],
  spans: readonly DestroyedSpan[],
): Promise<readonly BeforeTarget[]> {
  const wide = { ledgers: spans, untouched: [], passed: [] }
  const before: BeforeTarget[] = []
  for (const target of targets) {
    const wanted = target.leaves.filter(({ leaf, origin }) =>
      origin === 'probe' ? isOpen(windowOf(leaf)) && touches(wide, leaf, target.catalogue) : touches(wide, leaf, target.catalogue),
    )
    const read = await readTarget(place, target, wanted)
    before.push({ target, leaves: read.map((one, index) => ({ origin: wanted[index]?.origin ?? 'series', read: one })) })
  }
  return before
}

/**
 * Readings of a transaction that may still be rolled back must not be kept for later ones: they go through an engine of their own, whose caches end
 * with it.
 */
async function readTarget(place: TownReader, target: SealTarget, leaves: readonly SealLeaf[]): Promise<readonly ReadLeaf[]> {
  const { catalogue, definition, asOf } = target
  const apart: Kernel = { ...place.kernel, catalogue, definition, engine: { ...place.kernel.engine } }
  const scope = await openReading({ ...place, kernel: apart }, asOf === undefined ? {} : { asOf })
  return readStates(
    leaves.map(({ leaf }) => leaf),
    scope,
  )
}

export interface SealedFigures {
  readonly spans: DestroyedSpans
  readonly root: string
  readonly count: number
}

/** Reads the same again without the records, and keeps every figure that they made a difference to, with what the others come to alone. */
export async function sealFigures(
  place: TownReader,
  change: Change,
  { before, ledgers }: { readonly before: readonly BeforeTarget[]; readonly ledgers: readonly DestroyedSpan[] },
): Promise<SealedFigures> {
  const compared: Compared[] = []
  for (const { target, leaves } of before) {
    const again = await readTarget(
      place,
      target,
      leaves.map(({ read, origin }) => ({ leaf: read.leaf, origin })),
    )
    for (const [index, one] of leaves.entries()) compared.push({ ...one, target, rest: again[index]?.live })
  }
  const spans = { ledgers, ...judgeMeasures(compared, ledgers) }
  const kept = compared.filter(
    ({ read, origin, target }) =>
      origin !== 'probe' &&
      read.state.type === 'reading' &&
      touches(spans, read.leaf, target.catalogue) &&
      !printsPerson(read.leaf.measure, target.catalogue),
  )
  const rows = rowsOf(suppressSmallCells(kept))
  const tree = createMerkleTree(change.algorithm)
  for (const row of rows) tree.add(sealedLeaf(row))
  await storeRows(change, rows)
  return { spans, root: tree.root(), count: tree.count }
}

/** Which measures the records made no difference to where they were only looked at, and which they are past. */
function judgeMeasures(compared: readonly Compared[], ledgers: readonly DestroyedSpan[]): Pick<DestroyedSpans, 'untouched' | 'passed'> {
  const lookedAt = new Map<string, boolean>()
  const stood = new Map<string, boolean>()
  const note = (marks: Map<string, boolean>, leaf: Leaf, same: boolean) => {
    const key = measureKey(leaf.measure)
    marks.set(key, (marks.get(key) ?? true) && same)
  }
  for (const { read, rest, origin } of compared) {
    const { leaf, live } = read
    const same = live === undefined || rest === undefined ? live === rest : writeReading(live) === writeReading(rest)
    if (!ledgers.some((span) => touchesOwn(span, leaf))) note(lookedAt, leaf, same)
    const late = isOpen(windowOf(leaf)) && ledgers.every(({ lastMonth }) => leaf.period.firstMonth > lastMonth)
    if (origin === 'probe' || late) note(stood, leaf, same)
  }
  const holding = (marks: ReadonlyMap<string, boolean>) => [...marks].flatMap(([key, same]) => (same ? [key] : [])).sort()
  return { untouched: holding(lookedAt), passed: holding(stood) }
}

/** Each leaf once, in the order in which the chain's tree goes over them. */
function rowsOf(kept: readonly Compared[]): readonly SealedRow[] {
  const rows = new Map<string, SealedRow>()
  for (const { read, rest, target } of kept) {
    const { leaf, state } = read
    if (state.type !== 'reading') continue
    const asOf = target.asOf ?? ''
    const row: SealedRow = {
      leaf: sealKey(leaf, target.catalogue),
      as_of: asOf,
      label: leaf.measure.label,
      period: leaf.period.key,
      slices: leaf.slices.map(({ dimension, value }) => `${dimension}=${value}`).join('，'),
      reading: writeReading(state.reading),
      rest: asOf !== '' || rest === undefined ? 'null' : writeReading(rest),
    }
    const key = `${row.leaf} ${asOf}`
    if (!rows.has(key)) rows.set(key, row)
  }
  return [...rows].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row)
}

const columns = ['town', 'destroyed_by', 'leaf', 'as_of', 'label', 'period', 'slices', 'reading', 'rest']

async function storeRows({ session, town, seq }: Change, rows: readonly SealedRow[]): Promise<void> {
  const lines = rows.map(
    ({ leaf, as_of: asOf, label, period, slices, reading, rest }): CopyRow => [
      town,
      String(seq),
      leaf,
      asOf,
      label,
      period,
      slices,
      sealNumbers(reading, session.sealer),
      sealNumbers(rest, session.sealer),
    ],
  )
  await session.copyIn('sealed_figure', columns, lines)
}
