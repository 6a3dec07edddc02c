import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { digestEntry } from '../../src/kernel/audit/digest.ts'
import { type AuditEntry, openEngine, type Session } from '../../src/kernel/index.ts'
import { prepareStore, runHere, temporaryFolder } from './prepared-store.ts'

const folder = temporaryFolder()
const data = join(folder, 'data')
const [anchors, key, table] = [join(folder, '锚点.jsonl'), join(folder, '钥匙'), join(folder, '村.csv')]
/** Where the chain ended at the first anchor, and at the second. */
let ends: readonly number[] = []

beforeAll(async () => {
  await prepareStore(data)
  const anchor = async (): Promise<number> => {
    const { status, result, notes } = await runHere('anchor', anchors, '--key', key, '--data', data, '--json')
    expect(status, notes).toBe(0)
    return JSON.parse(result).anchors[0].seq
  }
  const first = await anchor()
  for (const people of [310, 320, 330]) {
    writeFileSync(table, `编码,名称,户数,人口\r\n999901102201,瓦窑山村,300,${people}`)
    expect((await runHere('import', '村', table, '--data', data)).status).toBe(0)
  }
  ends = [first, await anchor()]
})

const town = '999901102'
let copies = 0

/** A copy of the store, with what somebody did to it who owns the database. */
async function tampered(work: (session: Session) => Promise<unknown>): Promise<string> {
  copies += 1
  const copy = join(folder, `copy-${copies}`)
  cpSync(data, copy, { recursive: true })
  const engine = await openEngine({ data: copy })
  await engine.asOwner.write(work)
  await engine.close()
  return copy
}

/** The chain from an entry on, written anew with another actor and every digest made right. */
async function rewrite(session: Session, from: number): Promise<void> {
  const rows = await session.query<Omit<AuditEntry, 'seq' | 'previousDigest'> & { readonly seq: string; readonly before: string }>(
    sql`select town, seq, at, actor, action, ledger, record, digest, previous_digest as before, detail from audit_entry where town = ${town} and seq >= ${from} order by seq`,
  )
  let previous = rows[0]?.before ?? ''
  for (const { digest: _, before: __, seq, ...rest } of rows) {
    const actor = rest.ledger === null ? 'somebody' : rest.actor
    const digest = digestEntry('sha256', { ...rest, actor, seq: Number(seq), previousDigest: previous })
    await session.query(
      sql`update audit_entry set actor = ${actor}, digest = ${digest}, previous_digest = ${previous} where town = ${town} and seq = ${seq}`,
    )
    previous = digest
  }
  await session.query(sql`update audit_head set digest = ${previous} where town = ${town}`)
}

const verify = (place: string, ...more: string[]) => runHere('verify', '--data', place, ...more)

it('agrees with the store it was taken of, and verify says when it was given none', async () => {
  expect(await verify(data, '--anchor', anchors, '--key', key)).toMatchObject({ status: 0, notes: '' })
  const without = await verify(data)
  expect([without.status, without.notes]).toEqual([0, expect.stringContaining('没有给锚点文件')])
  const unsigned = await verify(data, '--anchor', anchors)
  expect([unsigned.status, unsigned.notes]).toEqual([0, expect.stringContaining('签名没有核对')])
})

it('is taken of a store that somebody has open, and says of a key that it is new', async () => {
  const open = join(folder, 'open')
  cpSync(data, open, { recursive: true })
  const engine = await openEngine({ data: open })
  const own = join(folder, '开着.jsonl')
  try {
    const { status, notes } = await runHere('anchor', own, '--key', join(folder, '新钥匙'), '--data', open)
    expect([status, notes]).toEqual([0, expect.stringMatching(/铅笔正在运行[\s\S]*已新建密钥/)])
  } finally {
    await engine.close()
  }
  expect(await verify(open, '--anchor', own, '--key', join(folder, '新钥匙'))).toMatchObject({ status: 0 })
})

it('shows a chain that was written anew with every digest made right, and between which entries', async () => {
  const early = await tampered((session) => rewrite(session, 1))
  expect((await verify(early)).status).toBe(0)
  const found = await verify(early, '--anchor', anchors, '--key', key)
  expect([found.status, found.result]).toEqual([1, expect.stringContaining(`改写发生在第 1 条到第 ${ends[0]} 条之间`)])
})

it('shows a chain whose end was cut off with its head moved back', async () => {
  const [, last = 0] = ends
  const copy = await tampered(async (session) => {
    const keeps = last - 2
    await session.query(sql`delete from ledger_village where town = ${town} and entry > ${keeps}`)
    await session.query(sql`update ledger_village as t set replaced_at = null where town = ${town} and not exists
      (select 1 from ledger_village as n where n.town = t.town and n.id = t.id and n.version > t.version)`)
    await session.query(sql`delete from audit_entry where town = ${town} and seq > ${keeps}`)
    await session.query(sql`
      update audit_head as h set seq = e.seq, at = e.at, digest = e.digest from audit_entry as e where h.town = ${town} and e.town = h.town and e.seq = ${keeps}`)
  })
  writeFileSync(join(copy, 'newest.json'), '')
  expect((await verify(copy)).status).toBe(0)
  const found = await verify(copy, '--anchor', anchors, '--key', key, '--json')
  expect(found.status).toBe(1)
  expect(JSON.parse(found.result).problems).toEqual([
    { code: 'audit', severity: 'error', at: `#${last}`, message: expect.stringContaining(`第 ${last - 1} 条起不见了`) },
  ])
})

it('is no witness when somebody changed it, or it is none', async () => {
  const [line = ''] = readFileSync(anchors, 'utf8').split('\n')
  const forged = join(folder, '改过.jsonl')
  writeFileSync(forged, line.replace(/"seq":\d+/, '"seq":1'))
  const found = await verify(data, '--anchor', forged, '--key', key)
  expect([found.status, found.notes]).toEqual([1, expect.stringContaining('不能作证')])
  writeFileSync(forged, `${line}\n不是锚点`)
  const broken = await verify(data, '--anchor', forged, '--key', key)
  expect([broken.status, broken.notes]).toEqual([1, expect.stringContaining('第 2 行不是锚点')])
  const none = await verify(data, '--anchor', join(folder, 'none'))
  expect([none.status, none.notes]).toEqual([1, expect.stringContaining('没有锚点文件')])
})
