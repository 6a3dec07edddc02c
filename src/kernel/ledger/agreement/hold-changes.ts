import { sql } from 'kysely'
import { agreedFields } from '../../../definition/ledger/agreed-fields.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { readPending } from '../../access/agreement/pending-changes.ts'
import type { PendingChange } from '../../access/agreement/types.ts'
import { readAccessRules } from '../../access/rules/access-rules.ts'
import type { Change, HeldChange } from '../../audit/types.ts'
import type { RecordBefore, RecordChange } from '../record/record-change.ts'
import type { StoredValues } from '../record/types.ts'
import type { LedgerWatch } from '../watch.ts'
import { readAsked } from './asked-fields.ts'

export interface ToHold {
  readonly ledger: ResolvedLedger
  readonly changes: readonly RecordChange[]
  readonly endings: readonly RecordBefore[]
  /** The waiting change that is carried out by this: a second person has agreed. */
  readonly agreed?: string | undefined
}

/**
 * What may be written at once. Where the town's rules ask for a second person, a changed account, payee or number of identity keeps what it said, and the
 * change leaves word of what it is to say (`Change.agreement`); what was empty is a first entry and is filled in. Whatever else changes what is guarded of a
 * record overtakes what waits for it, so that nobody agrees to what they did not see. A change that says nothing but what waits already is left out.
 */
export async function holdChanges(
  { watch }: { readonly watch: LedgerWatch },
  change: Change,
  { ledger, changes, endings, agreed }: ToHold,
): Promise<readonly RecordChange[]> {
  const fields = agreedFields(ledger)
  if (fields.length === 0 || changes.length + endings.length === 0 || watch.keeps(ledger.id)) return changes
  const waiting = await waitingFor(change, ledger)
  for (const { id } of endings) overtake(change, waiting.get(id) ?? [])
  if (agreed !== undefined) {
    const own = [...waiting.values()].flat().find(({ id }) => id === agreed)
    const asked = Object.keys(own === undefined ? {} : readAsked(own))
    overtake(
      change,
      (waiting.get(own?.record ?? '') ?? []).filter((one) => one.id !== agreed && asked.some((field) => field in readAsked(one))),
    )
    return changes
  }
  const touching = changes.some(({ before, values }) => fields.some((field) => isChanged(field, before.values, values)))
  const isHeld = touching && (await readAccessRules(change.session, change.town)).secondPerson
  return changes.flatMap((one) => {
    const held = isHeld ? holdOne(fields, one) : undefined
    const now = held === undefined ? one : keepOld(one, held)
    const waits = waiting.get(one.before.id) ?? []
    const moved = ledger.fields.some(
      ({ id, guarded }) => guarded !== undefined && guarded !== 'state' && differs(id, one.before.values, now.values),
    )
    if (held === undefined) {
      if (moved) overtake(change, waits)
      return [now]
    }
    if (waits.some((wait) => saysAll(wait, held)))
      return ledger.fields.some(({ id }) => differs(id, one.before.values, now.values)) ? [now] : []
    overtake(change, moved ? waits : waits.filter((wait) => Object.keys(held).some((field) => field in readAsked(wait))))
    change.agreement.held.push({ ledger: ledger.id, record: one.before.id, fields: held })
    return [now]
  })
}

/** What waits over the records of a ledger, by record: few at any time. */
async function waitingFor({ session, town }: Change, { id }: ResolvedLedger): Promise<ReadonlyMap<string, readonly PendingChange[]>> {
  const all = await readPending(session, town, sql`state = 'waiting' and ledger = ${id}`)
  const byRecord = new Map<string, PendingChange[]>()
  for (const one of all) byRecord.set(one.record ?? '', [...(byRecord.get(one.record ?? '') ?? []), one])
  return byRecord
}

function overtake({ agreement }: Change, waits: readonly PendingChange[]): void {
  for (const { id } of waits) agreement.overtaken.add(id)
}

function holdOne(fields: readonly ResolvedField[], { before, values }: RecordChange): HeldChange['fields'] | undefined {
  const held = fields.flatMap((field) =>
    isChanged(field, before.values, values)
      ? [[field.id, { was: before.values[field.id] ?? null, will: values[field.id] ?? null }] as const]
      : [],
  )
  return held.length === 0 ? undefined : Object.fromEntries(held)
}

function keepOld({ before, values }: RecordChange, held: HeldChange['fields']): RecordChange {
  return { before, values: { ...values, ...Object.fromEntries(Object.entries(held).map(([id, { was }]) => [id, was])) } }
}

/** Something that was there says something else, or nothing. */
function isChanged({ id }: ResolvedField, before: StoredValues, after: StoredValues): boolean {
  return (before[id] ?? null) !== null && differs(id, before, after)
}

function differs(id: string, before: StoredValues, after: StoredValues): boolean {
  return (before[id] ?? null) !== (after[id] ?? null)
}

function saysAll(wait: PendingChange, held: HeldChange['fields']): boolean {
  const asked = readAsked(wait)
  return Object.entries(held).every(([field, { will }]) => field in asked && asked[field]?.will === will)
}
