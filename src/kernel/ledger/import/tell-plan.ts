import { columnLabel } from '../../../definition/field/column-label.ts'
import { isReference, referredLedger } from '../../../definition/field/field-type.ts'
import { maskFieldValue } from '../../../definition/field/mask-field-value.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import type { FieldValue } from '../../../definition/field/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { TownWriting } from '../../town-session.ts'
import type { ToldCell, ToldPlan } from '../types.ts'
import { loadTargets, namingFields } from './load-targets.ts'
import type { ImportPlan, PlannedRow } from './plan-import.ts'
import { wordsOf } from './row-words.ts'

export interface Telling {
  readonly ledger: ResolvedLedger
  readonly planned: ImportPlan
  /** Whether who asks sees numbers and accounts in full. */
  readonly full: boolean
}

const listed = 500
/** A ledger or a file of more is not held against itself while somebody waits. */
const mostCompared = 20_000

/** What a plan would do, in words: new rows, changed cells with what they said before, and new rows that may be there already. */
export async function tellPlan(town: TownWriting, { ledger, planned, full }: Telling): Promise<ToldPlan> {
  const added = planned.outcomes.filter(({ before }) => before === undefined)
  const changed = planned.outcomes.filter(({ before }) => before !== undefined).slice(0, listed)
  const first = added.slice(0, listed)
  const titles = await titlesOf(town, ledger, [...first, ...changed])
  const told = (one: PlannedRow) => ({ row: one.row.row, cells: cellsOf(ledger, one, { full, titles }) })
  return {
    added: first.map(told),
    changed: changed.map((one) => ({ ...told(one), id: one.id })),
    doubles: await doublesOf(town, ledger, added),
  }
}

interface Presenting {
  readonly full: boolean
  readonly titles: ReadonlyMap<string, string>
}

function cellsOf(ledger: ResolvedLedger, { before, values }: PlannedRow, presenting: Presenting): readonly ToldCell[] {
  return ledger.fields.flatMap((one) => {
    const [old, now] = [before?.values[one.id] ?? null, values[one.id] ?? null]
    if (old === now) return []
    return [{ label: columnLabel(one.field), before: present(one, old, presenting), after: present(one, now, presenting) }]
  })
}

function present({ field }: ResolvedField, value: string | null, { full, titles }: Presenting): string {
  if (value === null) return ''
  if (isReference(field)) return titles.get(value) ?? value
  const kept: FieldValue = field.kind === 'boolean' ? value === 'true' : value
  return full ? presentFieldValue(field, kept) : (maskFieldValue(field, kept) ?? presentFieldValue(field, kept))
}

/** What the records are called that changed references name, before and after. */
async function titlesOf(
  { kernel, session, town }: TownWriting,
  ledger: ResolvedLedger,
  rows: readonly PlannedRow[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  const moved = ledger.fields.filter(
    ({ id, field }) => isReference(field) && rows.some(({ before, values }) => (before?.values[id] ?? null) !== (values[id] ?? null)),
  )
  for (const { field } of moved) {
    const name = referredLedger(field)
    const referred = name === undefined ? undefined : kernel.catalogue.findLedger(name)
    if (referred === undefined) continue
    for (const { id, title } of await loadTargets(session, kernel.catalogue, { town, ledger: referred, fields: [] })) titles.set(id, title)
  }
  return titles
}

/** New rows of a register whose name a record of the same village has already. */
async function doublesOf(
  { kernel, session, town }: TownWriting,
  ledger: ResolvedLedger,
  added: readonly PlannedRow[],
): Promise<ToldPlan['doubles']> {
  const village = ledger.fields.find(({ field }) => field.kind === 'village')
  if (ledger.kind !== 'register' || village === undefined || added.length === 0 || added.length > mostCompared) return []
  const fields = namingFields(ledger, [])
  const targets = await loadTargets(session, kernel.catalogue, { town, ledger, fields })
  if (targets.length > mostCompared) return []
  const known = new Map(targets.map((one) => [`${one.title} ${one.parts[village.id] ?? ''}`, one]))
  return added.slice(0, listed * 4).flatMap(({ row }) => {
    const { title, parts } = wordsOf(ledger, fields, row)
    const twin = known.get(`${title} ${parts[village.id] ?? ''}`)
    return twin === undefined ? [] : [{ row: row.row, id: twin.id, title: twin.title }]
  })
}
