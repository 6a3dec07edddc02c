import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { authorize } from '../../access/authorize.ts'
import { inDomains } from '../../access/domain/in-domains.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { listRecords } from '../../ledger/query/list-records.ts'
import type { LedgerRecord } from '../../ledger/types.ts'
import { Refusal } from '../../refusal.ts'
import { carries } from '../claim/carries.ts'
import { wordsOf } from '../find-attestations.ts'

/** A record that says a phrase, and the token that rests the phrase on it. */
export interface CarryingRecord {
  readonly ledger: string
  readonly ledgerLabel: string
  readonly record: string
  readonly title: string
  /** What of it tells it from its namesakes: number, day, level. */
  readonly beside: string
  /** `{{?居全县第一:attested:县委〔2020〕28号}}` */
  readonly token: string
}

/** At the most so many are offered. */
const most = 20

/**
 * The records of the ledgers that attest whose own words carry a phrase, the newest first: each may stand for it. Refuses with `invalid` a phrase that
 * cannot stand in a token.
 */
export async function listCarrying(
  kernel: Kernel,
  actor: Actor,
  { phrase }: { readonly phrase: string },
): Promise<readonly CarryingRecord[]> {
  authorize(actor, 'read')
  const said = phrase.trim()
  if (said === '' || /[{}|:：\n]/.test(said)) throw new Refusal('invalid', '选中的话里有记号或冒号，先选一句没有记号的话。')
  const found: (CarryingRecord & { readonly recordedAt: string })[] = []
  const { catalogue } = (await inDomains(kernel, actor)).catalogue
  for (const ledger of catalogue.ledgers.filter(({ attests }) => attests === true)) {
    const records = await readAll(kernel, actor, ledger)
    const names = namesOf(records)
    for (const record of records) {
      if (!carries(wordsOf(record), said)) continue
      const { id, title, recordedAt } = record
      const token = `{{?${said}:attested:${nameOf(record, names)}}}`
      found.push({ ledger: ledger.id, ledgerLabel: ledger.label, record: id, title, beside: besideOf(record), token, recordedAt })
    }
  }
  return found
    .sort((left, right) => (left.recordedAt < right.recordedAt ? 1 : -1))
    .slice(0, most)
    .map(({ recordedAt: _, ...one }) => one)
}

async function readAll(kernel: Kernel, actor: Actor, ledger: ResolvedLedger): Promise<readonly LedgerRecord[]> {
  const records: LedgerRecord[] = []
  let after: string | undefined
  do {
    const page = await listRecords(kernel, actor, { ledger: ledger.id, query: { limit: 500, ...(after === undefined ? {} : { after }) } })
    records.push(...page.records)
    after = page.next
  } while (after !== undefined)
  return records
}

/** How often each text names a record of the ledger. */
function namesOf(records: readonly LedgerRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const record of records) for (const name of new Set(textsOf(record))) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** Its number if only this one has it, else its title, else its id: what a person would write, as long as it names one record. */
function nameOf(record: LedgerRecord, names: ReadonlyMap<string, number>): string {
  const own = textsOf(record).filter((name) => names.get(name) === 1 && !/[{}|\n]/.test(name) && name.length <= 60)
  return own.find((name) => /〔\d{4}〕/.test(name)) ?? own.find((name) => name === record.title) ?? record.id
}

function textsOf({ title, values }: LedgerRecord): readonly string[] {
  return [title, ...Object.values(values).filter((value) => typeof value === 'string')]
}

function besideOf({ title, values, shown }: LedgerRecord): string {
  const texts = Object.entries(values).flatMap(([id, value]) => (typeof value === 'string' && shown[id] === undefined ? [value] : []))
  return [...texts.filter((text) => !title.includes(text) && text.length <= 40), ...Object.values(shown)].slice(0, 4).join(' · ')
}
