import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { ownPackId } from '../../../definition/own/extend-catalogue.ts'
import { text } from '../../../definition/shape/shape.ts'
import type { TableShape } from '../../storage/migrate/types.ts'
import { row } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { versionOfRow, versionRowWith, versionSelection } from '../record/read-version.ts'
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
  const kept = ruleRow.all(await engine.asOwner.read((session) => session.query(sql`select ledger, rule from search_rule`)))
  const made = new Map(kept.map(({ ledger, rule }) => [ledger, rule]))
  return (ledger) => made.get(ruleName(ledger)) === wordsRule(ledger)
}

/** Ledgers that towns make themselves have the same ids in each of them. */
function ruleName({ id, table, pack }: ResolvedLedger): string {
  return pack === ownPackId ? table : id
}

/** One at a time on a server: the key is arbitrary but must never change. */
const rebuildLock = 7_311_042
const chunk = 2_000

/**
 * Makes the search words and the sorting keys anew of every ledger whose rule is another one than they were made by: a field that has become secret must not be found by
 * the words it was open with. They are derived and in no digest. Gives the ledgers it went through; one without records costs nothing.
 */
export async function rebuildWords(engine: Engine, ledgers: readonly ResolvedLedger[]): Promise<readonly string[]> {
  const rules = new Map(ledgers.map((ledger) => [ruleName(ledger), wordsRule(ledger)]))
  return engine.asOwner.write(async (session) => {
    await session.query(sql`select pg_advisory_xact_lock(${rebuildLock}::bigint)`)
    const kept = ruleRow.all(await session.query(sql`select ledger, rule from search_rule`))
    const made = new Map(kept.map(({ ledger, rule }) => [ledger, rule]))
    const stale = ledgers.filter((ledger) => made.get(ruleName(ledger)) !== rules.get(ruleName(ledger)))
    if (stale.length === 0) return []
    const filled = await filledOf(session, stale)
    for (const ledger of filled) await rebuild(session, ledger)
    const ids = stale.map(ruleName)
    await session.query(sql`
      insert into search_rule (ledger, rule) select * from unnest(${ids}::text[], ${ids.map((id) => rules.get(id) ?? '')}::text[])
      on conflict (ledger) do update set rule = excluded.rule
    `)
    return filled.map(({ id }) => id)
  })
}

async function filledOf(session: Session, ledgers: readonly ResolvedLedger[]): Promise<readonly ResolvedLedger[]> {
  const asked = ledgers.map(({ table }) => sql`select ${table}::text as id where exists (select 1 from ${sql.id(table)})`)
  const rows = filledRow.all(await session.query(sql`${sql.join(asked, sql` union all `)}`))
  const filled = new Set(rows.map(({ id }) => id))
  return ledgers.filter(({ table }) => filled.has(table))
}

async function rebuild(session: Session, ledger: ResolvedLedger): Promise<void> {
  let after = sql`true`
  for (;;) {
    const statement = sql`
      select t.town, ${versionSelection(ledger, 't')} from ${sql.id(ledger.table)} as t
      where ${after} order by t.town, t.id, t.version limit ${chunk}::integer
    `
    const rows = versionRowWith(ledger, { town: text }).all(await session.query(statement))
    const last = rows.at(-1)
    if (last === undefined) return
    const versions = rows.map((row) => versionOfRow(ledger, row).values)
    const words = versions.map((values) => recordGrams(ledger, values))
    const keys = versions.map((values) => titleKey(ledger, values))
    await session.send(sql`
      update ${sql.id(ledger.table)} as t set grams = n.words::tsvector, _title_key = n.key
      from unnest(${rows.map(({ town }) => town)}::text[], ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::integer[],
        ${words}::text[], ${keys}::text[]) as n (town, id, version, words, key)
      where t.town = n.town and t.id = n.id and t.version = n.version
    `)
    if (rows.length < chunk) return
    after = sql`(t.town, t.id, t.version) > (${last.town}, ${last.id}::uuid, ${last.version}::integer)`
  }
}
