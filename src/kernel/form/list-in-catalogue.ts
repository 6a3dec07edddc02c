import type { FieldValues } from '../../definition/field/types.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { openTo } from '../ledger/watch.ts'
import { Refusal } from '../refusal.ts'
import { requireKeptForm } from './kept-forms.ts'
import { departmentFormId } from './ledgers/department-form.ledger.ts'

export interface FormListing {
  /** The kept form. */
  readonly id: string
  readonly version: number
  /** A record of 上报表格 that is there already: the form is put under it, and what is said here changes it. */
  readonly listed?: string | undefined
  readonly values: FieldValues
}

/** Puts a kept form into the catalogue of forms: which department wants it, by what, how often, due when. Gives its record there. Needs the right to bring in office files. */
export async function listInCatalogue(kernel: Kernel, actor: Actor, { id, version, listed, values }: FormListing): Promise<string> {
  authorize(actor, 'import')
  const kept = await requireKeptForm(kernel, actor, id)
  if (kept.version !== version) throw new Refusal('conflict', '刚才有别人改过这张表，请看过再改。')
  const under = listed ?? kept.listed
  const record = await writeListing(kernel, actor, under, values)
  if (record !== kept.listed)
    await amendRecord(openTo(kernel, kept.ledger), actor, { ledger: kept.ledger, id, version, values: { listed: record } })
  return record
}

async function writeListing(kernel: Kernel, actor: Actor, under: string | undefined, values: FieldValues): Promise<string> {
  if (under === undefined) return (await addRecord(kernel, actor, { ledger: departmentFormId, values })).id
  const { version } = await getRecord(kernel, actor, { ledger: departmentFormId, id: under })
  await amendRecord(kernel, actor, { ledger: departmentFormId, id: under, version, values })
  return under
}
