import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { StoredValues } from './record/types.ts'

/**
 * Something above the ledgers that follows what is written to some of them, within the same transaction: cases beside their records. The commands
 * of this folder tell it, whoever calls them; they are joined in `composeHooks`, so that the ledgers know nothing of it.
 */
export interface LedgerWatch {
  /** Ledgers that only the watch itself writes; every command refuses them. */
  readonly keeps: (ledger: string) => boolean
  readonly follows: (ledger: string) => boolean
  /** Whether it must find the records of a ledger in its table, behind the entry of a file that wrote them: those can be written in one piece only. */
  readonly rereads: (ledger: string) => boolean
  /** Fills in what a record that is written by hand leaves open. */
  readonly complete: (ledger: ResolvedLedger, values: StoredValues) => StoredValues
  /** Fields of a ledger that an empty cell of an office file leaves as they are: the file was made before the work went on. */
  readonly steered: (ledger: string) => readonly string[]
}

/** Follows nothing; a watch says only what it does differently. */
export const noWatch: LedgerWatch = {
  keeps: () => false,
  follows: () => false,
  rereads: () => false,
  complete: (_ledger, values) => values,
  steered: () => [],
}

/** Keeps some ledgers to the verbs of one folder: what anybody could write would prove nothing. */
export function keepLedgers(own: readonly string[]): LedgerWatch {
  return { ...noWatch, keeps: (ledger) => own.includes(ledger) }
}

/** Several watches as one; what they fill in is filled in in their order. */
export function joinWatches(watches: readonly LedgerWatch[]): LedgerWatch {
  return {
    keeps: (ledger) => watches.some((watch) => watch.keeps(ledger)),
    follows: (ledger) => watches.some((watch) => watch.follows(ledger)),
    rereads: (ledger) => watches.some((watch) => watch.rereads(ledger)),
    complete: (ledger, values) => watches.reduce((filled, watch) => watch.complete(ledger, filled), values),
    steered: (ledger) => watches.flatMap((watch) => watch.steered(ledger)),
  }
}

/** The kernel as the verbs of a kept ledger write to it; everybody else's way stays closed. */
export function openTo<Watched extends { readonly watch: LedgerWatch }>(kernel: Watched, ledger: string): Watched {
  const { watch } = kernel
  return { ...kernel, watch: { ...watch, keeps: (one) => one !== ledger && watch.keeps(one) } }
}
