import { sql } from 'kysely'
import type { ExclusiveRule, ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { SealedRows } from '../../storage/sealing/keyed.ts'
import { narrowed } from '../record/exclusive.ts'
import { keyOf, type OpenLedger } from '../record/find-existing.ts'
import { type KeptValue, keptAs } from '../record/kept-as.ts'
import { readVersionsJoined } from '../record/read-version.ts'
import type { StoredValues } from '../record/types.ts'
import { columnType } from '../table/column-type.ts'
import type { ImportProblem, RejectedCell } from '../types.ts'
import type { Outcome } from './check-keys.ts'
import { presentKey } from './find-meanings.ts'
import type { ReadRow } from './read-row.ts'

interface Interval {
  readonly from: string
  readonly to: string
  /** What tells it apart from its namesakes; null when that is not known. */
  readonly apart: string | null
  /** undefined: a record that the file does not change. */
  readonly row: ReadRow | undefined
}

export interface OverlapClashes {
  readonly rejected: readonly RejectedCell[]
  /** Of rules that only warn about what an office file brings. */
  readonly warnings: readonly ImportProblem[]
}

const chunk = 2_000
const always = ''
const open = '~'

/**
 * Rows that would be in force together with another row of the file, or with a record that the file leaves as it is, against an `exclusive` rule of
 * the ledger. Found before anything is written, so that a preview names each cell.
 */
export async function findOverlapClashes(place: OpenLedger, outcomes: readonly Outcome[]): Promise<OverlapClashes> {
  const rejected: RejectedCell[] = []
  const warned: RejectedCell[] = []
  for (const rule of place.ledger.exclusive) {
    const groups = new Map<string, Interval[]>()
    const ruled = outcomes.filter(({ values }) => isRuled(rule, values))
    for (const { values, row } of ruled) join(place.ledger, rule, { groups, values, row })
    if (groups.size === 0) continue
    for (const values of await readNeighbours(place, rule, { ruled, outcomes }))
      join(place.ledger, rule, { groups, values, row: undefined })
    const found = rule.inFiles === 'warn' ? warned : rejected
    for (const group of groups.values()) found.push(...clashesOfGroup(place.ledger, rule, group))
  }
  return { rejected, warnings: warned.sort((left, right) => left.row - right.row).map(warn) }
}

function warn({ row, column, value, why }: RejectedCell): ImportProblem {
  return { code: 'overlap', severity: 'warning', at: `第${row}行 ${column}`, message: `“${value}”：${why}` }
}

function isRuled(rule: ExclusiveRule, values: StoredValues): boolean {
  return Object.entries(rule.when ?? {}).every(([id, value]) => values[id] === value)
}

function join(
  ledger: ResolvedLedger,
  rule: ExclusiveRule,
  { groups, values, row }: { readonly groups: Map<string, Interval[]>; readonly values: StoredValues; readonly row: ReadRow | undefined },
): void {
  const key = keyOf(ledger, values, rule.per)
  const from = values[ledger.effective.from ?? ''] ?? always
  const to = values[ledger.effective.to ?? ''] ?? open
  if (key === undefined || from >= to) return
  const interval = { from, to, apart: rule.apartBy === undefined ? null : (values[rule.apartBy] ?? null), row }
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [interval])
  else group.push(interval)
}

/** Namesakes are looked at one by one, each with those that may be any of them; what then shows twice is told once. */
function clashesOfGroup(ledger: ResolvedLedger, rule: ExclusiveRule, group: readonly Interval[]): readonly RejectedCell[] {
  const known = new Set(group.flatMap(({ apart }) => apart ?? []))
  if (known.size < 2) return [...clashesOf(ledger, rule, group)]
  const clashes = new Map<number, RejectedCell>()
  for (const one of known) {
    const own = group.filter(({ apart }) => apart === null || apart === one)
    for (const clash of clashesOf(ledger, rule, own)) clashes.set(clash.row, clash)
  }
  return [...clashes.values()]
}

/** Of intervals in order of their start, one overlaps an earlier one when it overlaps the one that lasts longest. */
function* clashesOf(ledger: ResolvedLedger, rule: ExclusiveRule, intervals: readonly Interval[]): Generator<RejectedCell> {
  let longest: Interval | undefined
  for (const interval of [...intervals].sort((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0))) {
    if (longest !== undefined && interval.from < longest.to) {
      const [row, other] = interval.row === undefined ? [longest.row, interval] : [interval.row, longest]
      if (row !== undefined) {
        const { label, value } = presentKey(ledger, rule.per, row)
        yield { row: row.row, column: label, value, why: `${rule.why}${describe(other)}` }
      }
    }
    if (longest === undefined || interval.to > longest.to) longest = interval
  }
}

function describe({ row, from, to }: Interval): string {
  const span = `${from === always ? '一直' : `${from} 起`}${to === open ? '' : `、${to} 止`}`
  return row === undefined ? `台账里已有一条（${span}）。` : `与第${row.row}行（${span}）重叠。`
}

interface Neighbours {
  readonly ruled: readonly Outcome[]
  readonly outcomes: readonly Outcome[]
}

/** The current records of the rows' groups that the file does not change. */
async function readNeighbours(
  { session, town, ledger }: OpenLedger,
  rule: ExclusiveRule,
  { ruled, outcomes }: Neighbours,
): Promise<StoredValues[]> {
  const written = new Set(outcomes.map(({ id }) => id))
  const keys = new Map<string, Record<string, KeptValue>>()
  const fields = rule.per.flatMap((id) => ledger.fields.find((one): one is ResolvedField => one.id === id) ?? [])
  for (const { values } of ruled) {
    const key = keyOf(ledger, values, rule.per)
    if (key !== undefined)
      keys.set(key, Object.fromEntries(fields.map(({ id, field }, at) => [`k${at}`, keptAs(field, values[id] ?? null)])))
  }
  const columns = sql.join(fields.map(({ field }, at) => sql`${sql.id(`k${at}`)} ${sql.raw(columnType(field))}`))
  const joined = sql.join(
    fields.map(({ column }, at) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`f.k${at}`)}`),
    sql` and `,
  )
  const wanted = [...keys.values()]
  const found: StoredValues[] = []
  for (let start = 0; start < wanted.length; start += chunk) {
    const some = new SealedRows(wanted.slice(start, start + chunk))
    const versions = await readVersionsJoined(session, ledger, {
      from: sql`jsonb_to_recordset(${some}::jsonb) as f (${columns})`,
      on: sql`t.town = ${town} and t.replaced_at is null and ${joined} and ${narrowed(ledger, rule, 't')}`,
    })
    found.push(...versions.filter(({ id }) => !written.has(id)).map(({ values }) => values))
  }
  return found
}
