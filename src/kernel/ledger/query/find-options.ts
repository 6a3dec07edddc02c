import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { namesPeople } from '../table/title-key.ts'
import { listRecords } from './list-records.ts'

export interface RecordOption {
  readonly id: string
  readonly title: string
}

/** Records to choose from in a form: those that match what was typed, the nearest first; people with their village, since names repeat. */
export async function findOptions(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly search?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly RecordOption[]> {
  const search = input.search?.trim() ?? ''
  const query = { limit: Math.min(input.limit ?? 20, 50), ...(search === '' ? {} : { search }) }
  const { records } = await listRecords(kernel, actor, { ledger: input.ledger, query, nearest: search !== '' })
  const ledger = kernel.catalogue.findLedger(input.ledger)
  const isPeople = ledger !== undefined && namesPeople(ledger)
  const village = ledger?.fields.find(({ field }) => field.kind === 'village')?.id
  return records.map((record) => {
    const place = isPeople && village !== undefined ? record.shown[village] : undefined
    return { id: record.id, title: place === undefined ? record.title : `${record.title}（${place}）` }
  })
}
