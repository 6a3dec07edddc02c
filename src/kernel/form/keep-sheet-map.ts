import { parseShape } from '../../definition/shape/parse-json.ts'
import { mapOf, text } from '../../definition/shape/shape.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { openTo } from '../ledger/watch.ts'
import { Refusal } from '../refusal.ts'
import { sheetBinding } from './ledgers/sheet-binding.ledger.ts'

/** Label of a column → the ledger's label of it; empty: it is not read. */
export type SheetMap = Readonly<Record<string, string>>

interface KeptMap {
  readonly id: string
  readonly version: number
  readonly map: SheetMap
}

/** More labels than offices have for one ledger: the oldest go. */
const mostKept = 200
const keptMap = mapOf(text)

/** What was said of columns of sheets that were brought to this ledger; empty where nothing was, or who asks may not read it. */
export async function findSheetMap(kernel: Kernel, actor: Actor, ledger: string): Promise<SheetMap> {
  return (await findKept(kernel, actor, ledger))?.map ?? {}
}

/** Keeps what was said, over what was said before. Whoever may import without writing records keeps nothing. */
export async function keepSheetMap(
  kernel: Kernel,
  actor: Actor,
  { ledger, map }: { readonly ledger: string; readonly map: SheetMap },
): Promise<void> {
  authorize(actor, 'import')
  const before = await findKept(kernel, actor, ledger)
  const joined = { ...before?.map, ...map }
  const source = JSON.stringify(Object.fromEntries(Object.entries(joined).slice(-mostKept)))
  if (source === JSON.stringify(before?.map)) return
  const writing = openTo(kernel, sheetBinding.id)
  const values = { ledger, source }
  try {
    if (before === undefined) await addRecord(writing, actor, { ledger: sheetBinding.id, values })
    else await amendRecord(writing, actor, { ledger: sheetBinding.id, id: before.id, version: before.version, values })
  } catch (error) {
    // What was imported stands; somebody else may have said something meanwhile, or this person may write this ledger alone.
    if (!(error instanceof Refusal)) throw error
  }
}

async function findKept(kernel: Kernel, actor: Actor, ledger: string): Promise<KeptMap | undefined> {
  if (kernel.catalogue.findLedger(sheetBinding.id) === undefined) return undefined
  try {
    const { records } = await listRecords(kernel, actor, { ledger: sheetBinding.id, query: { limit: 500 } })
    const found = records.find(({ values }) => values.ledger === ledger)
    return found === undefined
      ? undefined
      : { id: found.id, version: found.version, map: parseShape(keptMap, String(found.values.source), 'the columns of sheets') }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return undefined
  }
}
