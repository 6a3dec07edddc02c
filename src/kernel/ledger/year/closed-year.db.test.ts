import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { describeOneEngine, isSampled } from '../../storage/testing.ts'
import { addRecord } from '../command/add-record.ts'
import { amendRecord } from '../command/amend-record.ts'
import { bulkRecords } from '../command/bulk-records.ts'
import { restoreRecord } from '../command/restore-record.ts'
import { undoBulk } from '../command/undo-bulk.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import { importRows } from '../import/import-rows.ts'
import { undoImport } from '../import/undo-import.ts'
import { openTestKernel, openTestTown, type TestTown } from '../testing/open-test-town.ts'
import { listAudit } from '../verify/list-audit.ts'
import { verifyAudit } from '../verify/verify-audit.ts'
import { closeYear } from './close-year.ts'
import { listClosedYears } from './closed-years.ts'
import { listCorrections } from './list-corrections.ts'
import { reopenYear } from './reopen-year.ts'

const reason = '凭证补记，财政所〔2021〕3号'

describeOneEngine('a closed year', (open, engine) => {
  let kernel: Kernel
  let opened = 0
  beforeAll(async () => {
    kernel = await openTestKernel(await open())
  })
  const fresh = async (): Promise<TestTown> => {
    opened += 1
    return openTestTown(kernel, String(999_901_100 + opened), opened % 2 === 0 ? 'sm3' : 'sha256')
  }
  const close = (town: TestTown) => closeYear(kernel, town.as('editor'), { year: '2020' })
  const correcting = (actor: Actor): Actor => ({ ...actor, correction: reason })
  const ofYear = async (town: TestTown) =>
    kernel.engine.asOwner.read((session) =>
      session.query(sql`
        select id::text, version, replaced_at::text as ended, amount::text, paid_on::text from ledger_payment
        where town = ${town.clerk.town} and paid_on < '2021-01-01' order by id, version
      `),
    )
  const last = async (town: TestTown) => (await listAudit(kernel, town.clerk, { limit: 1 }))[0]

  it('is closed once it is over, by who may freeze, and opened again with a reason, all of it in the chain', async () => {
    const town = await fresh()
    const editor = town.as('editor')
    for (const role of ['clerk', 'leader', 'villageCadre', 'gridWorker', 'auditor'] as const)
      await expect(closeYear(kernel, town.as(role), { year: '2020' })).rejects.toMatchObject({ code: 'not-permitted' })
    for (const year of ['2021', '2030', '去年'])
      await expect(closeYear(kernel, editor, { year })).rejects.toMatchObject({ code: 'invalid' })
    await close(town)
    await expect(close(town)).rejects.toMatchObject({ code: 'wrong-state' })
    expect(await listClosedYears(kernel, town.clerk)).toMatchObject([{ year: '2020', actor: editor.id }])
    expect(await last(town)).toMatchObject({ action: 'year.close', detail: { year: '2020' } })
    expect((await verifyAudit(kernel, town.clerk)).problems).toEqual([])
    await expect(reopenYear(kernel, editor, { year: '2020', reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(reopenYear(kernel, town.clerk, { year: '2020', reason })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(reopenYear(kernel, editor, { year: '2019', reason })).rejects.toMatchObject({ code: 'wrong-state' })
    await reopenYear(kernel, editor, { year: '2020', reason })
    expect(await last(town)).toMatchObject({ action: 'year.reopen', detail: { year: '2020', reason } })
    expect(await listClosedYears(kernel, town.clerk)).toEqual([])
    expect((await verifyAudit(kernel, town.clerk)).problems).toEqual([])
  })

  it('is of its own town', async () => {
    const [town, other] = [await fresh(), await fresh()]
    await close(town)
    expect(await listClosedYears(kernel, other.clerk)).toEqual([])
    const { id: person } = await other.add('person', { name: '竹青' })
    await other.add('payment', { person, amount: '1', paidOn: '2020-03-01' })
  })

  it('that was closed or opened behind the chain is found', async () => {
    const town = await fresh()
    const code = town.clerk.town
    const behind = (statement: ReturnType<typeof sql>) => kernel.engine.asOwner.write((session) => session.query(statement))
    const problems = async () => (await verifyAudit(kernel, town.clerk)).problems.map(({ message }) => message)
    await behind(sql`insert into closed_year (town, year, at, actor, entry) values (${code}, '2019', now(), 'nobody', 1)`)
    expect(await problems()).toEqual([expect.stringContaining('结账的年度“2019”不是经审计链写入的')])
    await behind(sql`delete from closed_year where town = ${code}`)
    await close(town)
    await behind(sql`delete from closed_year where town = ${code}`)
    expect(await problems()).toEqual([expect.stringContaining('结账的年度“2020”不见了')])
  })

  it('says which year and what to do, and leaves what has no year alone', async () => {
    const town = await fresh()
    const { id: person } = await town.add('person', { name: '竹青' })
    await close(town)
    const refused = addRecord(kernel, town.clerk, { ledger: 'payment', values: { person, amount: '1', paidOn: '2020-12-31' } })
    await expect(refused).rejects.toMatchObject({
      code: 'year-closed',
      message: expect.stringMatching(/2020年已经结账.*更正的理由.*重新打开/),
    })
    await town.add('payment', { person, amount: '1', paidOn: '2021-01-01' })
    await town.add('village', { code: '01', name: '瓦溪村', people: 10 })
    await expect(town.add('visit', { note: '走访', at: '2020-12-31T23:59' })).rejects.toMatchObject({ code: 'year-closed' })
    // Its own date says when it was; what else is dated in it does not.
    await town.add('visit', { note: '走访', at: '2021-01-01T00:00', year: '2020' })
  })

  it('is told of in the preview of a file before anything is written', async () => {
    const town = await fresh()
    await town.add('person', { name: '竹青' })
    await close(town)
    const table = [
      ['户主', '金额', '发放日期'],
      ['竹青', '5', '2020-02-01'],
    ]
    const preview = await town.load('payment', table, { preview: true })
    expect(preview).toMatchObject({ added: 1, problems: [{ code: 'year-closed', severity: 'warning' }] })
    await expect(town.load('payment', table)).rejects.toMatchObject({ code: 'year-closed' })
  })

  type Way = 'add' | 'amend' | 'move in' | 'move out' | 'withdraw' | 'restore' | 'bulk' | 'undo bulk' | 'import' | 'undo import'
  const ways: readonly Way[] = ['add', 'amend', 'move in', 'move out', 'withdraw', 'restore', 'bulk', 'undo bulk', 'import', 'undo import']

  /** A town with a payment of 2020, one of 2021, one that was withdrawn, a batch and a file that can be taken back; then 2020 is closed. */
  const prepare = async () => {
    const town = await fresh()
    const { id: person } = await town.add('person', { name: '竹青' })
    const pay = (batch: string, paidOn: string) => town.add('payment', { person, batch, amount: '1', paidOn })
    const [old, now, gone] = [await pay('旧', '2020-05-01'), await pay('新', '2021-01-02'), await pay('撤', '2020-06-01')]
    const ledger = 'payment'
    await withdrawRecord(kernel, town.clerk, { ledger, id: gone.id, version: 1, reason: '记错' })
    const values = { person, batch: '批', amount: '2', paidOn: '2020-07-01' }
    const { entry: bulk = 0 } = await bulkRecords(kernel, town.clerk, { ledger, operations: [{ type: 'add', values }] })
    const { entry: file = 0 } = await town.load(ledger, [
      ['户主', '批次', '金额', '发放日期'],
      ['竹青', '档', '5', '2020-02-01'],
    ])
    await close(town)
    return { town, person, old, now, gone, bulk, file }
  }

  type Prepared = Awaited<ReturnType<typeof prepare>>

  const write = async (way: Way, actor: Actor, { person, old, now, gone, bulk, file }: Prepared, day: string): Promise<unknown> => {
    const ledger = 'payment'
    const values = { person, batch: '再', amount: '3', paidOn: day }
    const rows = [{ row: 2, cells: { 户主: '竹青', 批次: '再', 金额: '3', 发放日期: day } }]
    switch (way) {
      case 'add':
        return addRecord(kernel, actor, { ledger, values })
      case 'amend':
        return amendRecord(kernel, actor, { ledger, id: old.id, version: 1, values: { amount: '9' }, reason: '更正' })
      case 'move in':
        return amendRecord(kernel, actor, { ledger, id: now.id, version: 1, values: { paidOn: day } })
      case 'move out':
        return amendRecord(kernel, actor, { ledger, id: old.id, version: 1, values: { paidOn: '2021-01-03' } })
      case 'withdraw':
        return withdrawRecord(kernel, actor, { ledger, id: old.id, version: 1, reason: '记错' })
      case 'restore':
        return restoreRecord(kernel, actor, { ledger, id: gone.id })
      case 'bulk':
        return bulkRecords(kernel, actor, {
          ledger,
          operations: [
            { type: 'amend', id: now.id, version: 1, values: { amount: '8' } },
            { type: 'add', values },
          ],
          reason: '批量',
        })
      case 'undo bulk':
        return undoBulk(kernel, actor, { ledger, entry: bulk })
      case 'import':
        return importRows(kernel, actor, { ledger, columns: ['户主', '批次', '金额', '发放日期'], rows })
      case 'undo import':
        return undoImport(kernel, actor, { ledger, entry: file })
    }
  }

  it('is written into by no way without a reason, and by every way with one, which the entry keeps', async () => {
    const day = fc.integer({ min: 0, max: 365 }).map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ways), day, async (way, paidOn) => {
        const prepared = await prepare()
        const { town } = prepared
        const before = [await ofYear(town), (await last(town))?.seq]
        await expect(write(way, town.clerk, prepared, paidOn), way).rejects.toMatchObject({ code: 'year-closed' })
        expect([await ofYear(town), (await last(town))?.seq], way).toEqual(before)
        await write(way, correcting(town.clerk), prepared, paidOn)
        expect(await last(town), way).toMatchObject({ detail: { correction: reason, closedYears: '2020' } })
        expect(await listCorrections(kernel, town.clerk, { year: '2020' })).toMatchObject([{ reason, actor: town.clerk.id }])
        expect((await verifyAudit(kernel, town.clerk)).problems).toEqual([])
      }),
      { numRuns: isSampled(engine) ? 10 : 30, examples: ways.map((way) => [way, '2020-12-31'] as [Way, string]) },
    )
  })

  it('takes no reason into an entry that needed none', async () => {
    const town = await fresh()
    await close(town)
    const { id: person } = await addRecord(kernel, correcting(town.clerk), { ledger: 'person', values: { name: '竹青' } })
    await addRecord(kernel, correcting(town.clerk), { ledger: 'payment', values: { person, amount: '1', paidOn: '2021-01-01' } })
    expect((await last(town))?.detail).not.toHaveProperty('correction')
  })

  it('is written into again once it was opened', async () => {
    const prepared = await prepare()
    await reopenYear(kernel, prepared.town.as('editor'), { year: '2020', reason })
    await write('amend', prepared.town.clerk, prepared, '2020-01-01')
  })
})
