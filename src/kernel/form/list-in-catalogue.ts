import type { FieldValues } from '../../definition/field/types.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Change } from '../audit/types.ts'
import { type AuditedWork, writeInChain } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { assignInChange, endAnsweringInChange, whoAnswers } from '../grid/index.ts'
import { addInChange } from '../ledger/command/add-record.ts'
import { type Amendment, amendInChange } from '../ledger/command/amend-record.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { versionDetail } from '../ledger/record/write-records.ts'
import { openTo } from '../ledger/watch.ts'
import { Refusal } from '../refusal.ts'
import { writeInTown } from '../town-session.ts'
import { type KeptForm, requireKeptForm } from './kept-forms.ts'
import { departmentFormId } from './ledgers/department-form.ledger.ts'

export interface FormListing {
  /** The kept form. */
  readonly id: string
  readonly version: number
  /** A record of 上报表格 that is there already: the form is put under it, and what is said here changes it. */
  readonly listed?: string | undefined
  readonly values: FieldValues
  /** The cadre who answers for it from today; null where nobody is to. Absent, it stays as it is. */
  readonly holder?: string | null | undefined
}

/**
 * Puts a kept form into the catalogue of forms: which department wants it, by what, how often, due when, and who answers for it; all of it in one
 * transaction. Gives its record there. Needs the right to bring in office files. Refuses with `conflict` what somebody changed since, and a holder as
 * `assignDuties` does.
 */
export async function listInCatalogue(kernel: Kernel, actor: Actor, { id, version, listed, values, holder }: FormListing): Promise<string> {
  authorize(actor, 'import')
  const kept = await requireKeptForm(kernel, actor, id)
  if (kept.version !== version) throw new Refusal('conflict', '刚才有别人改过这张表，请看过再改。')
  const under = listed ?? kept.listed
  const before = under === undefined ? undefined : await getRecord(kernel, actor, { ledger: departmentFormId, id: under })
  const holds = under === undefined ? undefined : (await whoAnswers(kernel, actor, { objects: [under] })).get(under)?.id
  return writeInTown(kernel, actor, 'write', async ({ session }) => {
    const write = <Result>(work: (change: Change) => Promise<AuditedWork<Result>>) => writeInChain(session, kernel, actor, work)
    const record = await write((change) =>
      before === undefined ? addListing(kernel, change, values) : amendListing(kernel, change, { before, values }),
    )
    if (record !== kept.listed) await write((change) => putUnder(kernel, change, kept, record))
    if (holder === null && holds !== undefined) await write((change) => endAnsweringInChange(kernel, change, { object: record }))
    if (typeof holder === 'string' && holder !== holds)
      await write((change) =>
        assignInChange(kernel, change, { assignments: [{ objectKind: 'departmentForm', object: record, holder }], replace: true }),
      )
    return record
  })
}

async function addListing(kernel: Kernel, change: Change, values: FieldValues): Promise<AuditedWork<string>> {
  const written = await addInChange(kernel, change, { ledger: departmentFormId, values })
  return { result: written.id, note: { action: 'add', ledger: departmentFormId, record: written.id, detail: versionDetail(written) } }
}

interface Listed {
  readonly before: { readonly id: string; readonly version: number }
  readonly values: FieldValues
}

function amendListing(kernel: Kernel, change: Change, { before: { id, version }, values }: Listed): Promise<AuditedWork<string>> {
  return amendNoted(kernel, change, { ledger: departmentFormId, id, version, values })
}

async function putUnder(kernel: Kernel, change: Change, { ledger, id, version }: KeptForm, listed: string): Promise<AuditedWork<string>> {
  return amendNoted(openTo(kernel, ledger), change, { ledger, id, version, values: { listed } })
}

async function amendNoted(kernel: Kernel, change: Change, amendment: Amendment): Promise<AuditedWork<string>> {
  const { ledger, id } = amendment
  const written = await amendInChange(kernel, change, amendment)
  return { result: id, note: written === undefined ? undefined : { action: 'amend', ledger, record: id, detail: versionDetail(written) } }
}
