import { sql } from 'kysely'
import { count, flag, orNull, text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import type { TableShape } from '../migrate/types.ts'
import { row } from '../row.ts'
import type { Engine, Session } from '../types.ts'
import type { Sealers, Sealing } from './seal-engine.ts'
import { createSealer, type Sealer } from './sealer.ts'
import { makeStoreKey, readStoreKey, type StoreKey, storeKeyName, writeStoreKey } from './store-key.ts'

/** By which key the store is sealed, and the key itself where it lies in no file: of no town, and for the owner's door alone. */
export const storeKeyTable: TableShape = {
  name: 'store_key',
  label: '库的密钥',
  columns: [
    { name: 'name', type: 'text collate "C"', required: true },
    { name: 'key', type: 'text' },
    { name: 'compacted', type: 'boolean', required: true },
  ],
  primaryKey: ['name'],
  indexes: [],
}

const keyRow = row('store_key', { name: text, key: orNull(text), compacted: flag })

/** How a store is sealed now, and how it is to be. */
export interface StoreSealing {
  /** The name of the key that sealed what is there; undefined while nothing is sealed. */
  readonly present: string | undefined
  /** The name of the key that seals from now on. */
  readonly wanted: string
  /** Whether the files no longer hold what was there before it was sealed. */
  readonly compacted: boolean
  readonly sealers: Sealers
  /** The key to keep in the database: undefined where a file has it. */
  readonly held: StoreKey | undefined
  /** Whether it is the key that is to be: others who have the store open keep it from being replaced. */
  readonly newest: boolean
}

const othersRow = row('pg_stat_activity', { others: count })

/** Whether nobody else is connected to a server's database: whoever has the store open goes on by the key they know. */
async function isAlone(session: Session): Promise<boolean> {
  const found = await session.query(sql`
    select count(*)::integer as others from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
  `)
  return othersRow.first(found)?.others === 0
}

/**
 * Reads by which key the store is sealed, and takes the first key of the file, else the one that lies in the database, else makes one. Refuses with
 * `unavailable` when what is there was sealed by a key that is nowhere.
 */
export async function readStoreSealing(
  session: Session,
  { secrets, alone, replacesKey = false }: Pick<Engine, 'secrets' | 'alone' | 'replacesKey'>,
): Promise<StoreSealing> {
  const filed = secrets?.keys ?? []
  const { found, kept, known, present } = await readKnown(session, filed)
  const newest = filed[0] ?? kept ?? makeStoreKey()
  const isReplaced = present === undefined || alone || (replacesKey && present !== newest && (await isAlone(session)))
  const wanted = isReplaced ? newest : present
  return {
    present: found?.name,
    wanted: storeKeyName(wanted),
    compacted: found?.compacted ?? false,
    sealers: sealersOf([wanted, ...known.filter((key) => key !== wanted)]),
    held: filed.includes(wanted) ? undefined : wanted,
    newest: storeKeyName(wanted) === storeKeyName(newest),
  }
}

/** How a store is sealed as it is, for whoever changes nothing; undefined while nothing is. Refuses in the same way. */
export async function readSealers(session: Session, { secrets }: Pick<Engine, 'secrets'>): Promise<Sealing | undefined> {
  const filed = secrets?.keys ?? []
  const { present, kept, known } = await readKnown(session, filed)
  if (present === undefined) return undefined
  const sealers = sealersOf([present, ...known.filter((key) => key !== present)])
  return { sealers, sealed: { apart: kept === undefined, newest: present === (filed[0] ?? kept) } }
}

async function readKnown(session: Session, filed: readonly StoreKey[]) {
  const found = keyRow.first(await session.query(sql`select name, key, compacted from store_key`))
  const kept = readStoreKey(found?.key ?? '')
  const known = [...filed, ...(kept === undefined ? [] : [kept])]
  const present = known.find((key) => storeKeyName(key) === found?.name)
  if (found !== undefined && present === undefined)
    throw new Refusal(
      'unavailable',
      '库里的身份证号、账号和电话是用一把密钥加密保存的，现在没有这把密钥：请管理员核对 QIANBI_SECRET_KEY 指的密钥文件，旧的几行也要留着。数据没有改动。',
    )
  return { found, kept, known, present }
}

/** Writes down that everything is sealed by the wanted key; `compacted` says that nothing was there before. */
export async function keepStoreSealing(session: Session, { wanted, held }: StoreSealing, compacted: boolean): Promise<void> {
  const key = held === undefined ? null : writeStoreKey(held)
  await session.query(sql`delete from store_key`)
  await session.query(sql`insert into store_key (name, key, compacted) values (${wanted}, ${key}, ${compacted})`)
}

/** Writes down that the files hold no more what was there before. */
export async function noteCompacted(session: Session): Promise<void> {
  await session.query(sql`update store_key set compacted = true`)
}

/** The townships of a large province. */
const mostTowns = 3_000

function sealersOf(keys: readonly [StoreKey, ...StoreKey[]]): Sealers {
  const made = new Map<string, Sealer>()
  return (town) => {
    const known = made.get(town)
    if (known !== undefined) return known
    const sealer = createSealer({ town, keys })
    // Towns that only a cookie names are as many as there are cookies.
    if (made.size >= mostTowns) made.clear()
    made.set(town, sealer)
    return sealer
  }
}
