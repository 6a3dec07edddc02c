import type { CatalogueIndex } from '../definition/catalogue/index-catalogue.ts'
import type { Actor } from './access/types.ts'
import type { Kernel } from './context.ts'
import type { Engine } from './storage/types.ts'

/** Reads for an actor by a key, or gives what the same reading gave before, while nothing was written since. */
export type ReadOnce<Value> = (
  place: { readonly kernel: Pick<Kernel, 'engine' | 'catalogue'>; readonly actor: Actor },
  asked: { readonly key: readonly unknown[]; readonly read: () => Promise<Value> },
) => Promise<Value>

interface Kept<Value> {
  readonly writes: number
  readonly value: Value
}

/**
 * Small readings that are asked again and again, as every edit of a report asks for the names of the villages: each goes to the database once between two writes.
 * Where others write into the store too every one goes. The key says everything that the reading depends on besides the town, the reader and the catalogue.
 */
export function whileUnwritten<Value>(most: number): ReadOnce<Value> {
  const kept = new WeakMap<Engine, WeakMap<CatalogueIndex, Map<string, Kept<Value>>>>()
  return async ({ kernel: { engine, catalogue }, actor: { town, id, role } }, { key, read }) => {
    if (!engine.alone) return read()
    const ofEngine = kept.get(engine) ?? new WeakMap<CatalogueIndex, Map<string, Kept<Value>>>()
    kept.set(engine, ofEngine)
    const known = ofEngine.get(catalogue) ?? new Map<string, Kept<Value>>()
    ofEngine.set(catalogue, known)
    const name = JSON.stringify([town, id, role, ...key])
    const before = known.get(name)
    const writes = engine.writes()
    if (before?.writes === writes) return before.value
    const value = await read()
    if (known.size >= most) known.clear()
    known.set(name, { writes, value })
    return value
  }
}
