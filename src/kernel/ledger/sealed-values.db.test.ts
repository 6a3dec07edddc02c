import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { openKernel } from '../open-kernel.ts'
import { openEngine } from '../storage/open-engine.ts'
import { makeStoreKey, type StoreKey } from '../storage/sealing/store-key.ts'
import { createSecretBox } from '../storage/secret-box.ts'
import { dumpDatabase, findDump, occurring, readFolder } from '../storage/testing/bytes.ts'
import { createTestDatabase, describeEngines } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { addRecord } from './command/add-record.ts'
import { amendRecord } from './command/amend-record.ts'
import { listRecords } from './query/list-records.ts'
import { actorOf, clerk, idNumber, load, openSample, table } from './testing/open-sample.ts'
import { catalogue } from './testing/sample-pack.ts'
import type { LedgerFilter } from './types.ts'
import { verifyAudit } from './verify/verify-audit.ts'

const [before, after, other] = [idNumber(1), idNumber(2), idNumber(3)]
const phone = '13900000001'
const secrets = [before, after, phone]

/** A household whose number was corrected: it stands in two versions. */
async function openHouseholds(engine: Engine) {
  const { kernel } = await openSample(engine)
  const added = await addRecord(kernel, clerk, { ledger: 'household', values: { head: '周文', idNumber: before, phone } })
  await amendRecord(kernel, clerk, { ledger: 'household', id: added.id, version: added.version, values: { idNumber: after } })
  const find = async (query: { readonly search?: string; readonly filters?: readonly LedgerFilter[] }) =>
    (await listRecords(kernel, clerk, { ledger: 'household', query })).records.map(({ values }) => values.idNumber)
  return { kernel, id: added.id, find }
}

const reopen = async (engine: Engine) => ({ kernel: await openKernel({ engine, catalogue }) })

const whatIsKept = (engine: Engine) =>
  engine.asOwner.read((session) =>
    session.query<{ version: number; id_number: string; phone: string; grams: string }>(
      sql`select version, id_number, phone, grams::text as grams from ledger_household order by version`,
    ),
  )

/** As an edition before this one left it. */
async function unseal(engine: Engine): Promise<void> {
  await engine.asOwner.write(async (session) => {
    await session.query(sql`update ledger_household set id_number = case version when 1 then ${before} else ${after} end, phone = ${phone},
      grams = case version when 1 then ${`'${before}' '${phone}'`}::tsvector else ${`'${after}' '${phone}'`}::tsvector end`)
    await session.query(sql`delete from store_key`)
  })
}

describeEngines('numbers of people in the database', (open) => {
  it('are kept sealed in the present version and in the old one, and in words that nobody reads', async () => {
    const engine = await open()
    const { kernel } = await openHouseholds(engine)
    const rows = await whatIsKept(engine)
    expect(rows).toHaveLength(2)
    for (const row of rows) {
      expect([row.id_number, row.phone]).toEqual([expect.stringMatching(/^⟦.+⟧$/), expect.stringMatching(/^⟦.+⟧$/)])
      for (const secret of secrets) expect(JSON.stringify(row)).not.toContain(secret)
    }
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
  })

  it('are found whole, by their beginning and by their last four characters, and by nobody who sees them masked', async () => {
    const { kernel, find } = await openHouseholds(await open())
    for (const search of [after, after.slice(0, 7), after.slice(-4), phone, '1390', '0001'])
      expect(await find({ search }), search).toEqual([after])
    for (const search of [before, other, '1391', after.slice(3, 12)]) expect(await find({ search }), search).toEqual([])
    const masked = await listRecords(kernel, actorOf('gridWorker'), { ledger: 'household', query: { search: after } })
    expect(masked.records).toEqual([])
  })

  it('are filtered whole; in part, and in an order, they are refused with what to do instead', async () => {
    const { kernel, find } = await openHouseholds(await open())
    const by = (operator: LedgerFilter['operator'], value: string | readonly string[]) =>
      find({ filters: [{ field: 'idNumber', operator, value }] })
    expect(await by('=', after)).toEqual([after])
    expect(await by('=', before)).toEqual([])
    expect(await by('in', [other, after])).toEqual([after])
    expect(await by('contains', after)).toEqual([after])
    for (const [operator, value] of [
      ['contains', '9999'],
      ['<', after],
    ] as const)
      await expect(by(operator, value)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('检索框') })
    await expect(
      listRecords(kernel, clerk, { ledger: 'household', query: { sort: { field: 'idNumber', direction: 'ascending' } } }),
    ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('不能按它排序') })
  })

  it('are still nobody else’s: a second record is refused, and an import finds the household that is there', async () => {
    const { kernel, find } = await openHouseholds(await open())
    await expect(addRecord(kernel, clerk, { ledger: 'household', values: { head: '周武', idNumber: after } })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('周文'),
    })
    const file = table(['户主', '身份证号', '电话'], ['周文', after, '13900000002'], ['吴秀', other, phone])
    expect(await load(kernel, 'household', file)).toMatchObject({ added: 1, changed: 1, rejected: [] })
    expect(await load(kernel, 'household', file)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect((await find({ search: phone })).sort()).toEqual([other])
  })

  it('that somebody changed or moved in the database are named by the check, read as unreadable, and refused to whoever writes', async () => {
    const engine = await open()
    const { kernel, id, find } = await openHouseholds(engine)
    await engine.asOwner.write((session) =>
      session.query(sql`update ledger_household set id_number = left(id_number, -2) || case substr(id_number, length(id_number) - 1, 1) when 'A' then 'Q⟧' else 'A⟧' end
        where replaced_at is null`),
    )
    expect(await find({})).toEqual(['（密文打不开）'])
    const { problems } = await verifyAudit(kernel, clerk)
    expect(problems.map(({ record, message }) => [record, message])).toEqual([[id, expect.stringContaining('被改动过')]])
    await expect(amendRecord(kernel, clerk, { ledger: 'household', id, version: 2, values: { head: '周武' } })).rejects.toMatchObject({
      code: 'damaged',
    })
    const moved = await engine.asOwner.read((session) => session.query<{ phone: string }>(sql`select phone from ledger_household limit 1`))
    await engine.asOwner.write((session) =>
      session.query(sql`update ledger_household set id_number = ${moved[0]?.phone} where replaced_at is null`),
    )
    expect((await verifyAudit(kernel, clerk)).problems).toHaveLength(1)
  })

  it('of a store of an older edition are sealed when it is next opened, once', async () => {
    const engine = await open()
    await openHouseholds(engine)
    await unseal(engine)
    const { kernel } = await reopen(engine)
    for (const row of await whatIsKept(engine)) for (const secret of secrets) expect(JSON.stringify(row)).not.toContain(secret)
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
    const kept = await whatIsKept(engine)
    await reopen(engine)
    expect(await whatIsKept(engine)).toEqual(kept)
  })

  it('that somebody changed keep a key from being replaced, and are named by ledger, record and version', async () => {
    const engine = await open()
    const { id } = await openHouseholds(engine)
    await engine.asOwner.write((session) =>
      session.query(sql`update ledger_household set phone = replace(phone, '⟧', 'AA⟧') where version = 1`),
    )
    const kept = await whatIsKept(engine)
    const secrets = createSecretBox([makeStoreKey()])
    await expect(reopen({ ...engine, secrets, replacesKey: true, alone: true })).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining(
        `有 1 处加密保存的号码打不开，被改动过或是从别处挪来的，所以没有换密钥，数据没有改动：「农户」记录 ${id} 第 1 版的“电话”。`,
      ),
    })
    expect(await whatIsKept(engine)).toEqual(kept)
    await reopen(engine)
  })

  it('are refused with a clear sentence where the key is another one, and opened again by the one that sealed them', async () => {
    const engine = await open()
    const [key, wrong] = [makeStoreKey(), makeStoreKey()]
    await openHouseholds({ ...engine, secrets: createSecretBox([key]) })
    expect(await engine.asOwner.read((session) => session.query(sql`select key from store_key`))).toEqual([{ key: null }])
    for (const secrets of [createSecretBox([wrong]), undefined])
      await expect(reopen({ ...engine, ...(secrets === undefined ? {} : { secrets }) })).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/密钥.*QIANBI_SECRET_KEY/),
      })
    const { kernel } = await reopen({ ...engine, secrets: createSecretBox([key]) })
    const { records } = await listRecords(kernel, clerk, { ledger: 'household', query: { search: after } })
    expect(records.map(({ values }) => values.phone)).toEqual([phone])
  })
})

describe('the files of a store', () => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  const folderOf = () => {
    const folder = mkdtempSync(join(tmpdir(), 'qianbi-sealed-'))
    folders.push(folder)
    return folder
  }

  it('of the embedded engine hold no number of anybody: tables, indexes, statistics and log', async () => {
    const folder = folderOf()
    const engine = await openEngine({ data: folder, access: 'create' })
    await openHouseholds(engine)
    await engine.close()
    expect(occurring(readFolder(folder), [...secrets, '周文'])).toEqual(['周文'])
  })

  it('of an older edition hold none any more once it was opened, nor of a key that was replaced', async () => {
    const folder = folderOf()
    const engine = await openEngine({ data: folder, access: 'create' })
    await openHouseholds(engine)
    await unseal(engine)
    await engine.close()
    expect(occurring(readFolder(folder), secrets)).toEqual(secrets)
    const [first, second] = [makeStoreKey(), makeStoreKey('sm4')]
    const openBy = async (...keys: readonly StoreKey[]) => {
      const opened = await openEngine({ data: folder, access: 'write' })
      const { kernel } = await reopen(keys.length === 0 ? opened : { ...opened, secrets: createSecretBox(keys) })
      const [household] = (await listRecords(kernel, clerk, { ledger: 'household', query: { search: after } })).records
      expect(household?.values).toMatchObject({ idNumber: after, phone })
      expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
      const [kept] = await whatIsKept(opened)
      const [held] = await opened.asOwner.read((session) => session.query<{ key: string | null }>(sql`select key from store_key`))
      await opened.close()
      return { sealed: kept?.phone ?? '', held: held?.key ?? undefined }
    }
    const own = await openBy()
    expect(own.held).toBeDefined()
    const moved = await openBy(first)
    const renewed = await openBy(second, first)
    expect((await openBy(second)).sealed).toBe(renewed.sealed)
    expect([moved.held, renewed.held]).toEqual([undefined, undefined])
    expect(new Set([own.sealed, moved.sealed, renewed.sealed]).size).toBe(3)
    const gone = [...secrets, own.held ?? '', own.sealed, moved.sealed]
    expect(occurring(readFolder(folder), [...gone, renewed.sealed])).toEqual([renewed.sealed])
  })

  it('of which a page is damaged are read past it by the check, which names the damaged record alone', async () => {
    const folder = folderOf()
    const engine = await openEngine({ data: folder, access: 'create' })
    const { kernel, id } = await openHouseholds(engine)
    await addRecord(kernel, clerk, { ledger: 'household', values: { head: '赵六', idNumber: other, phone } })
    await engine.close()
    const base = join(folder, 'database', 'base')
    const name = Buffer.from('周文')
    let changed = 0
    for (const file of readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name)
      const bytes = readFileSync(path)
      const at = bytes.indexOf(name)
      // The table itself, not its index of words: there the name stands once for each version.
      if (at < 0 || bytes.indexOf(name, at + 1) < 0) continue
      bytes.write('周武', at)
      writeFileSync(path, bytes)
      changed += 1
    }
    expect(changed).toBeGreaterThan(0)
    const again = await openEngine({ data: folder, access: 'write' })
    const { problems } = await verifyAudit((await reopen(again)).kernel, clerk)
    await again.close()
    expect(problems.map(({ message }) => message)).toEqual(expect.arrayContaining([expect.stringContaining('数据页有损坏')]))
    expect(new Set(problems.flatMap(({ record }) => record ?? []))).toEqual(new Set([id]))
  })

  const server = inject('testServer')
  it.runIf(server !== '')('of a server move to the key of a file for who came for it, when nobody else is connected', async () => {
    const { url } = await createTestDatabase(server)
    const engine = await openEngine({ url })
    await openHouseholds(engine)
    await engine.close()
    const secretsBox = createSecretBox([makeStoreKey()])
    const openBy = async (replacesKey: boolean) => {
      const opened = await openEngine({ url })
      const { kernel } = await reopen({ ...opened, secrets: secretsBox, replacesKey })
      const { records } = await listRecords(kernel, clerk, { ledger: 'household', query: { search: after } })
      expect(records.map(({ values }) => values.phone)).toEqual([phone])
      expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
      const [kept] = await opened.asOwner.read((session) => session.query<{ key: string | null }>(sql`select key from store_key`))
      await opened.close()
      return { ...kernel.engine.sealed, held: kept?.key !== null }
    }
    expect(await openBy(false)).toEqual({ apart: false, newest: false, held: true })
    const other = await openEngine({ url })
    expect(await openBy(true)).toEqual({ apart: false, newest: false, held: true })
    await other.close()
    expect(await openBy(true)).toEqual({ apart: true, newest: true, held: false })
  })

  it.runIf(server !== '' && findDump() !== undefined)('hold none on a server either, as pg_dump tells', async () => {
    const { url } = await createTestDatabase(server)
    const engine = await openEngine({ url })
    await openHouseholds(engine)
    await unseal(engine)
    expect(occurring(dumpDatabase(url), secrets)).toEqual(secrets)
    await reopen(engine)
    const dump = dumpDatabase(url)
    await engine.close()
    expect(occurring(dump, [...secrets, '周文'])).toEqual(['周文'])
  })
})
