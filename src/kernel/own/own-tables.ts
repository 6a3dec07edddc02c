import { groupBy } from '../../definition/group-by.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { ledgerTable } from '../ledger/table/ledger-table.ts'
import { joinTables } from '../storage/migrate/join-tables.ts'
import type { TableShape } from '../storage/migrate/types.ts'
import { ownField } from './own-field.ledger.ts'
import { ownLedger } from './own-ledger.ledger.ts'

/** Whether a ledger tells what towns have made themselves: its table stands before it is known which others there are. */
export function isOwnDefinition({ id }: ResolvedLedger): boolean {
  return id === ownLedger.id || id === ownField.id
}

/** The tables of ledgers; several towns' columns in one ledger of a pack make one table, in which each uses its own. */
export function tablesOf(ledgers: readonly ResolvedLedger[]): readonly TableShape[] {
  return [...groupBy(ledgers.map(ledgerTable), ({ name }) => name)].map(([, [first, ...others]]) => {
    if (first === undefined) throw new Error('a group of tables is empty')
    return others.reduce(joinTables, first)
  })
}
