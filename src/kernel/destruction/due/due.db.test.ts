import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import {
  addRecord,
  amendRecord,
  builtinPack,
  cancelDestruction,
  confirmDestruction,
  countDue,
  evaluateIndicators,
  finishCleaning,
  freezeReport,
  getCertificate,
  type Kernel,
  type LedgerRecord,
  liftHold,
  listDue,
  listDueRecords,
  listHolds,
  listProcessing,
  openKernel,
  placeHold,
  previewDestruction,
  rebuildFrozenReport,
  requestDestruction,
  saveTemplate,
  sweepDue,
  verifyAudit,
  withdrawRecord,
} from '../../index.ts'
import { fictionalId } from '../../ledger/testing/open-test-town.ts'
import { plainSealer } from '../../storage/sealing/sealer.ts'
import { dumpTables } from '../../storage/testing/dump-tables.ts'
import { describeEngines } from '../../storage/testing.ts'
import { termsPack } from '../testing/terms-pack.ts'
import { lastDayOf } from './compile-due.ts'

const town = '999901101'
const as = (role: Role, id: string = role): Actor => ({ id, name: `管理员${id}`, town, role })
const clerk = as('clerk')
const asker = as('administrator', '甲')
const other = as('administrator', '乙')
const how = { method: '物理删除', witness: '县档案馆' }

const source = `---
title: 青竹镇2020年报告
town: "${town}"
period: 2020
---
申请{{申请数}}人次。
`

/** The last day of a term, by the calendar alone: no days are counted. */
function lastDayByHand(day: string, years: number, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const total = year * 12 + (month - 1) + years * 12 + months
  const inYear = Math.floor(total / 12)
  const inMonth = (total % 12) + 1
  const leap = (inYear % 4 === 0 && inYear % 100 !== 0) || inYear % 400 === 0
  const longest = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][inMonth - 1] ?? 0
  return [String(inYear).padStart(4, '0'), String(inMonth).padStart(2, '0'), String(Math.min(date, longest)).padStart(2, '0')].join('-')
}

const dates = fc
  .tuple(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  .filter((day) => lastDayByHand(day, 0, 0) === day)
const drawn = fc.sample(fc.record({ day: dates, years: fc.integer({ min: 0, max: 100 }), months: fc.integer({ min: 0, max: 11 }) }), {
  seed: 20_200_229,
  numRuns: 120,
})
const edges = ['2020-02-29', '2019-02-28', '2020-12-31', '2021-01-31', '2000-02-29', '2021-08-31'].flatMap((day) =>
  [
    { years: 1, months: 0 },
    { years: 4, months: 0 },
    { years: 0, months: 1 },
    { years: 0, months: 6 },
    { years: 100, months: 0 },
  ].map((term) => ({ day, ...term })),
)

describeEngines('records whose term is over', (open) => {
  let kernel: Kernel
  let now = '2020-03-02T02:00:00Z'
  const add = (ledger: string, values: FieldValues) => addRecord(kernel, clerk, { ledger, values })
  const amend = (ledger: string, { id, version }: LedgerRecord, values: FieldValues) =>
    amendRecord(kernel, clerk, { ledger, id, version, values })
  /** What a number of identity looks like in the tables; anything else stands there as it is. */
  const sealedForm = async () => {
    const { seal } = (await kernel.engine.inTown(town).read(async ({ sealer }) => sealer)) ?? plainSealer
    return (text: string) => (/^\d{17}[\dX]$/.test(text) ? seal(text) : text)
  }
  const dueOf = async (ledger: string) => (await listDue(kernel, as('auditor'))).ledgers.find((one) => one.ledger === ledger)
  const heldOf = async (ledger: string) => (await dueOf(ledger))?.held.map(({ because, by, records }) => [because, by, records])

  beforeAll(async () => {
    const { catalogue, diagnostics } = resolveCatalogue([termsPack, builtinPack])
    expect(diagnostics).toEqual([])
    kernel = await openKernel({ engine: await open(), catalogue, clock: () => new Date(now) })
    await initTown(kernel, { town, name: '青竹镇' })
  })

  it('end by the calendar, never by a number of days', async () => {
    const ledger = kernel.catalogue.getLedger('applicant')
    const cases = [...drawn, ...edges]
    const rows = await kernel.engine.inTown(town).read(async (session) => {
      const found: string[] = []
      for (const { day, years, months } of cases) {
        const last = lastDayOf(ledger, { years, months, after: 'appliedOn' })
        const [row] = await session.query<{ last: string }>(
          sql`select (${last})::text as last from (values (${day}::date, null::timestamptz, now())) as t (applied_on, replaced_at, recorded_at)`,
        )
        found.push(row?.last ?? '')
      }
      return found
    })
    expect(rows).toEqual(cases.map(({ day, years, months }) => lastDayByHand(day, years, months)))
  })

  it('begin with the day they were last written, or withdrawn, by the clock of a Chinese town', async () => {
    const place = (ledger: string, kept: Parameters<typeof lastDayOf>[1], row: ReturnType<typeof sql>) =>
      kernel.engine
        .inTown(town)
        .read((session) =>
          session.query<{ last: string | null }>(
            sql`select (${lastDayOf(kernel.catalogue.getLedger(ledger), kept)})::text as last from (values ${row}) as t (left_on, recorded_at, replaced_at)`,
          ),
        )
    const noDate = sql`null::date`
    const late = sql`'2020-02-28T17:00:00Z'::timestamptz`
    // One in the morning of the 29th in town.
    expect(await place('household', { years: 1 }, sql`(${noDate}, ${late}, null::timestamptz)`)).toEqual([{ last: '2021-02-28' }])
    expect(await place('household', { years: 4 }, sql`(${noDate}, '2019-01-01T00:00:00Z'::timestamptz, ${late})`)).toEqual([
      { last: '2024-02-29' },
    ])
    expect(await place('household', { years: 1, after: 'leftOn' }, sql`(${noDate}, ${late}, null::timestamptz)`)).toEqual([{ last: null }])
    expect(await place('household', { years: 1, after: 'leftOn' }, sql`(${noDate}, ${late}, ${late})`)).toEqual([{ last: '2021-02-28' }])
  })

  // What is due is asked for, held up, and destroyed once; each step stands on the one before.
  describe('are destroyed like those of a response', { shuffle: false }, () => {
    const names: string[] = []
    let frozen: string
    let gone: LedgerRecord
    let paid: LedgerRecord
    let dutied: LedgerRecord
    let sued: LedgerRecord
    let wanted: LedgerRecord

    beforeAll(async () => {
      const village = await add('village', { name: '竹溪口村' })
      const apply = async (n: number, appliedOn: string) => {
        const name = `东方${'甲乙丙丁戊己庚辛'.charAt(n)}贰`
        names.push(name, fictionalId(400 + n))
        return add('applicant', { name, idNumber: fictionalId(400 + n), village: village.id, appliedOn })
      }
      // Applied for in 2020: over in 2023; the last in 2022.
      for (const n of [0, 1, 2, 3, 4]) await apply(n, `2020-02-0${n + 1}`)
      sued = await apply(5, '2020-02-20')
      wanted = await apply(6, '2020-03-01')
      names.splice(-4)
      const withdrawn = await apply(7, '2020-02-21')
      await withdrawRecord(kernel, clerk, { ledger: 'applicant', id: withdrawn.id, version: 1, reason: `${withdrawn.title}登错了` })
      const left = { village: village.id, leftOn: '2010-01-01' }
      gone = await add('household', { head: '诸葛甲叁', idNumber: fictionalId(500), ...left })
      names.push('诸葛甲叁', fictionalId(500))
      paid = await add('household', { head: '诸葛乙叁', ...left })
      dutied = await add('household', { head: '诸葛丙叁', ...left })
      await add('payment', { household: paid.id, paidOn: '2009-05-01' })
      await add('duty', { objectKind: 'household', object: dutied.id, holder: '包村干部', startedOn: '2009-01-01' })
      const closed = { holder: '包村干部', startedOn: '2009-01-01', endedOn: '2010-01-01' }
      const moved = await add('duty', { objectKind: 'household', object: gone.id, ...closed })
      await add('response', { name: '一级响应', startedOn: '2020-01-24', endedOn: '2020-03-02' })
      const patient = await add('controlled', { name: '管控者伍', startedOn: '2020-02-01' })
      // Moved to somebody under a measure: it goes with that one, and with no household.
      await amend('duty', moved, { objectKind: 'controlled', object: patient.id })
      await add('duty', { objectKind: 'household', object: gone.id, ...closed })
      await add('visitor', { name: '慕容来访' })
      await add('contract', { name: '签约人陆', signedOn: '2019-01-01' })
      await add('household', { head: '诸葛丁叁', village: village.id })
      const template = await saveTemplate(kernel, as('editor'), { source })
      frozen = (await freezeReport(kernel, as('editor'), { template: template.id })).id
      now = '2023-03-01T02:00:00Z'
    })

    it('are found, with what stands in the way of each', async () => {
      expect(await sweepDue(kernel, { town })).toBe(12)
      expect(await sweepDue(kernel, { town })).toBeUndefined()
      const overview = await listDue(kernel, as('auditor'))
      expect(overview.ledgers.map(({ ledger, due, ready, firstDay, kept }) => [ledger, due, ready, firstDay, kept])).toEqual([
        ['household', 3, 1, '2020-01-01', '退出日期以后 10 年'],
        ['applicant', 7, 7, '2023-02-01', '申请日期以后 3 年'],
        ['visitor', 1, 1, '2020-09-02', '最后一次登记以后 6 个月'],
        ['contract', 1, 0, '2020-01-01', '签订日期以后 1 年，移交档案馆'],
      ])
      expect(await heldOf('household')).toEqual([
        ['open', '包干责任', 1],
        ['referenced', '发放', 1],
      ])
      expect(await heldOf('contract')).toEqual([['archive', '合同', 1]])
      expect(await countDue(kernel, asker)).toEqual({ due: 12, ready: 9, firstDay: '2020-01-01' })
      const entry = (await listProcessing(kernel, as('auditor'))).find(({ ledger }) => ledger === 'applicant')
      expect(entry).toMatchObject({ records: 7, due: 7 })
      for (const role of ['clerk', 'leader', 'gridWorker', 'editor'] as const)
        await expect(listDue(kernel, as(role))).rejects.toMatchObject({ code: 'not-permitted' })
    })

    it('are looked through without anybody’s name in full', async () => {
      const list = await listDueRecords(kernel, asker, { ledger: 'applicant' })
      expect(list.records.length).toBe(7)
      expect(JSON.stringify(list)).not.toMatch(/东方|9999/)
      const households = await listDueRecords(kernel, as('auditor'), { ledger: 'household' })
      expect(households.records.find(({ record }) => record === paid.id)?.held).toEqual({ because: 'referenced', by: '发放' })
    })

    it('stay while a lawsuit is pending, with everything that is held of the same person', async () => {
      const until = '2023-12-31'
      const hold = { ledger: 'applicant', record: sued.id, basis: '（2023）测行初字第3号', until }
      await expect(placeHold(kernel, clerk, hold)).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(placeHold(kernel, asker, { ...hold, until: '2023-02-28' })).rejects.toMatchObject({ code: 'invalid' })
      await expect(placeHold(kernel, asker, { ...hold, basis: ' ' })).rejects.toMatchObject({ code: 'invalid' })
      await expect(placeHold(kernel, asker, { ...hold, record: gone.id })).rejects.toMatchObject({ code: 'not-found' })
      const placed = await placeHold(kernel, as('securityAdministrator'), hold)
      expect(await heldOf('applicant')).toEqual([['hold', '', 1]])
      // The same person by number, under another name, in another ledger.
      const double = await add('household', { head: '不同写法', idNumber: fictionalId(405), leftOn: '2001-01-01' })
      expect(await heldOf('household')).toContainEqual(['hold', '', 1])
      await withdrawRecord(kernel, clerk, { ledger: 'household', id: double.id, version: 1, reason: '重复' })
      expect((await listHolds(kernel, as('auditor'))).map(({ basis, inForce }) => [basis, inForce])).toEqual([[hold.basis, true]])
      await expect(liftHold(kernel, asker, { id: placed.id, reason: '' })).rejects.toMatchObject({ code: 'invalid' })
      await liftHold(kernel, asker, { id: placed.id, reason: '已撤诉' })
      await expect(liftHold(kernel, asker, { id: placed.id, reason: '已撤诉' })).rejects.toMatchObject({ code: 'wrong-state' })
      expect(await heldOf('applicant')).toEqual([])
      await placeHold(kernel, asker, hold)
      const forged = { ledger: 'destruction-hold', id: placed.id, version: 2, values: { until: '2020-01-01' } }
      await expect(amendRecord(kernel, asker, forged)).rejects.toMatchObject({ code: 'not-permitted' })
    })

    it('go only as they were asked for, by two, and on no day that has not come', async () => {
      const name = { ledgers: ['applicant'], day: '2023-03-01' }
      await expect(requestDestruction(kernel, asker, { ...name, day: '2023-03-02', ...how })).rejects.toMatchObject({ code: 'wrong-state' })
      await expect(requestDestruction(kernel, asker, { ...name, ledgers: ['contract'], ...how })).rejects.toMatchObject({ code: 'invalid' })
      await expect(requestDestruction(kernel, asker, { ...name, ledgers: ['village'], ...how })).rejects.toMatchObject({ code: 'invalid' })
      await expect(requestDestruction(kernel, clerk, { ...name, ...how })).rejects.toMatchObject({ code: 'not-permitted' })
      const preview = await previewDestruction(kernel, asker, name)
      expect(preview).toMatchObject({ name: '截至2023年3月1日到期的个人信息', obstacles: [], strays: [], reports: ['青竹镇2020年报告'] })
      expect(preview.counts).toEqual([{ ledger: 'applicant', label: '申请人', records: 6, versions: 6 }])
      const first = await requestDestruction(kernel, asker, { ...name, ...how })
      await expect(requestDestruction(kernel, other, { ...name, ledgers: ['applicant', 'visitor'], ...how })).rejects.toMatchObject({
        code: 'conflict',
      })
      await expect(confirmDestruction(kernel, asker, first)).rejects.toMatchObject({ code: 'not-permitted' })
      // Somebody changes one of the records: nobody has agreed to that one.
      const [oldest] = (await listDueRecords(kernel, asker, { ledger: 'applicant' })).records
      const record = { id: oldest?.record ?? '', version: 1 } as LedgerRecord
      const later = await amend('applicant', record, { appliedOn: '2020-04-01' })
      await expect(confirmDestruction(kernel, other, first)).rejects.toThrow('有的改过')
      // Changed back it is another version all the same.
      await amend('applicant', later, { appliedOn: '2020-02-01' })
      await expect(confirmDestruction(kernel, other, first)).rejects.toThrow('有的改过')
      await cancelDestruction(kernel, other, first)
      const again = await requestDestruction(kernel, asker, { ...name, ...how })
      now = '2023-02-20T02:00:00Z'
      await expect(confirmDestruction(kernel, other, again)).rejects.toThrow('核对机器的时间')
      now = '2023-03-01T03:00:00Z'
      await cancelDestruction(kernel, other, again)
    })

    it('go whole or not at all, whatever breaks it off at whichever step', async () => {
      const before = await evaluateIndicators(kernel, asker, [
        { indicator: 'application-count', period: '2020' },
        { indicator: 'application-count', period: '2020-02' },
      ])
      expect(before.map(({ value }) => value)).toEqual(['7', '6'])
      const asked = await requestDestruction(kernel, asker, { ledgers: ['applicant', 'household', 'visitor'], day: '2023-03-01', ...how })
      const steps: string[] = []
      for (let stop = 0; stop < 6; stop += 1) {
        const onProgress = ({ done, doing }: { readonly done: number; readonly doing: string }) => {
          if (done !== stop) return
          steps.push(doing)
          throw new Error('停电')
        }
        await expect(confirmDestruction(kernel, other, { ...asked, onProgress })).rejects.toThrow('停电')
      }
      expect(steps.length).toBe(6)
      const dump = await dumpTables(kernel.engine)
      const asKept = await sealedForm()
      expect(names.filter((name) => !dump.includes(asKept(name)))).toEqual([])
      expect((await dueOf('applicant'))?.ready).toBe(6)
      const told: number[] = []
      // Broken off behind the commit: destroyed it is, and the next start of a server rewrites the tables.
      const unclean = { ...kernel, engine: { ...kernel.engine, compact: () => Promise.reject(new Error('停电')) } }
      await expect(confirmDestruction(unclean, other, { ...asked, onProgress: ({ done: step }) => void told.push(step) })).rejects.toThrow(
        '停电',
      )
      expect(told).toEqual([0, 1, 2, 3, 4, 5])
      expect((await getCertificate(kernel, asker, asked)).state).toBe('destroyed')
      await expect(confirmDestruction(kernel, other, asked)).rejects.toMatchObject({ code: 'wrong-state' })
      expect([await finishCleaning(kernel, { town }), await finishCleaning(kernel, { town })]).toEqual([1, 0])
      const done = await getCertificate(kernel, asker, asked)
      expect(done).toMatchObject({ state: 'cleaned', due: { ledgers: ['applicant', 'household', 'visitor'], day: '2023-03-01' } })
      expect(done.counts.map(({ ledger, records }) => [ledger, records])).toEqual([
        ['applicant', 6],
        ['duty', 1],
        // The one withdrawn as a double has the number of whose suit is pending.
        ['household', 1],
        ['visitor', 1],
      ])
      const after = await evaluateIndicators(
        kernel,
        asker,
        before.map(({ request }) => request),
      )
      expect(after.map(({ value }) => value)).toEqual(['7', '6'])
      expect((await rebuildFrozenReport(kernel, as('editor'), { id: frozen })).same).toBe(true)
    })

    it('leave nothing behind but what stays for a reason', async () => {
      const dump = await dumpTables(kernel.engine)
      const hex = (text: string) => Buffer.from(text).toString('hex')
      const asKept = await sealedForm()
      expect(names.filter((name) => [name, hex(name), asKept(name)].some((form) => dump.includes(form)))).toEqual([])
      for (const kept of [sued.title, wanted.title, '诸葛乙叁', '诸葛丙叁', '管控者伍', '签约人陆', '诸葛丁叁'])
        expect(dump).toContain(kept)
      expect(await heldOf('applicant')).toEqual([['hold', '', 1]])
      expect((await verifyAudit(kernel, asker)).problems).toEqual([])
      const forge = (mark: string) => sql`update destroyed_record set mark = ${mark} where mark = (select min(mark) from destroyed_record)`
      const [low] = await kernel.engine.asOwner.read((session) =>
        session.query<{ mark: string }>(sql`select min(mark) as mark from destroyed_record`),
      )
      await kernel.engine.asOwner.write((session) => session.query(forge('0')))
      expect((await verifyAudit(kernel, asker)).problems.length).toBe(1)
      await kernel.engine.asOwner.write((session) => session.query(forge(low?.mark ?? '')))
      expect((await verifyAudit(kernel, asker)).problems).toEqual([])
    })

    it('go with the response where the response has them, and are due again once nothing holds them', async () => {
      const responses = await kernel.engine.asOwner.read((session) =>
        session.query<{ id: string }>(sql`select id from ledger_response where replaced_at is null`),
      )
      const response = { responses: 'response', response: responses[0]?.id ?? '' }
      expect((await previewDestruction(kernel, asker, response)).counts.map(({ ledger, records }) => [ledger, records])).toEqual([
        ['controlled', 1],
        ['duty', 1],
      ])
      const [patient] = await kernel.engine.asOwner.read((session) =>
        session.query<{ id: string }>(sql`select id from ledger_controlled where replaced_at is null`),
      )
      const hold = await placeHold(kernel, asker, {
        ledger: 'controlled',
        record: patient?.id ?? '',
        basis: '复议〔2023〕1号',
        until: '2023-03-02',
      })
      expect((await previewDestruction(kernel, asker, response)).obstacles.join()).toContain('1 条记录因诉讼')
      await expect(requestDestruction(kernel, asker, { ...response, ...how })).rejects.toMatchObject({ code: 'wrong-state' })
      now = '2023-03-03T02:00:00Z'
      expect((await listHolds(kernel, asker)).find(({ id }) => id === hold.id)?.inForce).toBe(false)
      const { id } = await requestDestruction(kernel, asker, { ...response, ...how })
      expect((await confirmDestruction(kernel, other, { id })).state).toBe('cleaned')
      now = '2024-01-01T02:00:00Z'
      expect(await dueOf('applicant')).toMatchObject({ due: 2, ready: 2 })
    })
  })
})
