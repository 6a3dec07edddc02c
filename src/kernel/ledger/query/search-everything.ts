import { sql } from 'kysely'
import { referredLedger } from '../../../definition/field/field-type.ts'
import { readsField } from '../../../definition/field/reads-field.ts'
import { seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readInPart, type TownSession } from '../../town-session.ts'
import { readReach } from '../reach/read-reach.ts'
import type { Reach } from '../reach/types.ts'
import { compileReadTitle, openLedgerSource, openStatement } from '../sql/index.ts'
import { titleKeyFields } from '../table/title-key.ts'
import { compileNearness, compileOwn } from './compile-nearness.ts'
import { compileSearch, type KnownReferred, searchWords } from './compile-search.ts'
import { readTitles } from './read-titles.ts'
import { type FoundRow, foundRow, type TellingFields, tellingFields, tellNumber } from './tell-apart.ts'

export interface FoundRecord {
  readonly ledger: string
  readonly label: string
  readonly id: string
  readonly title: string
  /** What tells it from its namesakes: where, with whom, how old or the tail of a number that the reader may see. */
  readonly detail: string
  /** How many records of its ledger the same words find, which its list shows. */
  readonly total: number
}

interface FoundIn {
  readonly ledger: { readonly id: string; readonly label: string }
  readonly telling: TellingFields
  readonly rows: readonly FoundRow[]
}

/** Shown of a ledger that has what was typed only in what it refers to, beside ledgers of which it is a name. */
const mostBeside = 2

/**
 * Records of all registers that match as their own lists match, a few of each: those first that hold what was typed themselves, nearest first within a ledger
 * and among ledgers (`wang` is 王怀洋 before 程旺源, and a 王 before a 网格), then those that lie in a village or belong to somebody of that name.
 */
export async function searchEverything(
  kernel: Kernel,
  actor: Actor,
  input: { readonly text: string; readonly most?: number },
): Promise<readonly FoundRecord[]> {
  return readInPart(kernel, actor, 'read', async (place) => {
    if (searchWords(input.text).length === 0) return []
    const reach = await readReach(place.session, kernel, actor)
    const found = await findInRegisters(place, { ...input, reach })
    const named = found.filter(isNamed).toSorted((one, other) => nearest(one) - nearest(other))
    const beside = found
      .filter((one) => !isNamed(one))
      .map((one) => (named.length === 0 ? one : { ...one, rows: one.rows.slice(0, mostBeside) }))
    const shown = [...named, ...beside]
    const titles = await readTitles(place.session, kernel.catalogue, {
      town: actor.town,
      wanted: referredOf(shown),
      full: seesFullValues(actor),
      reach,
    })
    const { today } = place.moment
    return shown.flatMap(({ ledger, telling, rows }) =>
      rows.map((row) => ({
        ledger: ledger.id,
        label: ledger.label,
        id: row.id,
        title: row.title ?? '',
        detail: [...row.refs.map((id) => titles.get(id ?? '') ?? ''), tellNumber(telling, row.numbers, today)]
          .filter((part) => part !== '')
          .join(' · '),
        total: row.total,
      })),
    )
  })
}

/** Those of a ledger that hold the words themselves come first. */
function isNamed({ rows }: FoundIn): boolean {
  return rows[0]?.own === true
}

function nearest({ rows }: FoundIn): number {
  return rows[0]?.near ?? 3
}

interface Wanted {
  readonly text: string
  readonly most?: number
  readonly reach: Reach | undefined
}

async function findInRegisters({ kernel, session, actor }: TownSession, { text, most = 5, reach }: Wanted): Promise<readonly FoundIn[]> {
  const reader = { full: seesFullValues(actor) }
  const known: KnownReferred = new Map()
  const words = searchWords(text)
  const found: FoundIn[] = []
  for (const ledger of kernel.catalogue.catalogue.ledgers) {
    const titles = titleKeyFields(ledger)
    if (ledger.kind !== 'register' || titles.length === 0) continue
    const source = openLedgerSource(
      openStatement({ catalogue: kernel.catalogue, town: actor.town, masks: !reader.full, reach, reader: actor.id }),
      ledger.id,
    )
    const matching = await compileSearch(session, source, text, reader, known)
    if (matching === undefined) continue
    const telling = tellingFields(ledger, reader)
    const columns = (fields: readonly { readonly id: string }[], type: 'uuid' | 'text') =>
      sql`array[${sql.join(fields.map(({ id }) => sql`${source.field({ through: [], field: id }).sql}::${sql.raw(type)}`))}]::${sql.raw(type)}[]`
    // Names that the reader sees masked do not even order what is found.
    const order = titles.every(({ field }) => readsField(field, reader)) ? source.system('_title_key') : source.system('id')
    const rows = foundRow.all(
      await session.query(sql`
        select ${source.system('id')} as id, ${compileReadTitle(source)} as title, ${compileOwn(source, words, reader)} as own,
          ${compileNearness(source, words, reader)} as near, (count(*) over ())::integer as total,
          ${columns(telling.refs, 'uuid')}::text[] as refs, ${columns(telling.numbers, 'text')} as numbers
        from ${source.from()} where ${source.where()} and ${matching}
        order by own desc, near, ${order}, ${source.system('id')} limit ${most}::integer
      `),
    )
    if (rows.length > 0) found.push({ ledger, telling, rows })
  }
  return found
}

function referredOf(found: readonly FoundIn[]): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>()
  for (const { telling, rows } of found) {
    for (const [index, { field }] of telling.refs.entries()) {
      const ledger = referredLedger(field)
      if (ledger === undefined) continue
      const ids = wanted.get(ledger) ?? new Set<string>()
      for (const { refs } of rows) if (typeof refs[index] === 'string') ids.add(refs[index])
      wanted.set(ledger, ids)
    }
  }
  return wanted
}
