import { sql } from 'kysely'
import { isSealed, sealsNumbers } from '../../../definition/field/is-sealed.ts'
import { keptFields } from '../../../definition/ledger/kept-fields.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { ownPackId } from '../../../definition/own/extend-catalogue.ts'
import { text } from '../../../definition/shape/shape.ts'
import type { TableShape } from '../../storage/migrate/types.ts'
import { row } from '../../storage/row.ts'
import { OpenOld } from '../../storage/sealing/open-old.ts'
import { numberColumns, type SealingAnew, sealAnew } from '../../storage/sealing/seal-anew.ts'
import type { Sealing } from '../../storage/sealing/seal-engine.ts'
import type { Sealer } from '../../storage/sealing/sealer.ts'
import { keepStoreSealing, noteCompacted, readStoreSealing, storeKeyTable } from '../../storage/sealing/store-key-table.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { sealedAs } from '../record/kept-as.ts'
import { type StoredVersion, versionOfRow, versionRowWith, versionSelection } from '../record/read-version.ts'
import { recordGrams, wordsRule } from './grams.ts'
import { titleKey } from './title-key.ts'

const ruleRow = row('search_rule', { ledger: text, rule: text })
const filledRow = row('ledgers', { id: text })

/** By which rule the search words of each ledger were made. */
export const searchRuleTable: TableShape = {
  name: 'search_rule',
  label: '检索词规则',
  columns: [
    { name: 'ledger', type: 'text collate "C"', required: true },
    { name: 'rule', type: 'text', required: true },
  ],
  primaryKey: ['ledger'],
  indexes: [],
}

/** Tells whether the words of a ledger are by its present rule. */
export async function readWorded(engine: Pick<Engine, 'asOwner'>): Promise<(ledger: ResolvedLedger) => boolean> {
  const made = await engine.asOwner.read(readRules)
  return (ledger) => made.get(ruleName(ledger)) === wordsRule(ledger)
}

/** Ledgers that towns make themselves have the same ids in each of them. */
function ruleName({ id, table, pack }: ResolvedLedger): string {
  return pack === ownPackId ? table : id
}

/** One at a time on a server: the key is arbitrary but must never change. */
const rebuildLock = 7_311_042
const chunk = 2_000

export interface Rebuilt extends Sealing {
  /** The ledgers that were gone through. */
  readonly ledgers: readonly string[]
}

export interface ToRebuild {
  readonly ledgers: readonly ResolvedLedger[]
  /** The tables beside the ledgers; of those in which numbers of people may stand, these are sealed. */
  readonly tables: readonly TableShape[]
}

/**
 * Makes the search words and the sorting keys anew of every ledger whose rule is another one than they were made by: a field that has become secret must not be found by
 * the words it was open with. They are derived and in no digest. Seals what lies there unsealed, or sealed by another key than the store's present one, and takes
 * what was there before out of the files. All of it is done or nothing; one without records costs nothing. Refuses as `readStoreSealing` does, and with `damaged`
 * what does not open, by record.
 */
export async function rebuildWords(engine: Engine, { ledgers, tables }: ToRebuild): Promise<Rebuilt> {
  const numbered = tables.filter((table) => numberColumns(table).length > 0)
  const { filled, sealing } = await engine.asOwner.write(async (session) => {
    await session.query(sql`select pg_advisory_xact_lock(${rebuildLock}::bigint)`)
    const sealing = await readStoreSealing(session, engine)
    const isKeyNew = sealing.present !== sealing.wanted
    const made = await readRules(session)
    const stale = ledgers.filter((ledger) => isKeyNew || made.get(ruleName(ledger)) !== wordsRule(ledger))
    const filled = stale.length === 0 ? [] : await filledOf(session, stale)
    const anew = { sealers: sealing.sealers, old: new OpenOld() }
    for (const ledger of filled) await rebuild(session, ledger, anew)
    const unsealed = numbered.filter((table) => isKeyNew || made.get(numbersName(table)) !== numbersRule(table))
    let written = 0
    for (const table of unsealed) written += await sealAnew(session, table, anew)
    anew.old.assertWhole()
    await keepRules(session, [...stale.map(wordsAs), ...unsealed.map(numbersAs)])
    const isClean = sealing.present === undefined ? filled.length + written === 0 : !isKeyNew && sealing.compacted
    const compacted = isClean && written === 0 && !filled.some(hasNumbersWithin)
    if (isKeyNew || compacted !== sealing.compacted) await keepStoreSealing(session, sealing, compacted)
    return { filled, sealing: { ...sealing, compacted } }
  })
  if (!sealing.compacted) await clearFiles(engine, { ledgers, tables: numbered })
  const { sealers, held, newest } = sealing
  return { ledgers: filled.map(({ id }) => id), sealers, sealed: { apart: held === undefined, newest } }
}

/** What was there before it was sealed stays in the pages of the tables until they are written anew. Whoever was interrupted does it at the next opening. */
async function clearFiles(engine: Engine, { ledgers, tables }: ToRebuild): Promise<void> {
  const sealed = ledgers.filter((ledger) => hasNumbersWithin(ledger) || keptFields(ledger).some(({ field }) => isSealed(field)))
  await engine.compact([...sealed.map(({ table }) => table), ...tables.map(({ name }) => name), storeKeyTable.name])
  await engine.asOwner.write(noteCompacted)
}

function hasNumbersWithin(ledger: ResolvedLedger): boolean {
  return keptFields(ledger).some(({ field }) => sealsNumbers(field))
}

async function readRules(session: Session): Promise<ReadonlyMap<string, string>> {
  const kept = ruleRow.all(await session.query(sql`select ledger, rule from search_rule`))
  return new Map(kept.map(({ ledger, rule }) => [ledger, rule]))
}

interface KeptRule {
  readonly id: string
  readonly rule: string
}

function wordsAs(ledger: ResolvedLedger): KeptRule {
  return { id: ruleName(ledger), rule: wordsRule(ledger) }
}

function numbersAs(table: TableShape): KeptRule {
  return { id: numbersName(table), rule: numbersRule(table) }
}

/** No ledger is called so. */
function numbersName({ name }: TableShape): string {
  return `numbers of ${name}`
}

function numbersRule(table: TableShape): string {
  return JSON.stringify(numberColumns(table).map(({ name }) => name))
}

async function keepRules(session: Session, kept: readonly KeptRule[]): Promise<void> {
  if (kept.length === 0) return
  const [ids, rules] = [kept.map(({ id }) => id), kept.map(({ rule }) => rule)]
  await session.query(sql`
    insert into search_rule (ledger, rule) select * from unnest(${ids}::text[], ${rules}::text[])
    on conflict (ledger) do update set rule = excluded.rule
  `)
}

async function filledOf(session: Session, ledgers: readonly ResolvedLedger[]): Promise<readonly ResolvedLedger[]> {
  const asked = ledgers.map(({ table }) => sql`select ${table}::text as id where exists (select 1 from ${sql.id(table)})`)
  const rows = filledRow.all(await session.query(sql`${sql.join(asked, sql` union all `)}`))
  const filled = new Set(rows.map(({ id }) => id))
  return ledgers.filter(({ table }) => filled.has(table))
}

async function rebuild(session: Session, ledger: ResolvedLedger, { sealers, old }: SealingAnew): Promise<void> {
  const sealed = keptFields(ledger).filter(({ field }) => isSealed(field) || sealsNumbers(field))
  let after = sql`true`
  for (;;) {
    const statement = sql`
      select t.town, ${versionSelection(ledger, 't')} from ${sql.id(ledger.table)} as t
      where ${after} order by t.town, t.id, t.version limit ${chunk}::integer
    `
    const rows = versionRowWith(ledger, { town: text }).all(await session.query(statement))
    const last = rows.at(-1)
    if (last === undefined) return
    const kept = rows.map((row) => keptAnew(ledger, versionOfRow(ledger, row), { sealer: sealers(row.town), old }))
    const names = sealed.map((_, index) => sql.id(`v${index}`))
    const set = sealed.map(({ column }, index) => sql`, ${sql.id(column)} = n.${sql.id(`v${index}`)}`)
    const arrays = sealed.map(({ id }) => sql`, ${kept.map(({ values }) => values[id] ?? null)}::text[]`)
    await session.send(sql`
      update ${sql.id(ledger.table)} as t set grams = n.words::tsvector, _title_key = n.key${sql.join(set, sql``)}
      from unnest(${rows.map(({ town }) => town)}::text[], ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::integer[],
        ${kept.map(({ words }) => words)}::text[], ${kept.map(({ key }) => key)}::text[]${sql.join(arrays, sql``)})
        as n (${sql.join([sql`town`, sql`id`, sql`version`, sql`words`, sql`key`, ...names])})
      where t.town = n.town and t.id = n.id and t.version = n.version
    `)
    if (rows.length < chunk) return
    after = sql`(t.town, t.id, t.version) > (${last.town}, ${last.id}::uuid, ${last.version}::integer)`
  }
}

/** What is kept of a version whose values are as they were, sealed or not. */
function keptAnew(ledger: ResolvedLedger, before: StoredVersion, { sealer, old }: { readonly sealer: Sealer; readonly old: OpenOld }) {
  const values: Record<string, string | null> = { ...before.values }
  const sealed: Record<string, string | null> = {}
  for (const { id, field } of keptFields(ledger)) {
    const value = values[id]
    if (value === null || value === undefined || !(isSealed(field) || sealsNumbers(field))) continue
    const place = () => `「${ledger.label}」记录 ${before.id} 第 ${before.version} 版的“${field.label}”`
    values[id] = old.open(sealer, value, place)
    sealed[id] = sealedAs(field, values[id], sealer)
  }
  return { words: sealer.blind(recordGrams(ledger, values)), key: titleKey(ledger, values), values: sealed }
}
