import { sql } from 'kysely'
import { parseAttachment } from '../../../definition/field/attachment.ts'
import { chosenLedger, isReference } from '../../../definition/field/field-type.ts'
import { parseFieldValue } from '../../../definition/field/parse-field-value.ts'
import type { FieldValue, FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { townTime } from '../../audit/instant.ts'
import { Refusal, type RefusedField } from '../../refusal.ts'
import type { TownWriting } from '../../town-session.ts'
import { hasFile } from '../file/read-file.ts'
import { isRecordId } from './read-version.ts'
import { storeValue } from './stored-value.ts'
import type { StoredValues } from './types.ts'

export interface ValuesContext extends TownWriting {
  readonly ledger: ResolvedLedger
}

/**
 * A caller's values in the text form of their columns, over those of `before` when a record is amended. Refuses with `invalid`, naming every field that
 * cannot be kept and why: unknown, unreadable, empty though required, or pointing to nothing.
 */
export async function validateValues(context: ValuesContext, values: FieldValues, before: StoredValues = {}): Promise<StoredValues> {
  const { kernel, ledger } = context
  const refused: RefusedField[] = Object.keys(values)
    .filter((id) => !ledger.fields.some((field) => field.id === id))
    .map((id) => ({ field: id, message: `「${ledger.label}」没有“${id}”这一项` }))
  const stored: Record<string, string | null> = { ...before }
  const today = townTime(kernel.clock().toISOString()).slice(0, 10)
  for (const target of ledger.fields) {
    const { id, field } = target
    if (Object.hasOwn(values, id)) {
      const read = storeFieldValue(target, values[id] ?? null, today)
      if ('why' in read) refused.push({ field: id, message: read.why })
      else stored[id] = read.text
    }
    if (field.required === true && (stored[id] ?? null) === null && !refused.some((one) => one.field === id)) {
      refused.push({ field: id, message: `“${field.label}”不能为空` })
    }
  }
  const sound = Object.fromEntries(Object.entries(stored).filter(([id]) => !refused.some((one) => one.field === id)))
  refused.push(...(await danglingReferences(context, sound, before)), ...(await missingFiles(context, sound, before)))
  if (refused.length > 0) throw new Refusal('invalid', refused.map((one) => one.message).join('；'), { fields: refused })
  return stored
}

/** References that point to nothing in force now; those that `before` has as well are left alone. */
export async function danglingReferences(context: ValuesContext, values: StoredValues, before: StoredValues = {}): Promise<RefusedField[]> {
  const dangling: RefusedField[] = []
  for (const { id, field } of context.ledger.fields) {
    const record = values[id] ?? null
    if (record === null || (record === before[id] && !(field.kind === 'anyRef' && values[field.choose] !== before[field.choose]))) continue
    const target = chosenLedger(field, values)
    if (!isReference(field)) continue
    if (target === undefined || !(await exists(context, target, record))) {
      dangling.push({ field: id, message: `“${field.label}”指向的记录不存在或已撤销，请重新选择` })
    }
  }
  return dangling
}

/** Attachments that name a file which is not kept here. */
async function missingFiles({ session, town, ledger }: ValuesContext, values: StoredValues, before: StoredValues): Promise<RefusedField[]> {
  const missing: RefusedField[] = []
  for (const { id, field } of ledger.fields) {
    const value = values[id] ?? null
    if (field.kind !== 'attachment' || value === null || value === before[id]) continue
    const { name, digest } = parseAttachment(value)
    if (digest === undefined || (await hasFile(session, { town, digest }))) continue
    missing.push({ field: id, message: `“${field.label}”的文件“${name}”没有上传成功，请重新上传` })
  }
  return missing
}

/** One value in the text form of its column, or why it cannot be kept. Whether a reference points to anything is asked of the database. */
export function storeFieldValue(
  { field }: ResolvedField,
  value: FieldValue,
  today: string,
): { readonly text: string | null } | { readonly why: string } {
  if (value === null || value === '') return { text: null }
  if (isReference(field)) return isRecordId(String(value)) ? { text: String(value).toLowerCase() } : { why: `“${field.label}”要从列表里选` }
  const parsed = parseFieldValue(field, String(value), { today })
  if (!parsed.ok) return parsed
  const kept = storeValue(field, parsed.value)
  return kept.ok ? kept : { why: `“${field.label}”${kept.why}` }
}

async function exists({ kernel, session, town }: ValuesContext, ledgerId: string, id: string): Promise<boolean> {
  const target = kernel.catalogue.findLedger(ledgerId)
  if (target === undefined) return false
  const rows = await session.query(
    sql`select 1 from ${sql.id(target.table)} as t where t.town = ${town} and t.id = ${id} and t.replaced_at is null`,
  )
  return rows.length > 0
}
