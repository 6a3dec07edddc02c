import { type RawBuilder, sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { createUser } from '../../access/user/create-user.ts'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { amendRecord } from '../command/amend-record.ts'
import { bulkRecords } from '../command/bulk-records.ts'
import { restoreRecord } from '../command/restore-record.ts'
import { revealField } from '../command/reveal-field.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import { fictionalId, fictionalName, openTestKernel, openTestTown, type TestTown } from '../testing/open-test-town.ts'
import { listAudit } from './list-audit.ts'
import { verifyAudit } from './verify-audit.ts'

describeEngines('the verification of the audit chain', (open) => {
  let kernel: Kernel
  let town: TestTown
  let opened = 0
  beforeAll(async () => {
    kernel = await openTestKernel(await open())
  })

  /** A little of everything that writes, in a town of its own. */
  beforeEach(async () => {
    opened += 1
    town = await openTestTown(kernel, String(999_901_200 + opened), opened % 2 === 0 ? 'sm3' : 'sha256')
    const { add, clerk, load, as } = town
    await createUser(kernel, as('administrator'), {
      account: 'clerk',
      name: '文书',
      role: 'clerk',
      office: '党政办',
      password: 'fictional-2099',
    })
    const village = await add('village', { code: '01', name: '瓦溪村', people: 10 })
    await amendRecord(kernel, clerk, { ledger: 'village', id: village.id, version: 1, values: { people: 11 } })
    const rows = Array.from({ length: 40 }, (_, n) => [fictionalName(n), fictionalId(n), '瓦溪村'])
    await load('person', [['姓名', '身份证号', '村'], ...rows])
    const person = await add('person', { name: '竹青', idNumber: fictionalId(99) })
    await withdrawRecord(kernel, clerk, { ledger: 'person', id: person.id, version: 1, reason: '迁出' })
    await restoreRecord(kernel, clerk, { ledger: 'person', id: person.id })
    await revealField(kernel, clerk, { ledger: 'person', id: person.id, field: 'idNumber' })
    const gone = await add('person', { name: '已撤', idNumber: fictionalId(98) })
    await bulkRecords(kernel, clerk, { ledger: 'person', operations: [{ type: 'withdraw', id: gone.id, version: 1 }] })
  })

  const problems = async () => (await verifyAudit(kernel, town.as('auditor'))).problems.map(({ message }) => message)
  const behind = (statement: RawBuilder<unknown>) => kernel.engine.asOwner.write((session) => session.query(statement))
  const code = () => town.clerk.town

  it('finds nothing wrong with what the kernel wrote, and says how much it looked at', async () => {
    const result = await verifyAudit(kernel, town.as('auditor'))
    expect(result.problems).toEqual([])
    expect(result).toMatchObject({ entries: 11, versions: 45 })
    const entries = await listAudit(kernel, town.clerk, { limit: 3 })
    expect(entries.map(({ seq, action }) => [seq, action])).toEqual([
      [11, 'bulk'],
      [10, 'add'],
      [9, 'reveal'],
    ])
  })

  it('names a value that was changed, whichever version it stands in', async () => {
    await behind(sql`update ledger_person set remark = 'x' where town = ${code()} and name = '竹甲辛'`)
    await behind(sql`update ledger_village set people = 12 where town = ${code()} and version = 1`)
    const found = await problems()
    expect(found).toHaveLength(2)
    expect(found.join()).toMatch(/「村」记录“瓦溪村”.*第 1 版/)
    expect(found.join()).toMatch(/「人员」记录“竹甲辛”/)
  })

  it('names what no column was ever given, and goes on to the end', async () => {
    await behind(sql`update ledger_person set recorded_at = 'infinity' where town = ${code()} and name = '竹甲辛'`)
    await behind(
      sql`update audit_entry set at = 'infinity', detail = '{"reason": ["迁出"]}' where town = ${code()} and action = 'withdraw'`,
    )
    await behind(sql`update audit_entry set detail = '[1]' where town = ${code()} and action = 'reveal'`)
    const found = await problems()
    expect(found.filter((message) => message.includes('“竹甲辛”'))).not.toEqual([])
    expect(found.filter((message) => message.includes('的内容被改动过'))).toHaveLength(2)
    const [last] = await listAudit(kernel, town.clerk, { limit: 3 }).then((entries) => entries.slice(-1))
    expect(last).toMatchObject({ action: 'reveal', detail: { '?': '[1]' } })
  })

  it('notices a changed value whose digest was recomputed or copied along', async () => {
    await behind(
      sql`update ledger_person set digest = (select max(digest) from ledger_person where town = ${code()} and name <> '竹甲辛') where town = ${code()} and name = '竹甲辛'`,
    )
    const found = await problems()
    expect(found.some((message) => message.includes('“竹甲辛”'))).toBe(true)
    expect(found.some((message) => message.includes('有的被换过'))).toBe(true)
  })

  it('notices records that were removed or added behind its back', async () => {
    await behind(sql`delete from ledger_person where town = ${code()} and name = '竹甲辛'`)
    await behind(sql`delete from ledger_village where town = ${code()} and version = 1`)
    expect((await problems()).filter((message) => message.includes('不见了'))).toHaveLength(2)
    await behind(sql`
      insert into ledger_village (town, id, version, recorded_at, actor, entry, digest, grams, code, name)
      values (${code()}, gen_random_uuid(), 1, now(), 'nobody', 900, 'x', '', '09', '外来村')`)
    await behind(sql`
      insert into ledger_village (town, id, version, recorded_at, actor, entry, digest, grams, code, name)
      select town, gen_random_uuid(), 1, recorded_at, actor, entry, digest, '', '08', '又一村' from ledger_village where town = ${code()} and version = 2`)
    const found = await problems()
    expect(found.some((message) => message.includes('外来村') && message.includes('不是经审计链写入的'))).toBe(true)
    expect(found.some((message) => message.includes('后加的'))).toBe(true)
  })

  it('notices an end that was moved, made up or taken back', async () => {
    await behind(sql`update ledger_person set replaced_at = recorded_at + interval '1 minute' where town = ${code()} and name = '竹甲丁'`)
    expect(await problems()).toEqual([expect.stringMatching(/“竹甲丁”.*终止时刻没有审计记录可依/)])
    await behind(sql`update ledger_person set replaced_at = null where town = ${code()} and name = '竹甲丁'`)
    const visit = await town.add('visit', { at: '2020-03-01T08:30', note: '入户' })
    await amendRecord(kernel, town.clerk, { ledger: 'visit', id: visit.id, version: 1, values: { note: '再入户' } })
    await behind(sql`update ledger_visit set replaced_at = null where town = ${code()} and version = 1`)
    expect(await problems()).toEqual([expect.stringMatching(/“入户”.*还标为现行/)])
    await behind(sql`
      update ledger_visit as t set replaced_at = n.recorded_at from ledger_visit as n where t.town = ${code()} and n.id = t.id and n.version = 2 and t.version = 1`)
    expect(await problems()).toEqual([])
    await behind(sql`update ledger_person set replaced_at = null where town = ${code()} and name = '已撤'`)
    expect(await problems()).toEqual([expect.stringContaining('撤销了 1 条，现在有 0 条')])
  })

  it('notices any change of the chain itself', async () => {
    await behind(sql`update audit_entry set actor = 'somebody' where town = ${code()} and seq = 3`)
    expect(await problems()).toEqual([expect.stringContaining('第 3 条审计记录的内容被改动过')])
    await behind(sql`update audit_entry set actor = ${town.clerk.id} where town = ${code()} and seq = 3`)
    expect(await problems()).toEqual([])
    await behind(sql`delete from audit_entry where town = ${code()} and seq = 9`)
    expect((await problems())[0]).toContain('缺少第 9 条')
    await behind(sql`delete from audit_entry where town = ${code()} and seq > 8`)
    expect(await problems()).toContainEqual(expect.stringContaining('审计链的末尾应是第 11 条'))
  })
})
