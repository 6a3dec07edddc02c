import { sql } from 'kysely'
import type { ResolvedLedger } from '../../src/definition/ledger/types.ts'
import { count, text } from '../../src/definition/shape/shape.ts'
import type { Actor } from '../../src/kernel/access/types.ts'
import { writeAudited } from '../../src/kernel/audit/write-audited.ts'
import type { Kernel } from '../../src/kernel/context.ts'
import { addRecord, createUser, initTown } from '../../src/kernel/index.ts'
import { writeCursor } from '../../src/kernel/ledger/query/sort-order.ts'
import { versionColumns } from '../../src/kernel/ledger/record/version-row.ts'
import { rootOver, writeRecords } from '../../src/kernel/ledger/record/write-records.ts'
import { noWatch } from '../../src/kernel/ledger/watch.ts'
import { row, uuid } from '../../src/kernel/storage/row.ts'

const countRow = row('checkpoint-entry', { count })
const placeRow = row('checkpoint-entry', { id: uuid, key: text })
const definitionRow = row('pg_index', { name: text, definition: text })
const town = '999901109'
const checkpoints = 24
const days = 365
/** Written as an import writes them; the others are copies of these at other minutes, made by the database itself. */
const mostWritten = 40_000

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const given = [...'文秀明志春林守禾知远既澜衡青竹溪安平和顺立德正清承泽思源怀瑾']

/** A ledger of checkpoint entries of `size` records, and what a measurement needs to ask for them. */
export async function fillCheckpointEntries(kernel: Kernel, size: number) {
  await initTown(kernel, { town, name: '测量镇' })
  const actor: Actor = { id: 'bench', name: '测量', town, role: 'administrator' }
  const user = { account: 'bench', password: 'measured-2020' }
  await createUser(kernel, actor, { ...user, name: '测量', role: 'administrator', office: '测量' })
  const gates: string[] = []
  for (let index = 0; index < checkpoints; index++) {
    const category = ['provinceGate', 'townGate', 'villageGate', 'houseGate'][index % 4] ?? null
    gates.push(
      (await addRecord(kernel, actor, { ledger: 'checkpoint', values: { name: `${index + 1}号卡口`, category, openedOn: '2020-01-25' } }))
        .id,
    )
  }
  const values = (index: number) => entryValues(index, gates)
  const ledger = kernel.catalogue.getLedger('checkpoint-entry')
  const written = Math.min(size, mostWritten)
  const additions = Array.from({ length: written }, (_, index) => ({ id: kernel.newId(), values: values(index) }))
  await writeAudited(kernel, actor, async (change) => {
    const versions = await writeRecords({ ...kernel, watch: noWatch }, change, { ledger, additions })
    return { result: undefined, note: { action: 'import', ledger: ledger.id, record: null, detail: rootOver(change, versions) } }
  })
  await multiply(kernel, ledger, { written, size })
  const ids = additions.filter((_, index) => index % Math.max(1, Math.floor(written / 1000)) === 0).map(({ id }) => id)
  return {
    user,
    checkpoint: (index: number) => gates[index % gates.length] ?? '',
    day: dayOf,
    name: nameOf,
    plate: plateOf,
    values: (index: number) => values(size + index),
    /** A place far down in the list that comes newest first, as its page marker, the last of which stands before the last hundred records. */
    deep: (parts: number) => placesIn(kernel, { size, parts }),
    record: (index: number) => ({ id: ids[index % ids.length] ?? '', version: 1 }),
  }
}

/** Copies what was written until there are `size` records; the indexes are made when all are there. */
async function multiply(
  kernel: Kernel,
  ledger: ResolvedLedger,
  { written, size }: { readonly written: number; readonly size: number },
): Promise<void> {
  const columns = [...versionColumns(ledger)].filter((name) => name !== 'id' && name !== 'passed_at')
  const names = sql.join(columns.map((name) => sql.ref(`t.${name}`)))
  const table = sql.id(ledger.table)
  await kernel.engine.asOwner.write(async (session) => {
    const indexes = definitionRow.all(
      await session.query(sql`
        select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index as i join pg_class as c on c.oid = i.indexrelid
        where i.indrelid = ${ledger.table}::regclass and not i.indisprimary`),
    )
    for (const { name } of indexes) await session.query(sql`drop index ${sql.id(name)}`)
    await session.query(
      sql`create temporary table first_entry on commit drop as select *, row_number() over (order by id) as n from ${table} where town = ${town}`,
    )
    for (let copy = 1; copy * written < size; copy += 1) {
      const id = sql`('01990000-' || lpad(to_hex(${copy}::integer), 4, '0') || '-7000-8000-' || lpad(to_hex(t.n), 12, '0'))::uuid`
      await session.query(sql`
        insert into ${table} (id, passed_at, ${sql.join(columns.map((name) => sql.id(name)))})
        select ${id}, t.passed_at + ${copy}::integer * interval '1 minute', ${names} from first_entry as t
        where t.n <= ${size - copy * written}::integer`)
    }
    const [counted] = countRow.all(await session.query(sql`select count(*)::integer as count from ${table} where town = ${town}`))
    if (counted?.count !== size) throw new Error(`${counted?.count} records instead of ${size}`)
    for (const { definition } of indexes) await session.query(sql`${sql.raw(definition)}`)
    await session.query(sql`analyze ${table}`)
  })
}

function entryValues(index: number, gates: readonly string[]): Record<string, string> {
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    checkpoint: gates[Math.imul(index, 7) % gates.length] ?? gates[0] ?? '',
    passedAt: `${dayOf(index)}T${two(index % 24)}:${two((index * 7) % 60)}`,
    name: nameOf(index),
    origin: `第${index % 40}村`,
    destination: ['走亲', '务工', '就医', '送货'][index % 4] ?? '',
    plate: plateOf(index),
    temperature: `36.${index % 9}`,
    handling: index % 20_000 === 11 ? '留观' : index % 500 === 3 ? '劝返' : '放行',
  }
}

function dayOf(index: number): string {
  return new Date(Date.UTC(2020, 0, 1 + (index % days))).toISOString().slice(0, 10)
}

/** About thirty thousand different names. */
function nameOf(index: number): string {
  const at = (list: readonly string[], place: number) => list[place % list.length] ?? ''
  return `${at(surnames, index)}${at(given, Math.floor(index / 32))}${at(given, Math.floor(index / 1024))}`
}

function plateOf(index: number): string {
  return `浙K${String((index * 37) % 99_991).padStart(5, '0')}`
}

async function placesIn(kernel: Kernel, { size, parts }: { readonly size: number; readonly parts: number }): Promise<readonly string[]> {
  const { table } = kernel.catalogue.getLedger('checkpoint-entry')
  const each = Math.floor(size / (parts + 1))
  const places = placeRow.all(
    await kernel.engine.asOwner.read((session) =>
      session.query(sql`
        select id, key from (select id, passed_at::text as key, row_number() over (order by passed_at desc, id desc) as n from ${sql.id(table)} where town = ${town} and replaced_at is null) as t
        where n % ${each}::integer = 0 order by n`),
    ),
  )
  return places.map(({ id, key }) => writeCursor({ order: 'passedAt descending', key, id }))
}

/** What was filled in, and what the measurements take from it. */
export type FilledEntries = Awaited<ReturnType<typeof fillCheckpointEntries>>
