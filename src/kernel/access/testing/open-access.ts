import { auditTables } from '../../audit/tables.ts'
import { type AuditContext, noHooks } from '../../audit/types.ts'
import { migrate } from '../../storage/migrate/migrate.ts'
import type { Engine } from '../../storage/types.ts'
import { accessTables } from '../tables.ts'
import { initTown } from '../town/init-town.ts'

/** What acts on a store of accounts alone. */
export interface AccessContext extends AuditContext {
  newId(): string
}

/** The first Monday of the year in which these tests take place, in milliseconds. */
const monday = Date.UTC(2021, 0, 4)

/** Gives what acts on a store of accounts: nothing hears of a change, identifiers count, and the ledger's clock stands where `now` says. */
export function accessContext(engine: () => Engine, now: () => number = () => monday): () => AccessContext {
  let made = 0
  const newId = (): string => {
    made += 1
    return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`
  }
  return () => ({ ...noHooks, engine: engine(), clock: () => new Date(now()), newId })
}

/** Makes the tables of the chain and of accounts in an empty database, and in them these towns: code → name. */
export async function fillAccess(
  engine: Engine,
  context: () => AccessContext,
  towns: Readonly<Record<string, string>> = {},
): Promise<void> {
  await migrate(engine, [...auditTables, ...accessTables])
  for (const [town, name] of Object.entries(towns)) await initTown(context(), { town, name })
}
