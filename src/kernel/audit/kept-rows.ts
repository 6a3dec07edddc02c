import { type RawBuilder, sql } from 'kysely'
import { flag, oneOf, orNull, text } from '../../definition/shape/shape.ts'
import { bigint, row } from '../storage/row.ts'
import type { Engine, Session } from '../storage/types.ts'
import type { AuditProblem } from './audit-problem.ts'
import { digestText } from './digest.ts'
import { type AuditDetail, type Change, type DigestAlgorithm, digestAlgorithms } from './types.ts'

/**
 * A table outside the ledgers whose rows decide something: who may do what, where messages go. Whatever changes a row keeps its digest in the entry, as
 * `row`, so that what was changed, added or removed behind the chain is found.
 */
export interface KeptTable {
  readonly table: string
  readonly label: string
  /** What tells its rows apart within a town, and how an entry names the row, both as text. */
  readonly key: RawBuilder<unknown>
  readonly entryKey: RawBuilder<unknown>
  /** What a person knows the row by, in the row and in the entry. */
  readonly name: RawBuilder<unknown>
  readonly entryName: RawBuilder<unknown>
  /** All that decides, in an order that never changes. */
  readonly columns: readonly RawBuilder<unknown>[]
  /** The actions that leave a row behind, and those that take it away. */
  readonly written: readonly string[]
  readonly removed: readonly string[]
  /** Entries of these actions that still answer for their row; all of them when absent. */
  readonly standing?: RawBuilder<unknown>
}

const valuesRow = row('kept row', { values: text })

/** The digest of a row as it stands at the end of a change, for the detail of its entry. */
export async function digestKept({ session, town, algorithm }: Change, kept: KeptTable, key: string): Promise<Pick<AuditDetail, 'row'>> {
  const found = valuesRow.first(
    await session.query(sql`select ${valuesOf(kept)} as values from ${sql.id(kept.table)} where town = ${town} and ${kept.key} = ${key}`),
  )
  if (found === undefined) throw new Error(`${kept.table} has no row ${key} to keep a digest of`)
  return { row: digestValues(algorithm, kept, found.values) }
}

function valuesOf({ columns }: KeptTable): RawBuilder<unknown> {
  return sql`jsonb_build_array(${sql.join(columns.map((column) => sql`(${column})::text`))})::text`
}

function digestValues(algorithm: DigestAlgorithm, { table }: KeptTable, values: string): string {
  return digestText(algorithm, `${table}${values}`)
}

const foundRow = row('kept row', {
  algorithm: oneOf(digestAlgorithms),
  seq: orNull(bigint),
  removed: orNull(flag),
  kept: orNull(text),
  values: orNull(text),
  name: text,
})

/** Holds every row of the table in the town against the last entry that speaks of it. An entry of an edition that kept no digests vouches for its being there. */
export async function verifyKept(
  engine: Pick<Engine, 'inTown'>,
  kept: KeptTable,
  { town, problems }: { readonly town: string; readonly problems: AuditProblem[] },
): Promise<void> {
  const rows = await engine.inTown(town).read((session) => readRows(session, kept, town))
  for (const { algorithm, seq, removed, kept: digest, values, name } of rows) {
    const why = faultOf({
      isTold: seq !== null && removed !== true,
      isThere: values !== null,
      isSame: digest === null || values === null || digestValues(algorithm, kept, values) === digest,
    })
    if (why === undefined) continue
    const message = `${kept.label}“${name}”${why}`
    problems.push({
      seq: seq === null ? undefined : Number.parseInt(seq, 10),
      ledger: kept.label,
      record: undefined,
      version: undefined,
      message,
    })
  }
}

function faultOf({
  isTold,
  isThere,
  isSame,
}: {
  readonly isTold: boolean
  readonly isThere: boolean
  readonly isSame: boolean
}): string | undefined {
  if (isThere && !isTold) return '不是经审计链写入的。'
  if (!isThere && isTold) return '不见了，审计链上没有撤除它的记录。'
  return isSame ? undefined : '与审计链上最后一次的不符，被改动过。'
}

/** Rows and last entries side by side, each with what the other lacks. */
async function readRows(session: Session, kept: KeptTable, town: string) {
  const actions = [...kept.written, ...kept.removed]
  const statement = sql`
    select h.algorithm, e.seq, e.removed, e.row as kept, r.values, coalesce(r.name, e.name, '') as name from (
      select distinct on (1) ${kept.entryKey} as key, seq, action = any(${[...kept.removed]}::text[]) as removed, detail ->> 'row' as row,
        ${kept.entryName} as name
      from audit_entry where town = ${town} and action = any(${actions}::text[]) and ${kept.standing ?? sql`true`} order by 1, seq desc
    ) as e full join (
      select ${kept.key} as key, ${valuesOf(kept)} as values, (${kept.name})::text as name from ${sql.id(kept.table)} where town = ${town}
    ) as r on r.key = e.key join audit_head as h on h.town = ${town}
    order by e.seq, name
  `
  return foundRow.all(await session.query(statement))
}
