import type { PackDefinition } from '../src/definition/pack/types.ts'
import { packs } from '../src/packs/index.ts'
import type { LifeEvent } from './life/types.ts'
import type { DemoSheet } from './sheet.ts'
import type { World } from './world.ts'

/** How the rows of a ledger came to where they stand, from its finished sheet. */
export type Life = (sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>) => readonly LifeEvent[]

/** What a pack brings to the demo township: the pack's `demo/index.ts` exports it as `demoPart`. */
export interface DemoPart {
  /**
   * Called for every pack, in the packs' order, before any sheet is made: whoever needs people of their own takes their names here. The sheets come in the
   * order in which they must be imported. A sheet of a ledger that several packs write into (包干责任, 走访记录, 年度任务) is joined with theirs.
   */
  readonly settle: (world: World) => () => readonly DemoSheet[]
  /** Ledgers whose rows come to where they stand through their loops instead of being handed in, by label. */
  readonly lives?: Readonly<Record<string, Life>>
  /** What happened beside the rows of a ledger. */
  readonly events?: () => readonly LifeEvent[]
  /** Ledgers, by label, that the offices keep from the first day on and a loop may look up: nobody's case, and no account of what happened. */
  readonly registers?: readonly string[]
  /** Ledgers, by label, that the offices keep and nothing has come into: without their word nobody would know that there was nothing. */
  readonly keptEmpty?: readonly string[]
}

/** Found by convention, so that nothing here names a pack. */
const found = import.meta.glob<{ readonly demoPart: DemoPart }>('../src/packs/*/demo/index.ts', { eager: true })

/** What some packs bring, in their order. */
export function partsOf(some: readonly PackDefinition[]): readonly DemoPart[] {
  return some.flatMap(({ id }) => found[`../src/packs/${id}/demo/index.ts`]?.demoPart ?? [])
}

/** The parts of the packs that the program is made with. */
export const demoParts: readonly DemoPart[] = partsOf(packs)
