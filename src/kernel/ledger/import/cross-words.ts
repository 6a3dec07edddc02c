import { sql } from 'kysely'
import { calendarGrain, fieldUnit, isNumeric, referredLedger } from '../../../definition/field/field-type.ts'
import { villageLedger } from '../../../definition/field/kinds.ts'
import type { Field } from '../../../definition/field/types.ts'
import { headerNames } from '../../../definition/ledger/match-header.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { text } from '../../../definition/shape/shape.ts'
import type { UnitId } from '../../../definition/unit/unit.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { row } from '../../storage/row.ts'
import { readInTown, type TownReading } from '../../town-session.ts'
import type { ColumnHints } from './column-plan.ts'
import { loadTargets } from './load-targets.ts'
import { matchColumns } from './match-columns.ts'

/** A field whose values may stand over the columns of a cross table, or before its lines. */
export interface LedgerAxis {
  readonly label: string
  readonly words: readonly string[]
  readonly names: readonly string[]
  readonly calendar?: 'month' | 'year'
  /** Any word may be a value of it. */
  readonly isOpen: boolean
}

/** What a ledger can read of a cross table (villages × crops). */
export interface LedgerCross {
  readonly axes: readonly LedgerAxis[]
  readonly figures: readonly { readonly label: string; readonly words: readonly string[]; readonly unit: UnitId | undefined }[]
}

/** So many values of a field are known by their names; a cross table has fewer columns. */
const mostNames = 5_000

/** Whether none of a file's columns is a figure of a ledger that has some: it may be a cross table. */
export function lacksFigures(ledger: ResolvedLedger, columns: readonly string[], hints: ColumnHints): boolean {
  const figures = ledger.fields.filter(({ field }) => isFigure(field))
  return figures.length > 0 && !matchColumns(ledger, columns, hints).columns.some(({ target }) => figures.includes(target))
}

/** The values and figures by which a cross table of this ledger is known. Needs the right to import. */
export async function readCrossWords(
  kernel: Kernel,
  actor: Actor,
  { ledger, villages }: { readonly ledger: ResolvedLedger; readonly villages: readonly string[] },
): Promise<LedgerCross> {
  const fields = ledger.fields.flatMap(({ field }) => (isFigure(field) ? [field] : []))
  // A ledger that has one figure alone is called by it: 工业项目投资 is its amount.
  const called = fields.length === 1 ? [ledger.label, ...ledger.aliases] : []
  const figures = fields.map((field) => ({ label: field.label, words: [...(field.aliases ?? []), ...called], unit: fieldUnit(field) }))
  const axes = await readInTown(kernel, actor, 'import', async (town) => {
    const found: LedgerAxis[] = []
    for (const one of ledger.fields) {
      const axis = await axisOf(one, { ...town, ledger, villages })
      if (axis !== undefined) found.push({ label: one.field.label, words: headerNames({ ...ledger, fields: [one] }), ...axis })
    }
    return found
  })
  return { axes, figures }
}

interface Place extends TownReading {
  readonly ledger: ResolvedLedger
  readonly villages: readonly string[]
}

/** A percentage is of something: a table of them says of what in its title alone. */
function isFigure(field: Field): boolean {
  return isNumeric(field) && field.kind !== 'percent'
}

async function axisOf(one: ResolvedField, place: Place): Promise<Omit<LedgerAxis, 'label' | 'words'> | undefined> {
  const { field } = one
  if (field.kind === 'choice')
    return { names: [...Object.values(field.options), ...Object.keys(field.optionAliases ?? {})].filter(isWord), isOpen: false }
  const grain = calendarGrain(field)
  if (grain === 'month' || (grain === 'year' && field.kind === 'period')) return { names: [], calendar: grain, isOpen: false }
  if (field.kind === 'village') return { names: place.villages, isOpen: false }
  if (field.kind === 'ref' && field.by === undefined) return { names: await titlesOf(field, place), isOpen: false }
  // What a person's field says is no name of a column, and nobody learns from a sheet whether it is known.
  const isPlain = field.kind === 'text' && field.long !== true && (field.secrecy ?? 'open') === 'open'
  return isPlain ? { names: await wordsIn(one, place), isOpen: true } : undefined
}

function isWord(label: string | undefined): label is string {
  return label !== undefined
}

async function titlesOf(field: Field, { kernel, session, town, villages }: Place): Promise<readonly string[]> {
  const name = referredLedger(field)
  if (name === villageLedger) return villages
  const ledger = name === undefined ? undefined : kernel.catalogue.findLedger(name)
  if (ledger === undefined) return []
  const targets = await loadTargets(session, kernel.catalogue, { town, ledger, fields: [] })
  return targets.length > mostNames ? [] : targets.map(({ title }) => title)
}

const wordRow = row('a word of a field', { word: text })

/** The words that a field has had until now. */
async function wordsIn({ column }: ResolvedField, { session, town, ledger }: Place): Promise<readonly string[]> {
  const own = sql.ref(`t.${column}`)
  const rows = wordRow.all(
    await session.query(sql`
      select distinct ${own} as word from ${sql.table(ledger.table)} as t
      where t.town = ${town} and t.replaced_at is null and ${own} is not null limit ${mostNames}::integer
    `),
  )
  return rows.map(({ word }) => word)
}
