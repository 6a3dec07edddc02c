import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { requireLedger } from '../../ledger/command/require-ledger.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { readInTown } from '../../town-session.ts'
import { type HeldBack, judgeDue } from './judge-due.ts'

export interface DueRecordLine {
  readonly record: string
  /** As who sees nothing in full reads it; empty of one that was withdrawn. */
  readonly title: string
  /** The last day of its term. */
  readonly day: string
  readonly held: HeldBack | null
}

export interface DueRecords {
  readonly ledger: string
  readonly label: string
  readonly due: number
  /** Those that are due longest. */
  readonly records: readonly DueRecordLine[]
}

const mostShown = 200

/** The due records of one ledger to look through before anybody asks for their destruction, masked for everybody. Refuses with `not-permitted`, `not-found`. */
export function listDueRecords(kernel: Kernel, actor: Actor, { ledger: named }: { readonly ledger: string }): Promise<DueRecords> {
  return readInTown(kernel, actor, 'oversee', async (place) => {
    const { session, town, moment } = place
    const ledger = requireLedger(kernel.catalogue, named)
    // All ledgers are judged: what one of them holds may be held by another.
    const found = (await judgeDue(place, { day: moment.today })).ledgers.find((one) => one.ledger.id === ledger.id)
    const due = [...(found?.due ?? [])].sort(([, left], [, right]) => (left < right ? -1 : left > right ? 1 : 0))
    const shown = due.slice(0, mostShown)
    const wanted = new Map([[ledger.id, new Set(shown.map(([id]) => id))]])
    const titles = await readTitles(session, kernel.catalogue, { town, wanted })
    return {
      ledger: ledger.id,
      label: ledger.label,
      due: due.length,
      records: shown.map(([record, day]) => ({ record, title: titles.get(record) ?? '', day, held: found?.held.get(record) ?? null })),
    }
  })
}
