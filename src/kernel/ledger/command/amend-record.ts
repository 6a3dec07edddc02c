import type { FieldValues } from '../../../definition/field/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { readerIn } from '../../town-session.ts'
import { readRecord } from '../query/read-record.ts'
import { assertWithin, movesPlace } from '../reach/assert-within.ts'
import { assertMayChange, mayNotTry } from '../record/guarded.ts'
import { assertKeysFree } from '../record/natural-keys.ts'
import { validateValues } from '../record/validate-values.ts'
import { versionDetail, type WrittenVersion, writeRecords } from '../record/write-records.ts'
import type { LedgerRecord } from '../types.ts'
import { requireCurrent } from './require-current.ts'
import { requireWritable } from './require-ledger.ts'

export interface Amendment {
  readonly ledger: string
  readonly id: string
  /** The version the caller has seen: somebody else's change in between is a `conflict`, never overwritten. */
  readonly version: number
  /** Only the fields that change. */
  readonly values: FieldValues
  readonly reason?: string
}

/** Writes a new version of a record; the old one stays readable. Nothing is written when nothing changes. */
export async function amendRecord(kernel: Kernel, actor: Actor, amendment: Amendment): Promise<LedgerRecord> {
  authorize(actor, 'write')
  const ledger = requireWritable(kernel, amendment.ledger)
  return writeAudited(kernel, actor, async (change) => {
    const written = await amendInChange(kernel, change, amendment)
    const result = await readRecord(readerIn(kernel, actor, change.session), { ledger, id: amendment.id })
    if (written === undefined) return { result, note: undefined }
    const detail = { ...versionDetail(written), ...(amendment.reason === undefined ? {} : { reason: amendment.reason }) }
    return { result, note: { action: 'amend', ledger: ledger.id, record: written.id, detail } }
  })
}

/** The same within a change that is open; undefined when the record says all of it already, or waits for a second person to. */
export async function amendInChange(kernel: Kernel, change: Change, amendment: Amendment): Promise<WrittenVersion | undefined> {
  const ledger = requireWritable(kernel, amendment.ledger)
  const { session, town } = change
  await assertWithin(kernel, change, ledger, { ids: [amendment.id] })
  const before = await requireCurrent(session, ledger, { town, id: amendment.id, version: amendment.version })
  const values = await validateValues({ kernel, session, town, ledger }, amendment.values, before.values)
  if (movesPlace(ledger, before.values, values)) await assertWithin(kernel, change, ledger, { values })
  const named = Object.keys(amendment.values)
  assertMayChange(change, ledger, { before: before.values, after: values, named })
  const says = ledger.fields.filter(({ id }) => (values[id] ?? null) !== (before.values[id] ?? null))
  const isTried = ledger.fields.some((field) => named.includes(field.id) && mayNotTry(change.role, field))
  if (says.length === 0 && !isTried) return undefined
  await assertKeysFree({ kernel, session, town }, ledger, { id: before.id, values, role: change.role })
  const [written] = await writeRecords(kernel, change, { ledger, changes: [{ before, values }] })
  return written
}
