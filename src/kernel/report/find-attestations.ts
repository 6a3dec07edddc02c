import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import type { Instant, LedgerRecord } from '../ledger/types.ts'
import type { Attestation, ReportPlan } from './types.ts'

/** Ledgers a phrase may rest on, by label or id; those that no pack brings are passed over. */
const attestingLedgers = ['荣誉', 'attestation']

/** Looks up the documents that a template names, by id, title, or the exact text of a field such as 文号. */
export async function findAttestations(
  kernel: Kernel,
  actor: Actor,
  plan: ReportPlan,
  asOf: Instant | undefined,
): Promise<ReadonlyMap<string, Attestation>> {
  const found = new Map<string, Attestation>()
  const names = new Set(plan.attested.map(({ token }) => token.record))
  for (const name of names) {
    for (const ledgerName of attestingLedgers) {
      const ledger = kernel.catalogue.findLedger(ledgerName)
      if (ledger === undefined || found.has(name)) continue
      const record = await findRecord(kernel, actor, { ledger: ledger.id, name, asOf })
      if (record !== undefined) found.set(name, { title: record.title, ledger: ledger.label, words: wordsOf(record) })
    }
  }
  return found
}

/** What a person reads in the record: names and choices by their labels. */
function wordsOf({ title, values, shown }: LedgerRecord): string {
  return [title, ...Object.values(values).filter((value) => typeof value === 'string'), ...Object.values(shown)].join(' ')
}

interface Wanted {
  readonly ledger: string
  readonly name: string
  readonly asOf: Instant | undefined
}

async function findRecord(kernel: Kernel, actor: Actor, { ledger, name, asOf }: Wanted): Promise<LedgerRecord | undefined> {
  let after: string | undefined
  do {
    const query = { limit: 500, ...(asOf === undefined ? {} : { asOf }), ...(after === undefined ? {} : { after }) }
    const page = await listRecords(kernel, actor, { ledger, query })
    const record = page.records.find(
      (candidate) => candidate.id === name || candidate.title === name || Object.values(candidate.values).includes(name),
    )
    if (record !== undefined) return record
    after = page.next
  } while (after !== undefined)
  return undefined
}
