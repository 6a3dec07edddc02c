import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { parseAttachment } from '../../definition/field/attachment.ts'
import type { CaseStage, PublicFact, PublicPath, PublicStage, RecordStage, ResolvedPublicPage } from '../../definition/public-page/types.ts'
import type { Kernel } from '../context.ts'
import { compilePrinted, type LedgerSource, openLedgerSource, openStatement } from '../ledger/sql/index.ts'
import { caseLedgerId } from '../loop/ledgers/case.ledger.ts'
import { caseStepLedgerId } from '../loop/ledgers/case-step.ledger.ts'
import { printedRow } from '../storage/row.ts'
import type { TownReading } from '../town-session.ts'
import { publicText, publicValue } from './public-value.ts'
import { readPictures } from './read-public-picture.ts'
import { type PageOfTown, readStamp } from './read-stamp.ts'
import type { OwnItem, PublicItem, PublicStageState, PublicStamp, PublicState, PublicStep, PublicValue } from './types.ts'

type Printed = Readonly<Record<string, string | null>>

/** How a public page of a town stands now; undefined where there is no such town. Nobody's right is asked: nothing is read that is not for everybody. */
export function readPublicStamp({ engine, catalogue }: Kernel, wanted: PageOfTown): Promise<PublicStamp | undefined> {
  return engine.inTown(wanted.town).read((session) => readStamp(session, catalogue, wanted))
}

/**
 * All that a public page tells, in one snapshot with its stamp: of each item whose `given` is filled in the facts that the page names, and of each stage what
 * on record proves it. Nothing while the town has not opened it; undefined where there is no such town.
 */
export function readPublicState(kernel: Kernel, { town, page }: PageOfTown): Promise<PublicState | undefined> {
  return kernel.engine.inTown(town).read(async (session) => {
    const stamp = await readStamp(session, kernel.catalogue, { town, page })
    if (stamp?.open !== true) return stamp === undefined ? undefined : { stamp, items: [] }
    const place = { kernel, session, town }
    const rows = await readItemRows(place, page, (source) => sql`${source.field(own(page.given)).sql} is not null`)
    const told: (readonly [PublicStage, ReadonlyMap<string, readonly PublicStep[]>])[] = []
    for (const stage of page.stages)
      told.push([
        stage,
        'loop' in stage ? await readCaseSteps(place, { page, stage }) : await readRecordSteps(place, { page, stage, rows }),
      ])
    const items = rows.map((row): PublicItem => {
      const stages = told.map(([{ id, label, part, waits }, steps]): PublicStageState => {
        return { id, label, part, waits, steps: steps.get(row.id ?? '') ?? [] }
      })
      return { ...itemOf(row, { town, page, place }), stages }
    })
    return { stamp, items }
  })
}

/** What stands for a record in public addresses: the same as long as the record is there, and no way back to its id. */
export function publicKey({ town, page, record }: { readonly town: string; readonly page: string; readonly record: string }): string {
  return createHash('sha256').update(`${town}/${page}/${record}`).digest('hex').slice(0, 12)
}

function open({ kernel, town }: TownReading, ledger: string): LedgerSource {
  return openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), ledger)
}

const raw = (source: LedgerSource, path: PublicPath) => sql`(${source.field(path).sql})::text`
const own = (field: string): PublicPath => ({ through: [], field })
const factCells = (source: LedgerSource, facts: readonly PublicFact[]) =>
  facts.map(({ path }, index) => sql`${compilePrinted(source, path)} as ${sql.id(`fact_${index}`)}`)

function valuesOf(facts: readonly PublicFact[], row: Printed): readonly PublicValue[] {
  return facts.flatMap((fact, index) => publicValue(fact, row[`fact_${index}`]) ?? [])
}

/** Some records of a page's ledger as the page would tell them, whether or not they are public yet, each with what its field `into` refers to. */
export async function readOwnItems(place: TownReading, page: ResolvedPublicPage, ids: readonly string[]): Promise<readonly OwnItem[]> {
  const rows = await readItemRows(place, page, (source) => sql`${source.system('id')} = any(${[...ids]}::uuid[])`)
  const into = page.intake?.into
  return rows.map((row) => ({
    ...itemOf(row, { town: place.town, page, place }),
    record: row.id ?? '',
    isPublic: (row[`own_${page.given}`] ?? '') !== '',
    into: (into === undefined ? undefined : row[`own_${into}`]) ?? undefined,
  }))
}

/** By record id, with what stages are matched by (`own_…`). */
async function readItemRows(
  place: TownReading,
  page: ResolvedPublicPage,
  which: (source: LedgerSource) => RawBuilder<unknown>,
): Promise<readonly Printed[]> {
  const source = open(place, page.ledger)
  const matched = [
    page.given,
    ...(page.intake === undefined ? [] : [page.intake.into]),
    ...page.stages.flatMap((stage) => ('loop' in stage ? [] : stage.match.map(({ item }) => item))),
  ]
  const plain = [...new Set([page.year, page.name, page.state, ...page.summary, ...matched])].map(
    (field) => sql`${raw(source, own(field))} as ${sql.id(`own_${field}`)}`,
  )
  const cells = [...plain, ...factCells(source, page.facts)]
  return printedRow.all(
    await place.session.query(sql`
      select ${source.system('id')}::text as id, ${sql.join(cells)} from ${source.from()}
      where ${source.where()} and ${which(source)}
      order by ${source.field(own(page.year)).sql} desc, ${source.system('id')}`),
  )
}

interface ItemInput {
  readonly town: string
  readonly page: ResolvedPublicPage
  readonly place: TownReading
}

function itemOf(row: Printed, { town, page, place }: ItemInput): Omit<PublicItem, 'stages'> {
  const told = (id: string): string => {
    const kept = row[`own_${id}`] ?? ''
    return kept === '' ? '' : publicText(place.kernel.catalogue.getField(page.ledger, id).field, kept)
  }
  const summary = page.summary.flatMap((name) => {
    const { label } = place.kernel.catalogue.getField(page.ledger, name).field
    return told(name) === '' ? [] : [{ name, label, text: told(name), unit: undefined }]
  })
  return {
    key: publicKey({ town, page: page.id, record: row.id ?? '' }),
    year: told(page.year),
    name: told(page.name),
    state: { option: row[`own_${page.state}`] ?? '', label: told(page.state) },
    summary,
    facts: valuesOf(page.facts, row),
  }
}

interface RecordStageInput {
  readonly page: ResolvedPublicPage
  readonly stage: RecordStage
  readonly rows: readonly Printed[]
}

/** The records of a stage, by the item that they belong to; the oldest first. */
async function readRecordSteps(place: TownReading, { stage, rows }: RecordStageInput): Promise<ReadonlyMap<string, readonly PublicStep[]>> {
  const source = open(place, stage.ledger)
  const first = sql`(select min(v.recorded_at) from ${sql.table(source.ledger.table)} as v where v.town = ${place.town} and v.id = ${source.system('id')})`
  const day = stage.date === undefined ? sql`null::text` : compilePrinted(source, stage.date)
  const cells = [
    sql`${day} as day`,
    sql`${townDay(first)} as recorded`,
    sql`${stage.picture === undefined ? sql`null::text` : raw(source, own(stage.picture))} as picture`,
    ...stage.match.map(({ path }, index) => sql`${raw(source, path)} as ${sql.id(`match_${index}`)}`),
    ...factCells(source, stage.facts),
  ]
  const conditions = [
    source.where(),
    ...(stage.once === undefined ? [] : [sql`${raw(source, stage.once)} <> ''`]),
    ...stage.only.map(({ path, options }) => sql`${source.field(path).sql} = any(${[...options]}::text[])`),
  ]
  const found = printedRow.all(
    await place.session.query(sql`
      select ${sql.join(cells)} from ${source.from()} where ${sql.join(conditions, sql` and `)}
      order by coalesce(${day}, ${townDay(first)}), ${source.system('id')}`),
  )
  const digests = found.flatMap(({ picture }) => digestsOf(picture))
  const known = new Map((await readPictures(place, digests)).map((one) => [one.digest, one]))
  const byMatch = grouped(found, (row) => JSON.stringify(stage.match.map((_, index) => row[`match_${index}`])))
  return new Map(
    rows.map((item) => {
      const key = JSON.stringify(stage.match.map(({ item: field }) => (field === 'id' ? item.id : item[`own_${field}`])))
      const steps = (byMatch.get(key) ?? []).map((row): PublicStep => {
        const on = row.day ?? row.recorded ?? ''
        const pictures = digestsOf(row.picture).flatMap((digest) => known.get(digest) ?? [])
        return { on, recorded: row.day === null, label: stage.label, facts: valuesOf(stage.facts, row), pictures }
      })
      return [item.id ?? '', steps] as const
    }),
  )
}

interface CaseStageInput {
  readonly page: ResolvedPublicPage
  readonly stage: CaseStage
}

/** The steps of the items' cases, each with the item as it stood when the step was taken: by whom it was, and what was written beside it, is not read. */
async function readCaseSteps(place: TownReading, { page, stage }: CaseStageInput): Promise<ReadonlyMap<string, readonly PublicStep[]>> {
  const source = open(place, caseStepLedgerId)
  const ofCase = (field: string) => source.field({ through: [{ field: 'case', to: caseLedgerId }], field }).sql
  const item = place.kernel.catalogue.getLedger(page.ledger)
  const step = source.field(own('step')).sql
  const facts = [...new Map(stage.steps.flatMap((one) => one.facts.map((fact) => [fact.name, fact] as const))).values()]
  const columns = facts.map(({ path }, index) => {
    const column = item.fields.find(({ id }) => id === path.field)?.column ?? path.field
    return sql`(${sql.ref(`v.${column}`)})::text as ${sql.id(`fact_${index}`)}`
  })
  const cells = [sql`v.id::text as id`, sql`${step} as step`, sql`to_char(${source.field(own('at')).sql}, 'YYYY-MM-DD') as day`, ...columns]
  const conditions = [
    source.where(),
    sql`${ofCase('loop')} = ${stage.loop}`,
    sql`${source.field(own('kind')).sql} = 'take'`,
    sql`${step} = any(${stage.steps.map((one) => one.step)}::text[])`,
  ]
  const recorded = source.system('recorded_at')
  const joined = sql`v.town = ${place.town} and v.id = ${ofCase('subject')} and v.recorded_at <= ${recorded} and (v.replaced_at is null or v.replaced_at > ${recorded})`
  const found = printedRow.all(
    await place.session.query(sql`
      select ${sql.join(cells)} from ${source.from()} join ${sql.table(item.table)} as v on ${joined}
      where ${sql.join(conditions, sql` and `)} order by ${source.field(own('position')).sql}`),
  )
  const indexOf = new Map(facts.map(({ name }, index) => [name, index]))
  return new Map(
    [...grouped(found, ({ id }) => id ?? '')].map(([id, rows]) => {
      const steps = rows.flatMap((row): readonly PublicStep[] => {
        const taken = stage.steps.find((one) => one.step === row.step)
        if (taken === undefined) return []
        const told = taken.facts.flatMap((fact) => publicValue(fact, row[`fact_${indexOf.get(fact.name)}`]) ?? [])
        return [{ on: row.day ?? '', recorded: false, label: taken.label, facts: told, pictures: [] }]
      })
      return [id, steps] as const
    }),
  )
}

/** The stored files that a document field names. */
function digestsOf(value: string | null | undefined): readonly string[] {
  return (value ?? '').split('\n').flatMap((one) => parseAttachment(one).digest ?? [])
}

/** The day of an instant on the township's wall. */
function townDay(at: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char((${at} at time zone 'UTC') + interval '8 hours', 'YYYY-MM-DD')`
}

function grouped(rows: readonly Printed[], keyOf: (row: Printed) => string): ReadonlyMap<string, readonly Printed[]> {
  const groups = new Map<string, Printed[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}
