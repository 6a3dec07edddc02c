import { sql } from 'kysely'
import { chosenLedger, isIdentifier, mayReferTo } from '../../../definition/field/field-type.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import { readsField } from '../../../definition/field/reads-field.ts'
import type { FieldValue } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { seesFullValues } from '../../access/authorize.ts'
import { readLatestInstant } from '../../audit/read-chain.ts'
import { createMarkedCache, type MarkedCache } from '../../indicator/marked-cache.ts'
import { readChangeMarks } from '../../ledger/change-marks.ts'
import { presentVersions } from '../../ledger/query/read-record.ts'
import { compileReadable } from '../../ledger/reach/compile-reach.ts'
import { readReach } from '../../ledger/reach/read-reach.ts'
import { readVersionRows, versionSelection } from '../../ledger/record/read-version.ts'
import { openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import type { Instant, LedgerRecord } from '../../ledger/types.ts'
import type { Engine } from '../../storage/types.ts'
import type { TownReader } from '../../town-session.ts'
import type { ToldLedger, ToldRecord } from './types.ts'

/** A ledger that is written by the thousand names no record in a report: figures speak of it, and its choices. */
const mostNamed = 1500
const mostRecords = 5000

/** The ledgers of a few towns. */
const keptLedgers = 400

const kept = new WeakMap<Engine, MarkedCache<ToldLedger>>()

export interface ToldWanted {
  readonly asOf: Instant
  /** Of which ledgers; those by whose short names they are told are read with them. */
  readonly ledgers: ReadonlySet<string>
}

/**
 * The records of some of the town's ledgers as prose may name them, as of an instant: one statement a ledger, none where it has not changed since it was
 * last read. Left out are ledgers of which the actor may read only a part (what is not all there counts and ranks nothing), and those of very many records; of many only what their choices say is ever asked.
 */
export async function readToldLedgers(place: TownReader, { asOf, ledgers }: ToldWanted): Promise<readonly ToldLedger[]> {
  const { kernel, session, town, actor } = place
  const { catalogue } = kernel
  const latest = await readLatestInstant(session, town)
  const past = latest !== undefined && latest <= asOf ? undefined : asOf
  const reach = await readReach(session, kernel, actor)
  const full = seesFullValues(actor)
  const open = catalogue.catalogue.ledgers.filter(
    (ledger) =>
      ledger.pack !== 'report' && (reach === undefined || compileReadable(ledger, { catalogue, town, reach, alias: 't' }) === undefined),
  )
  const asked = open.filter((ledger) => ledgers.has(ledger.id))
  const wanted = open.filter((ledger) => asked.includes(ledger) || asked.some((one) => isNamedShortBy(one, ledger)))
  const marks = await readChangeMarks(
    session,
    town,
    catalogue.catalogue.ledgers.map(({ id }) => id),
  )
  const cache = kept.get(kernel.engine) ?? createMarkedCache<ToldLedger>(keptLedgers)
  kept.set(kernel.engine, cache)
  const told: ToldLedger[] = []
  for (const ledger of wanted) {
    const key = JSON.stringify([town, ledger.id, full])
    const known = past === undefined && reach === undefined ? cache.find(key, marks) : undefined
    const read = known ?? (await readToldLedger(place, { ledger, asOf: past }))
    if (past === undefined && reach === undefined && known === undefined)
      cache.keep(key, { ledgers: referredFrom(ledger, catalogue.catalogue.ledgers), marks, value: read })
    if (read.records.length > 0) told.push(read)
  }
  return told.flatMap((one) => (asked.includes(one.ledger) ? [withShortNames(one, told)] : []))
}

const shortName = '简称'

/** Whether the records of a ledger may be told by short names that another keeps. */
function isNamedShortBy(ledger: ResolvedLedger, keeper: ResolvedLedger): boolean {
  if (!keeper.fields.some(({ field: { label } }) => label === shortName)) return false
  return ledger.id === keeper.id || ledger.fields.some(({ field }) => mayReferTo(field, keeper.id))
}

const named = new WeakMap<ToldLedger, ToldLedger>()

/** What the records that others refer to are called for short: 晨星 for 竹溪晨星笔业有限公司. */
function withShortNames(told: ToldLedger, all: readonly ToldLedger[]): ToldLedger {
  const known = named.get(told)
  if (known !== undefined) return known
  const short = new Map<string, readonly string[]>()
  for (const { ledger, records } of all) {
    const field = ledger.fields.find(({ field: { label } }) => label === shortName)
    if (field === undefined || !isNamedShortBy(told.ledger, ledger)) continue
    for (const { title, words } of records) if (words[field.id] !== undefined) short.set(title, shortNames(title, words[field.id] ?? ''))
  }
  const full = { ...told, short }
  named.set(told, full)
  return full
}

/** 宏达 and 宏达木业 for 青竹镇宏达木业有限公司. */
function shortNames(title: string, short: string): readonly string[] {
  const at = title.indexOf(short)
  const trade = at < 0 ? '' : title.slice(at).replace(/(?:股份|责任)?有限(?:责任)?公司$|公司$/, '')
  const firm = title.endsWith('公司') ? [`${short}公司`] : []
  return [short, ...(trade.length > short.length ? [trade] : []), ...firm]
}

interface LedgerWanted {
  readonly ledger: ResolvedLedger
  readonly asOf: Instant | undefined
}

async function readToldLedger(place: TownReader, { ledger, asOf }: LedgerWanted): Promise<ToldLedger> {
  const { kernel, session, town, actor } = place
  const full = seesFullValues(actor)
  const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town, asOf, masks: !full }), ledger.id)
  const statement = sql`
    select ${versionSelection(ledger, source.alias)} from ${source.from()} where ${source.where()} limit ${mostRecords + 1}::integer
  `
  const versions = readVersionRows(ledger, await session.query(statement))
  if (versions.length > mostRecords) return { ledger, records: [], short: new Map() }
  const records = await presentVersions(place, { ledger, versions, asOf })
  return {
    ledger,
    short: new Map(),
    ...(records.length > mostNamed ? { many: true as const } : {}),
    records: records.map((record) => tellRecord(ledger, record, full)).toSorted((left, right) => (left.id < right.id ? -1 : 1)),
  }
}

function tellRecord(ledger: ResolvedLedger, { id, title, values: all, shown }: LedgerRecord, full: boolean): ToldRecord {
  const values: Record<string, Exclude<FieldValue, null>> = {}
  const words: Record<string, string> = {}
  for (const { id: name, field } of ledger.fields) {
    const value = all[name] ?? null
    if (value === null || isIdentifier(field) || !readsField(field, { full })) continue
    values[name] = value
    const word = shown[name] ?? (chosenLedger(field, all) === undefined ? wordOf(field.kind, presentFieldValue(field, value)) : undefined)
    if (word !== undefined) words[name] = word
  }
  return { id, title, values, words }
}

function wordOf(kind: string, shown: string): string | undefined {
  return kind === 'text' || kind === 'personName' || kind === 'boolean' ? shown : undefined
}

/** The ledger, and every one whose records it names its own by. */
function referredFrom(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[]): ReadonlySet<string> {
  const found = new Set([ledger.id])
  const visit = (from: ResolvedLedger) => {
    for (const target of ledgers) {
      if (found.has(target.id) || !from.fields.some(({ field }) => mayReferTo(field, target.id))) continue
      found.add(target.id)
      visit(target)
    }
  }
  visit(ledger)
  return found
}
