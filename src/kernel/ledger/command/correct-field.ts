import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { isReference } from '../../../definition/field/field-type.ts'
import type { FieldValue } from '../../../definition/field/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { authorize } from '../../access/authorize.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import type { TownSession } from '../../town-session.ts'
import { ReferenceBook, resolveReferences } from '../import/resolve-references.ts'
import { isReadable } from '../query/read-record.ts'
import { findCurrentVersion, readVersions, type StoredVersion } from '../record/read-version.ts'
import { storeFieldValue } from '../record/validate-values.ts'
import { versionDetail } from '../record/write-records.ts'
import { amendInChange } from './amend-record.ts'
import { requireLedger } from './require-ledger.ts'

/** What a request to put something right names: a field of a record, and the version in which it was read. */
export interface CorrectionTarget {
  readonly ledger: string
  readonly record: string
  readonly field: string
  readonly version: number
}

export interface Correction {
  readonly target: CorrectionTarget
  /** As an office would write it in a cell; empty where nothing is to stand there. */
  readonly should: string
}

/** A target as one text, for a field of the ledger that keeps requests. */
export function writeTarget({ ledger, record, field, version }: CorrectionTarget): string {
  return [ledger, record, field, version].join('/')
}

/** The same read back. Throws what is none: only the program writes it. */
export function readTarget(text: string): CorrectionTarget {
  const [ledger, record, field, version, ...rest] = text.split('/')
  if (ledger === undefined || record === undefined || field === undefined || !/^\d+$/.test(version ?? '') || rest.length > 0)
    throw new Error('a request for a correction names no field of a record')
  return { ledger, record, field, version: wholeNumber(version ?? '') }
}

/**
 * Writes what was asked for into the record, as whoever does it would by hand: with their rights, in their part of the town, over nothing that was changed
 * since, and waiting for a second person where the town's rules say so. Refuses as `amendRecord` does.
 */
export async function correctField(
  place: TownSession,
  { target, should, reason }: Correction & { readonly reason: string },
): Promise<void> {
  const { kernel, actor, session } = place
  authorize(actor, 'write')
  const { ledger, field, before } = await openTarget(place, target)
  const value = await readWords(place, { ledger, field, before, words: should })
  if (value === (before.values[field.id] ?? null)) return
  const [seen] = await readVersions(
    session,
    ledger,
    sql`t.town = ${place.town} and t.id = ${before.id}::uuid and t.version = ${target.version}::integer`,
  )
  if (seen === undefined || (seen.values[field.id] ?? null) !== (before.values[field.id] ?? null))
    throw new Refusal('conflict', `“${field.field.label}”在提出更正以后又改过，请看过现在的内容：不该再改的，写明理由不予更正。`)
  await writeInChain(session, kernel, actor, async (change) => {
    const amendment = { ledger: ledger.id, id: before.id, version: before.version, values: { [field.id]: value } }
    const written = await amendInChange(kernel, change, amendment)
    if (written === undefined) return { result: undefined, note: undefined }
    const detail = { ...versionDetail(written), reason }
    return { result: undefined, note: { action: 'amend', ledger: ledger.id, record: written.id, detail } }
  })
}

/** Refuses with `wrong-state` while the record does not say what was asked for: it waits for a second person, was refused, or was changed again. */
export async function assertCorrected(place: TownSession, { target, should }: Correction): Promise<void> {
  authorize(place.actor, 'reveal')
  const { ledger, field, before } = await openTarget(place, target)
  const value = await readWords(place, { ledger, field, before, words: should })
  if (value !== (before.values[field.id] ?? null))
    throw new Refusal(
      'wrong-state',
      `「${ledger.label}」里“${field.field.label}”还不是更正后的内容，可能在等第二个人同意，或者没有被同意。`,
    )
}

/** The record as it stands, where the actor may read it. Refuses with `not-found`. */
export async function openTarget(place: TownSession, { ledger: name, record, field: named }: Omit<CorrectionTarget, 'version'>) {
  const ledger = requireLedger(place.kernel.catalogue, name)
  const field = ledger.fields.find(({ id }) => id === named)
  if (field === undefined) throw new Refusal('not-found', `「${ledger.label}」没有“${named}”这一项。`)
  const before = await findCurrentVersion(place.session, ledger, { town: place.town, id: record })
  if (before === undefined || !(await isReadable(place, ledger, before.id)))
    throw new Refusal('not-found', `「${ledger.label}」里没有这条记录，可能已被撤销，或者不在你负责的村和网格里。`)
  return { ledger, field, before }
}

interface Words {
  readonly ledger: ResolvedLedger
  readonly field: ResolvedField
  readonly before: StoredVersion
  readonly words: string
}

/** What the words mean in the field, in the form in which it is kept. Refuses with `invalid` what means nothing there. */
export async function readWords(place: TownSession, { ledger, field, before, words }: Words): Promise<FieldValue> {
  const text = words.trim()
  const refuse = (why: string): never => {
    throw new Refusal('invalid', why, { fields: [{ field: 'should', message: why }] })
  }
  if (text === '') return field.field.required === true ? refuse(`“${field.field.label}”不能为空`) : null
  if (!isReference(field.field)) {
    const stored = storeFieldValue(field, text, place.moment.today)
    return 'why' in stored ? refuse(stored.why) : stored.text
  }
  const context = { ...place, ledger }
  const row = {
    row: 1,
    stored: { ...before.values },
    named: [{ field: field.id, parts: [{ column: field.field.label, part: undefined, text }] }],
    broken: new Set<string>(),
    doubts: [],
  }
  const [rejected] = await resolveReferences(context, new ReferenceBook(context), { rows: [row], fields: [field] })
  return rejected === undefined ? (row.stored[field.id] ?? null) : refuse(rejected.why)
}
