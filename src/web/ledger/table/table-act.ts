import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { Column } from '../columns.ts'

/** Which rows somebody has chosen, and how that is changed. */
export interface RowChoice {
  readonly chosen: ReadonlyMap<string, LedgerRecord>
  readonly toggle: (records: readonly LedgerRecord[], on: boolean) => void
}

/** What somebody may do in the cells themselves. */
export interface CellActs {
  /** Why a cell is not changed in place; undefined where it is. */
  readonly whyNot: (record: LedgerRecord, column: Column) => string | undefined
  /** Says why nothing happened. */
  readonly tell: (why: string) => void
  /** Keeps a cell; gives what is wrong with it, undefined when it is kept. */
  readonly save: (record: LedgerRecord, column: Column, text: string) => Promise<string | undefined>
  /** Writes the first row of a block into all rows below it, as one act. */
  readonly fillDown: (records: readonly LedgerRecord[], columns: readonly Column[]) => void
  readonly paste: (text: string, at: { readonly row: number; readonly column: number }) => void
}
