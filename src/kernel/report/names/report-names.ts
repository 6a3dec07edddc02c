import { isName, longestName } from '../../../definition/report/reading/is-name.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { withdrawRecord } from '../../ledger/command/withdraw-record.ts'
import { listRecords } from '../../ledger/query/list-records.ts'
import type { Instant } from '../../ledger/types.ts'
import { Refusal } from '../../refusal.ts'
import { reportName } from '../ledgers/report-name.ledger.ts'

/** A name that the office declared. */
export interface ReportName {
  readonly id: string
  readonly version: number
  readonly words: string
}

/** What the town's reports read as names: what its packs and its office declared, now or as of an instant. Records that are no names are left out. */
export async function readReportNames(kernel: Kernel, actor: Actor, asOf: Instant | undefined): Promise<readonly string[]> {
  const declared = kernel.catalogue.catalogue.words?.names ?? []
  if (kernel.catalogue.findLedger(reportName.id) === undefined) return declared
  const found: string[] = []
  let after: string | undefined
  do {
    const query = { limit: 500, ...(asOf === undefined ? {} : { asOf }), ...(after === undefined ? {} : { after }) }
    const page = await listRecords(kernel, actor, { ledger: reportName.id, query })
    found.push(...page.records.map(({ values }) => String(values.name ?? '').trim()))
    after = page.next
  } while (after !== undefined)
  return [...declared, ...found.filter(isName)]
}

/** Declares words a name for all reports of the town. Refuses with `invalid` what says more than a name, with `conflict` what is declared already. */
export async function declareReportName(kernel: Kernel, actor: Actor, { words }: { readonly words: string }): Promise<ReportName> {
  authorize(actor, 'report')
  const name = words.trim()
  if (!isName(name)) {
    const message = `“${name}”不能当作名称：要在2到${longestName}个字之间，不带标点、记号，也不带数量和单位。`
    throw new Refusal('invalid', message, { fields: [{ field: 'words', message }] })
  }
  const { id, version } = await addRecord(kernel, actor, { ledger: reportName.id, values: { name } })
  return { id, version, words: name }
}

/** Takes a name back; it stays in its versions and in the chain. Refuses with `not-found`, `conflict`. */
export async function withdrawReportName(
  kernel: Kernel,
  actor: Actor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  authorize(actor, 'report')
  await withdrawRecord(kernel, actor, { ledger: reportName.id, id, version, reason: '不是名称' })
}
