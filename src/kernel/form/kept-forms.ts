import { authorize } from '../access/authorize.ts'
import { inDomains } from '../access/domain/in-domains.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { withdrawRecord } from '../ledger/command/withdraw-record.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import type { LedgerRecord } from '../ledger/types.ts'
import { openTo } from '../ledger/watch.ts'
import type { FormInput } from './bind-form.ts'
import { formName } from './form-name.ts'
import { findKeptBinding, type KeptBinding, labelsOf, listKeptRecords, presentKept, writeSource } from './keep-binding.ts'
import type { KeptSource } from './kept-source.ts'
import { formBinding } from './ledgers/form-binding.ledger.ts'
import { readFormLabels, settleReading } from './propose-form.ts'
import { applyKept } from './rebind.ts'
import type { FormProposal } from './types.ts'

/** A form that the town keeps: its blank file, what it is bound to, and where it stands in the catalogue of forms. */
export interface KeptForm extends KeptBinding {
  readonly ledger: string
  readonly period: string
  /** The value of the attachment that names its blank file; undefined for one that was bound without keeping it. */
  readonly file: string | undefined
  /** Its record in 上报表格. */
  readonly listed: string | undefined
}

/** A form that is kept. Refuses with `not-found`. */
export async function requireKeptForm(kernel: Kernel, actor: Actor, id: string): Promise<KeptForm> {
  return presentForm(await getRecord(kernel, actor, { ledger: formBinding.id, id }))
}

/** All forms that are kept, by their names. */
export async function listKeptForms(kernel: Kernel, actor: Actor): Promise<readonly KeptForm[]> {
  const records = await listKeptRecords(kernel, actor)
  return records.map(presentForm).sort((one, other) => one.form.localeCompare(other.form, 'zh'))
}

function presentForm(record: LedgerRecord): KeptForm {
  const { period, file, listed } = record.values
  const said = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return { ...presentKept(record), ledger: formBinding.id, period: String(period), file: said(file), listed: said(listed) }
}

export interface FormEdition extends FormInput {
  /** The value of the attachment that names its blank file. */
  readonly file: string
  /** The form that this is the next edition of, where somebody says so. */
  readonly of?: string | undefined
}

/**
 * Keeps a department's blank form: as the next edition of the form of the same name and labels, else as a form of its own, which begins with the bindings of
 * the one that has most labels in common with it. Needs the right to bring in office files.
 */
export async function keepEdition(
  kernel: Kernel,
  actor: Actor,
  { form, context, file, of }: FormEdition,
): Promise<{ readonly id: string; readonly isNext: boolean }> {
  authorize(actor, 'import')
  const seen = await inDomains(kernel, actor)
  const reading = readFormLabels(seen.catalogue, form, context)
  const known = of === undefined ? await findKeptBinding(kernel, actor, { name: form.name, reading }) : await named(kernel, actor, of)
  const source: KeptSource = { ...(known === undefined ? { cells: [] } : sourceOf(known)), labels: labelsOf(reading) }
  const values = { form: formName(form.name), period: reading.period.key, source: writeSource(source), file }
  const writing = openTo(kernel, formBinding.id)
  if (known === undefined || !known.isNamed)
    return { id: (await addRecord(writing, actor, { ledger: formBinding.id, values })).id, isNext: false }
  await amendRecord(writing, actor, { ledger: formBinding.id, id: known.id, version: known.version, values })
  return { id: known.id, isNext: true }
}

async function named(kernel: Kernel, actor: Actor, id: string): Promise<KeptBinding & { readonly isNamed: boolean }> {
  return { ...(await requireKeptForm(kernel, actor, id)), isNamed: true }
}

function sourceOf({ cells, left, refused, blocks }: KeptBinding): KeptSource {
  return { cells, ...(left && { left }), ...(refused && { refused }), ...(blocks && { blocks }) }
}

/** What each cell of a kept form is bound to, for the town's domains. */
export async function readKeptForm(
  kernel: Kernel,
  actor: Actor,
  { kept, form, context }: FormInput & { readonly kept: KeptForm },
): Promise<FormProposal> {
  const { catalogue } = await inDomains(kernel, actor)
  return settleReading(form, applyKept(catalogue, readFormLabels(catalogue, form, context), kept))
}

/** Takes a form out of what is kept; its versions stay. */
export async function withdrawForm(
  kernel: Kernel,
  actor: Actor,
  input: { readonly id: string; readonly version: number; readonly reason: string },
): Promise<void> {
  authorize(actor, 'import')
  await withdrawRecord(openTo(kernel, formBinding.id), actor, { ledger: formBinding.id, ...input })
}
