import { v7 } from 'uuid'
import { indexCatalogue } from '../definition/catalogue/index-catalogue.ts'
import type { Catalogue } from '../definition/catalogue/types.ts'
import type { ResolvedLedger } from '../definition/ledger/types.ts'
import { ownPackId } from '../definition/own/extend-catalogue.ts'
import { accessTables } from './access/tables.ts'
import { assertNewest } from './audit/assert-newest.ts'
import { auditTables } from './audit/tables.ts'
import { composeHooks } from './compose-hooks.ts'
import type { Kernel, OwnDefinitions } from './context.ts'
import { digestDefinition, storeDefinition } from './ledger/definitions.ts'
import { rebuildWords } from './ledger/table/rebuild-words.ts'
import { ledgerTables } from './ledger/tables.ts'
import { loopTables } from './loop/tables.ts'
import { isOwnDefinition, tablesOf } from './own/own-tables.ts'
import { readAllOwn } from './own/read-own.ts'
import { partRules } from './part-rules.ts'
import { slipTables } from './secret-ballot/tables.ts'
import { migrate } from './storage/migrate/migrate.ts'
import { sealEngine } from './storage/sealing/seal-engine.ts'
import { readSealers } from './storage/sealing/store-key-table.ts'
import type { Engine, StoreAccess, Transactions } from './storage/types.ts'

export interface KernelOptions {
  readonly engine: Engine
  readonly catalogue: Catalogue
  /** How much may be done to the database (see `migrate`); `create` when it is not given. */
  readonly access?: StoreAccess
  readonly clock?: () => Date
  readonly newId?: () => string
}

/**
 * Brings the database to the catalogue and gives the kernel; for reading it only looks whether it is there. Refuses with `invalid` a definition that its
 * data does not allow, and as `migrate` does.
 */
export async function openKernel(options: KernelOptions): Promise<Kernel> {
  const { engine, catalogue, access = 'create' } = options
  await assertNewest(engine)
  const base = indexCatalogue(catalogue)
  const tables = [...auditTables, ...accessTables, ...loopTables, ...slipTables, ...ledgerTables(catalogue.ledgers.filter(isOwnDefinition))]
  let own: readonly ResolvedLedger[] = []
  await migrate(engine, tables, access, async (session) => {
    const towns = await readAllOwn(session, base)
    own = towns.flatMap((of) => of.ledgers)
    const tables = tablesOf([...catalogue.ledgers.filter((ledger) => !isOwnDefinition(ledger)), ...own])
    return { tables, rules: partRules([base, ...towns.map((of) => of.catalogue)]) }
  })
  const reads = access === 'read'
  const sealed = reads
    ? await openSealed(engine)
    : sealEngine(
        engine,
        await rebuildWords(engine, { ledgers: [...catalogue.ledgers, ...own.filter(({ pack }) => pack === ownPackId)], tables }),
      )
  return assemble({
    engine: reads ? readOnly(sealed) : sealed,
    base,
    definition: reads ? digestDefinition(catalogue) : await storeDefinition(engine, catalogue),
    clock: options.clock ?? (() => new Date()),
    newId: options.newId ?? (() => v7()),
  })
}

/** For whoever changes nothing: the store as it is. */
async function openSealed(engine: Engine): Promise<Engine> {
  const sealing = await engine.asOwner.read((session) => readSealers(session, engine))
  return sealing === undefined ? engine : sealEngine(engine, sealing)
}

/** For a command that only reads: that it writes is a mistake of ours, found here and not in the data. */
function readOnly(engine: Engine): Engine {
  const refuse = async () => {
    throw new Error('a store that was opened for reading was written to')
  }
  const readsOnly = ({ read }: Transactions): Transactions => ({ read, write: refuse })
  return { ...engine, inTown: (town) => readsOnly(engine.inTown(town)), asOwner: readsOnly(engine.asOwner), compact: refuse }
}

/** The same kernel, on the same store, by another clock: its days, terms and entries are that clock's. The chain never goes back for it. */
export function atClock({ engine, base, definition, newId, catalogue, definedAt, removed }: Kernel, clock: () => Date): Kernel {
  return assemble({ engine, base, definition, newId, clock }, { catalogue, definedAt, removed })
}

type Parts = Pick<Kernel, 'engine' | 'base' | 'definition' | 'clock' | 'newId'>

function assemble(parts: Parts, first: OwnDefinitions = { catalogue: parts.base, definedAt: 0, removed: [] }): Kernel {
  const withOwn = (own: OwnDefinitions): Kernel => {
    const hooks = composeHooks(() => kernel, { catalogue: own.catalogue, clock: parts.clock })
    const kernel: Kernel = { ...parts, ...own, withOwn, ...hooks }
    return kernel
  }
  return withOwn(first)
}
