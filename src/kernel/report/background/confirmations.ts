import type { CompiledBackground } from '../../../definition/report/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { listRecords } from '../../ledger/query/list-records.ts'
import type { Instant, LedgerRecord } from '../../ledger/types.ts'
import { backgroundConfirmation } from '../ledgers/background-confirmation.ledger.ts'

/** A background that somebody confirmed, in a sentence of a template. */
export interface Confirmation {
  readonly id: string
  readonly version: number
  readonly words: string
  readonly source: string
  readonly sentence: string
  /** The user's id. */
  readonly by: string
  readonly name: string
  readonly at: Instant
}

/** The confirmations in force of a template's backgrounds, whatever became of the sentences since. */
export async function listConfirmations(
  kernel: Kernel,
  actor: Actor,
  { template }: { readonly template: string },
): Promise<readonly Confirmation[]> {
  authorize(actor, 'read')
  const ledger = backgroundConfirmation.id
  if (kernel.catalogue.findLedger(ledger) === undefined) return []
  const found: Confirmation[] = []
  let after: string | undefined
  do {
    const filters = [{ field: 'template', operator: '=' as const, value: template }]
    const page = await listRecords(kernel, actor, { ledger, query: { limit: 500, filters, ...(after === undefined ? {} : { after }) } })
    found.push(...page.records.map(present))
    after = page.next
  } while (after !== undefined)
  return found
}

/** The confirmation of a background: of these words, from this source, in this sentence; said in another one it is to be confirmed anew. */
export function findConfirmation(confirmations: readonly Confirmation[], background: CompiledBackground): Confirmation | undefined {
  const { words, source = '', sentence } = background
  return confirmations.find((one) => one.words === words && one.source === source && one.sentence === sentence)
}

function present({ id, version, values, actor, recordedAt }: LedgerRecord): Confirmation {
  const text = (name: string) => String(values[name] ?? '')
  return {
    id,
    version,
    words: text('background'),
    source: text('source'),
    sentence: text('sentence'),
    by: actor,
    name: text('confirmedBy'),
    at: recordedAt,
  }
}
