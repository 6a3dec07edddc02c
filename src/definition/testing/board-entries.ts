import type { BoardEntry, ResolvedBoard } from '../board/types.ts'
import type { Catalogue } from '../catalogue/types.ts'
import type { EvaluatedRecord } from '../expression/evaluated.ts'
import type { FieldValues } from '../field/types.ts'
import { evaluateBoard } from './evaluate-board.ts'

/** By ledger; fields that are not given are empty. */
export type BoardRecords = Readonly<Record<string, readonly (FieldValues & { readonly id: string })[]>>

export interface BoardMonth {
  readonly periodStart: string
  readonly periodEnd: string
  /** By record, what its indicator says. */
  readonly measured?: Readonly<Record<string, string>>
}

/** A board of packs, and its entries over records that a test writes down. Throws when the packs have no such board. */
export function boardOf(catalogue: Catalogue, id: string) {
  const board: ResolvedBoard | undefined = catalogue.boards.find((one) => one.id === id)
  if (board === undefined) throw new Error(`the packs have no board ${id}`)
  const complete = (ledger: string, { id: record, ...values }: FieldValues & { readonly id: string }): EvaluatedRecord => {
    const fields = catalogue.ledgers.find((one) => one.id === ledger)?.fields ?? []
    return { id: record, values: { ...Object.fromEntries(fields.map((one) => [one.id, null])), ...values } }
  }
  const entriesOf = (records: BoardRecords, month: BoardMonth): readonly BoardEntry[] => {
    const list = (ledger: string) => (records[ledger] ?? []).map((values) => complete(ledger, values))
    const findRecord = (ledger: string, record: string) => list(ledger).find((one) => one.id === record)
    return evaluateBoard(board, { ...month, listRecords: list, findRecord }, ({ values }) => String(values.name ?? values.item))
  }
  return { board, entriesOf }
}
