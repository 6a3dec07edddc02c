import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLoop, ResolvedState, ResolvedStep } from '../../definition/loop/types.ts'
import { Refusal } from '../refusal.ts'

interface LoopIndex {
  readonly byId: ReadonlyMap<string, ResolvedLoop>
  readonly byLedger: ReadonlyMap<string, readonly ResolvedLoop[]>
}

const indexes = new WeakMap<CatalogueIndex, LoopIndex>()

function indexOf(catalogue: CatalogueIndex): LoopIndex {
  const known = indexes.get(catalogue)
  if (known !== undefined) return known
  const { loops } = catalogue.catalogue
  const made = {
    byId: new Map(loops.map((loop) => [loop.id, loop])),
    byLedger: new Map(loops.map(({ ledger }) => [ledger, loops.filter((other) => other.ledger === ledger)])),
  }
  indexes.set(catalogue, made)
  return made
}

/** The loop with this id, undefined when the catalogue has none. */
export function findLoop(catalogue: CatalogueIndex, id: string): ResolvedLoop | undefined {
  return indexOf(catalogue).byId.get(id)
}

/** A loop that a caller names. Refuses with `not-found`. */
export function requireLoop(catalogue: CatalogueIndex, id: string): ResolvedLoop {
  const loop = findLoop(catalogue, id)
  if (loop === undefined) throw new Refusal('not-found', `没有编号为“${id}”的闭环。`)
  return loop
}

/** The loops over a ledger's records; none for most ledgers. */
export function loopsOver(catalogue: CatalogueIndex, ledger: string): readonly ResolvedLoop[] {
  return indexOf(catalogue).byLedger.get(ledger) ?? []
}

/** A state of a loop; a bug when it has none of that id. */
export function stateOf(loop: ResolvedLoop, id: string): ResolvedState {
  const state = loop.states.find((one) => one.id === id)
  if (state === undefined) throw new Error(`loop ${loop.id} has no state ${id}`)
  return state
}

/** A step that a caller names. Refuses with `not-found`. */
export function requireStep(loop: ResolvedLoop, id: string): ResolvedStep {
  const step = loop.steps.find((one) => one.id === id)
  if (step === undefined) throw new Refusal('not-found', `「${loop.label}」没有编号为“${id}”的步骤。`)
  return step
}

/**
 * The state that a record's own words put its case in: `current` when that shows them, else the first that does. A record that says nothing stands
 * at the beginning; undefined when what it says belongs to no state.
 */
export function stateShown(loop: ResolvedLoop, shown: string | null, current?: string): ResolvedState | undefined {
  if (shown === null) return stateOf(loop, loop.initial)
  const showing = loop.states.filter((state) => state.shows === shown)
  return showing.find(({ id }) => id === current) ?? showing.find(({ id }) => id === loop.initial) ?? showing[0]
}
