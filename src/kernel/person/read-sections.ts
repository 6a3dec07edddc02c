import { type RawBuilder, sql } from 'kysely'
import { presentFieldValue } from '../../definition/field/present-field-value.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { Field } from '../../definition/field/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { count, flag } from '../../definition/shape/shape.ts'
import { seesFullValues } from '../access/authorize.ts'
import { compileEnded } from '../destroyed/ended-response.ts'
import { presentVersions } from '../ledger/query/read-record.ts'
import { readReach } from '../ledger/reach/read-reach.ts'
import type { Reach } from '../ledger/reach/types.ts'
import { versionOfRow, versionRowWith, versionSelection } from '../ledger/record/read-version.ts'
import { type LedgerSource, openLedgerSource, openStatement } from '../ledger/sql/index.ts'
import type { LedgerRecord } from '../ledger/types.ts'
import { idRow } from '../storage/row.ts'
import type { TownSession } from '../town-session.ts'
import { compileSaid, type LinkedRecords, type SaidCondition, targetsOf } from './compile-said.ts'
import type { KnownPerson } from './known-person.ts'
import type { Fact, SaidRecord, SaidSection } from './types.ts'

/** The newest of a ledger that a page shows. */
const mostShown = 50
/** More records of one ledger are about nobody. */
const mostLinked = 2_000
const mostFacts = 8

export interface SectionsRequest {
  readonly known: readonly KnownPerson[]
  /** Whether values are shown as they are; never more than the reader's right, by which records are linked. */
  readonly full: boolean
  /** Ledgers that are the page itself. */
  readonly without: ReadonlySet<string>
  /** All records that are surely about them and all that those say, instead of as much as a page shows. */
  readonly whole?: boolean | undefined
}

/**
 * What every ledger says of some people, in the order of the catalogue: only what the reader may read where it lies, and of a response that has ended
 * nobody. A ledger that says nothing, or nothing to this reader, is not among them.
 */
export async function readSections(place: TownSession, request: SectionsRequest): Promise<readonly SaidSection[]> {
  const { ledgers } = place.kernel.catalogue.catalogue
  const reach = await readReach(place.session, place.kernel, place.actor)
  const linked = await readLinked(place, { ...request, reach })
  const sections: SaidSection[] = []
  for (const ledger of ledgers) {
    if (request.without.has(ledger.id) || (ledger.persons ?? []).length === 0) continue
    const opened = openSaid(place, ledger, { ...request, reach, linked })
    if (opened === undefined) continue
    const section = await readSection(place, opened, request)
    if (section.total > 0) sections.push(section)
  }
  return sections
}

interface Within extends Omit<SectionsRequest, 'without'> {
  readonly reach: Reach | undefined
}

interface Opened {
  readonly source: LedgerSource
  readonly said: SaidCondition
  readonly conditions: RawBuilder<unknown>
}

function openSaid(
  { kernel, town, actor, moment }: TownSession,
  ledger: ResolvedLedger,
  { known, full, whole, reach, linked }: Within & { readonly linked: LinkedRecords },
): Opened | undefined {
  const { catalogue } = kernel
  const source = openLedgerSource(openStatement({ catalogue, town, masks: !full, reach, reader: actor.id }), ledger.id)
  const said = compileSaid(ledger, { known, full: seesFullValues(actor), linked, alias: source.alias, sure: whole })
  if (said === undefined) return undefined
  const ended = compileEnded(catalogue, ledger, { town, alias: source.alias, today: moment.today })
  const conditions = [source.where(), said.about, ...(ended === undefined ? [] : [sql`not ${ended}`])]
  return { source, said, conditions: sql.join(conditions, sql` and `) }
}

/** The records that others are about through a reference: those of ledgers that some line leads through, the nearest first. */
async function readLinked(place: TownSession, within: Within): Promise<LinkedRecords> {
  const { ledgers } = place.kernel.catalogue.catalogue
  const wanted = new Set(
    ledgers.flatMap((ledger) => (ledger.persons ?? []).flatMap(({ through }) => (through === undefined ? [] : targetsOf(ledger, through)))),
  )
  const linked = new Map<string, readonly string[]>()
  // A line may lead through one that leads on: the payee's line of a bank's return.
  for (let depth = 0; depth < 2; depth += 1)
    for (const ledger of ledgers) {
      if (!wanted.has(ledger.id) || (ledger.persons ?? []).length === 0) continue
      const opened = openSaid(place, ledger, { ...within, linked })
      if (opened === undefined) continue
      const { source, conditions } = opened
      const rows = idRow.all(
        await place.session.query(
          sql`select ${source.system('id')} as id from ${source.from()} where ${conditions} order by 1 limit ${mostLinked}::integer`,
        ),
      )
      linked.set(
        ledger.id,
        rows.map(({ id }) => id),
      )
    }
  return linked
}

const saidColumns = { _by_name: flag, _total: count }

async function readSection(
  place: TownSession,
  { source, said, conditions }: Opened,
  { full, whole = false }: Pick<SectionsRequest, 'full' | 'whole'>,
): Promise<SaidSection> {
  const { ledger } = source
  const dated = ledger.fields.find(({ id, field }) => id === ledger.date && readsField(field, { full }))
  const order = dated === undefined ? source.system('id') : sql.ref(`${source.alias}.${dated.column}`)
  const rows = versionRowWith(ledger, saidColumns).all(
    await place.session.query(sql`
      select ${versionSelection(ledger, source.alias)}, ${said.byName} as _by_name, (count(*) over ())::integer as _total
      from ${source.from()} where ${conditions}
      order by ${order} is null, ${order} desc, ${source.system('id')} desc limit ${whole ? mostLinked : mostShown}::integer
    `),
  )
  const versions = rows.map((row) => versionOfRow(ledger, row))
  const records = await presentVersions(place, { ledger, versions, masked: !full })
  return {
    ledger: ledger.id,
    label: ledger.label,
    total: rows[0]?._total ?? 0,
    records: records.map(
      (record, index): SaidRecord => ({
        id: record.id,
        title: record.title,
        date: dated === undefined ? null : textOf(record, dated),
        byName: rows[index]?._by_name === true,
        facts: factsOf(ledger, record, { full }).slice(0, whole ? undefined : mostFacts),
      }),
    ),
  }
}

function textOf({ values }: LedgerRecord, { id }: { readonly id: string }): string | null {
  const value = values[id]
  return typeof value === 'string' ? value : null
}

export interface Told {
  readonly full: boolean
  /** Fields that are told elsewhere. */
  readonly without?: readonly string[]
}

/** What a record says, in words: what names it, areas and papers left out, and what the reader sees nothing of. */
export function factsOf(ledger: ResolvedLedger, { values, shown }: LedgerRecord, { full, without = [] }: Told): readonly Fact[] {
  const naming = (ledger.persons ?? []).flatMap(({ name, village, through }) => [name, village, through])
  const named = new Set<string | undefined>([...ledger.title, ...without, ...naming, ledger.date])
  return ledger.fields.flatMap(({ id, field }) => {
    const value = values[id] ?? null
    if (value === null || named.has(id) || !isTold(field)) return []
    const isSeen = readsField(field, { full })
    const text = shown[id] ?? (isSeen ? presentFieldValue(field, value) : String(value))
    return text === '' || (!isSeen && /^\*+$/.test(text)) ? [] : [{ label: field.label, text }]
  })
}

function isTold({ kind }: Field): boolean {
  return kind !== 'geometry' && kind !== 'attachment'
}
