import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { extendCatalogue } from '../../definition/own/extend-catalogue.ts'
import type { OwnDefinition } from '../../definition/own/types.ts'
import { wholeOwn } from '../../definition/own/whole-own.ts'
import type { Kernel } from '../context.ts'
import type { Engine, Session } from '../storage/types.ts'
import { readDefinedAt, readOwn, type TownDefinition } from './read-own.ts'

/** Of so many towns the catalogue is held at the same time. */
const mostHeld = 100
const held = new WeakMap<Kernel['withOwn'], Map<string, Kernel>>()
const seen = new WeakMap<Engine, Map<string, { readonly writes: number; readonly definedAt: number }>>()

/**
 * The kernel as a town has it: with the ledgers and columns that it has made itself beside those of the packs. Whoever acts in a town goes by this one; what
 * another process has defined is seen by the next call.
 */
export async function townKernel(kernel: Kernel, town: string): Promise<Kernel> {
  const definedAt = await lookUp(kernel.engine, town)
  const known = findHeld(kernel, town, definedAt)
  if (known !== undefined) return known
  // Of one snapshot: what was found before may have changed since.
  return kernel.engine.inTown(town).read((session) => townKernelWithin(kernel, session, town))
}

/** The same within a transaction. */
export async function townKernelWithin(kernel: Kernel, session: Session, town: string): Promise<Kernel> {
  const definedAt = await readDefinedAt(session, town)
  const known = findHeld(kernel, town, definedAt)
  if (known !== undefined) return known
  return hold(kernel, town, { definedAt, own: await readOwn(session, kernel.base, { town }) })
}

/** The kernel of a town that has made this itself. */
export function kernelOf(kernel: Kernel, town: string, { own, definedAt }: TownDefinition): Kernel {
  if (definedAt === 0) return kernel.definedAt === 0 ? kernel : kernel.withOwn({ catalogue: kernel.base, definedAt, removed: [] })
  // What is wrong with it (a pack has since taken a name) was right when it was made, and is left out of nothing.
  const { catalogue } = extendCatalogue(kernel.base.catalogue, town, own)
  return kernel.withOwn({ catalogue: indexCatalogue(catalogue), definedAt, removed: removedLedgers(kernel, town, own) })
}

function removedLedgers(kernel: Kernel, town: string, own: OwnDefinition): readonly ResolvedLedger[] {
  const gone = new Set(own.ledgers.flatMap(({ id, removed }) => (removed === true ? [id] : [])))
  if (gone.size === 0) return []
  return extendCatalogue(kernel.base.catalogue, town, wholeOwn(own)).catalogue.ledgers.filter(({ id }) => gone.has(id))
}

/** Where nobody else writes, nothing was defined while nothing was written. */
async function lookUp(engine: Engine, town: string): Promise<number> {
  const towns = seen.get(engine) ?? new Map<string, { readonly writes: number; readonly definedAt: number }>()
  seen.set(engine, towns)
  const writes = engine.writes()
  const last = towns.get(town)
  if (engine.alone && last?.writes === writes) return last.definedAt
  const definedAt = await engine.inTown(town).read((session) => readDefinedAt(session, town))
  towns.set(town, { writes, definedAt })
  return definedAt
}

function findHeld(kernel: Kernel, town: string, definedAt: number): Kernel | undefined {
  if (definedAt === 0) return kernelOf(kernel, town, { own: { ledgers: [], columns: [] }, definedAt })
  const known = held.get(kernel.withOwn)?.get(town)
  return known?.definedAt === definedAt ? known : undefined
}

function hold(kernel: Kernel, town: string, definition: TownDefinition): Kernel {
  const towns = held.get(kernel.withOwn) ?? new Map<string, Kernel>()
  held.set(kernel.withOwn, towns)
  const made = kernelOf(kernel, town, definition)
  towns.delete(town)
  towns.set(town, made)
  const [oldest] = towns.keys()
  if (towns.size > mostHeld && oldest !== undefined) towns.delete(oldest)
  return made
}
