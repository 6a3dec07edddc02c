import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addRecord,
  amendRecord,
  cancelDestruction,
  confirmDestruction,
  createUser,
  evaluateIndicators,
  freezeReport,
  type IndicatorRequest,
  importRows,
  listCertificates,
  listResponses,
  previewDestruction,
  rebuildFrozenReport,
  requestDestruction,
  saveTemplate,
  traceIndicator,
  verifyAudit,
} from '../index.ts'
import { dumpTables } from '../storage/testing/dump-tables.ts'
import { describeEngines } from '../storage/testing.ts'
import { as, type Outbreak, openOutbreak, town } from './testing/open-outbreak.ts'

const asker = as('administrator', '甲')
const other = as('administrator', '乙')
const method = '逐条物理删除并重写数据页'
const witness = '县档案馆监销员'

const months = Array.from({ length: 12 }, (_, index) => `2020-${String(index + 1).padStart(2, '0')}`)
const periods = ['2020', '2020-Q1', '2020-Q2', '2020-01..2020-06', '2020-01..2020-02', '2020-01..2020-11', ...months]
const indicators = [
  'measure-count',
  'person-count',
  'home-count',
  'first-start',
  'under-measure',
  'unreleased',
  'ever',
  'entry-count',
  'warmest',
]
const requests: readonly IndicatorRequest[] = [
  ...[...indicators, 'visited-village', 'locked-village', 'meeting-count'].flatMap((indicator) =>
    periods.map((period) => ({ indicator, period })),
  ),
]

const template = (period: string) => `---
title: 青竹镇${period}年报告
town: "${town}"
period: ${period}
---
# 一、防控
采取措施{{措施数}}人次，管控{{管控人数}}人，首次管控在{{首次管控日期|月日}}，其中竹溪口村{{居家隔离数[村=竹溪口村]}}人次。
登记{{登记人次}}人次。
`

describeEngines('destroying the personal data of a response', (open) => {
  // A response is destroyed once: looked at and asked about before, then looked at from all sides, at last worked on beyond.
  describe('in its order', { shuffle: false }, () => {
    let outbreak: Outbreak
    let frozen: string
    let before: Awaited<ReturnType<typeof evaluateIndicators>>
    let name: { responses: string; response: string }

    beforeAll(async () => {
      outbreak = await openOutbreak(await open())
      const { kernel } = outbreak
      name = { responses: 'response', response: outbreak.first }
      const { id } = await saveTemplate(kernel, as('editor'), { source: template('2020') })
      frozen = (await freezeReport(kernel, as('editor'), { template: id })).id
      before = await evaluateIndicators(kernel, asker, requests)
    })

    it('shows first what would go, what stays, and what stands in the way', async () => {
      const { kernel } = outbreak
      expect((await listResponses(kernel, asker)).map((response) => [response.name, response.lastDay])).toEqual([
        ['二级响应', ''],
        ['一级响应', '2020-03-02'],
      ])
      const preview = await previewDestruction(kernel, asker, name)
      expect(preview.counts.map(({ ledger, records, versions }) => [ledger, records, versions])).toEqual([
        ['controlled', 15, 29],
        ['duty', 14, 14],
        ['entry', 14, 14],
        ['visit', 14, 14],
      ])
      expect(preview).toMatchObject({ files: 1, obstacles: [], reports: ['青竹镇2020年报告'], losing: [], strays: [] })
      const open = await previewDestruction(kernel, asker, { ...name, response: outbreak.second })
      expect(open.obstacles).toEqual([expect.stringContaining('还没有结束日期'), expect.stringContaining('3 条没有“解除日期”')])
    })

    it('needs two administrators and a witness, and an end to everything under it', async () => {
      const { kernel } = outbreak
      for (const role of ['clerk', 'editor', 'leader', 'auditor'] as const)
        await expect(requestDestruction(kernel, as(role), { ...name, method, witness })).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(requestDestruction(kernel, asker, { ...name, method, witness: ' ' })).rejects.toThrow('监销人')
      await expect(requestDestruction(kernel, asker, { ...name, response: outbreak.second, method, witness })).rejects.toMatchObject({
        code: 'wrong-state',
      })
      const first = await requestDestruction(kernel, asker, { ...name, method, witness })
      await expect(requestDestruction(kernel, other, { ...name, method, witness })).rejects.toMatchObject({ code: 'conflict' })
      await expect(confirmDestruction(kernel, asker, first)).rejects.toThrow('申请人自己不能复核')
      expect((await cancelDestruction(kernel, other, first)).state).toBe('cancelled')
      await expect(confirmDestruction(kernel, other, first)).rejects.toMatchObject({ code: 'wrong-state' })
      const cadre = '00000000-0000-7000-8000-000000000001'
      const person = { account: 'jia', name: '管理员甲', role: 'administrator', office: '办公室', password: 'bamboo-2020', cadre } as const
      const { id } = await createUser(kernel, other, person)
      const again = await requestDestruction(kernel, { ...asker, id, cadre }, { ...name, method, witness })
      await expect(confirmDestruction(kernel, { ...other, cadre }, again)).rejects.toThrow('申请人自己不能复核')
      await cancelDestruction(kernel, other, again)
      expect(await dumpTables(kernel.engine)).toContain(outbreak.secrets[0])
    })

    describe('that was carried out', () => {
      let done: Awaited<ReturnType<typeof confirmDestruction>>
      beforeAll(async () => {
        const { kernel } = outbreak
        const asked = await requestDestruction(kernel, asker, { ...name, method, witness })
        kernel.setNow('2020-04-21T02:00:00Z')
        done = await confirmDestruction(kernel, other, asked)
      })

      it('leaves a certificate that says how much, by whom and when, and names no person it is about', async () => {
        const { kernel } = outbreak
        expect(done).toMatchObject({
          state: 'cleaned',
          records: 57,
          versions: 71,
          files: 1,
          responseName: '一级响应',
          requestedBy: '管理员甲',
          confirmedBy: '管理员乙',
          witness,
          destroyedAt: '2020-04-21T10:00',
        })
        expect(done.digest).toMatch(/^[0-9a-f]{64}$/)
        expect(done.counts.map(({ ledger, records }) => [ledger, records])).toEqual([
          ['controlled', 15],
          ['duty', 14],
          ['entry', 14],
          ['visit', 14],
        ])
        expect((await listCertificates(kernel, as('auditor')))[0]).toMatchObject({ id: done.id, state: 'cleaned' })
        await expect(confirmDestruction(kernel, other, { id: done.id })).rejects.toMatchObject({ code: 'wrong-state' })
        const forged = { ledger: 'destruction-certificate', id: done.id, version: done.version, values: { records: 1 } }
        await expect(amendRecord(kernel, asker, forged)).rejects.toMatchObject({ code: 'not-permitted' })
      })

      it('leaves no name, number, remark or document of the persons in any table, index or statistic', async () => {
        const { kernel, secrets, others } = outbreak
        const dump = await dumpTables(kernel.engine)
        const hex = (text: string) => Buffer.from(text).toString('hex')
        expect(secrets.filter((secret) => dump.includes(secret) || dump.includes(hex(secret)))).toEqual([])
        expect(dump).not.toContain('申屠')
        expect(others.filter((secret) => !dump.includes(secret))).toEqual([])
      })

      it('keeps every figure of the year exactly, or says that it cannot be known: never another number', async () => {
        const { kernel } = outbreak
        const after = await evaluateIndicators(kernel, asker, requests)
        const moved = after.filter((result, index) => result.value !== before[index]?.value || result.records !== before[index]?.records)
        expect(moved.map(({ request, value, unknown }) => [request.indicator, request.period, value, unknown])).toEqual([])
        const [picked] = await evaluateIndicators(kernel, asker, [{ indicator: 'first-name', period: '2020' }])
        expect(picked).toMatchObject({ value: null, unknown: expect.stringContaining('2020年4月21日依法销毁') })
        const odd = await evaluateIndicators(kernel, asker, [{ indicator: 'measure-count', period: '2020-02..2020-09' }])
        expect(odd[0]).toMatchObject({ value: null, unknown: expect.stringContaining('没有封存') })
      })

      it('keeps a village’s part of the year only where it points at nobody', async () => {
        const { kernel } = outbreak
        const of = (village: string, period = '2020') => ({
          indicator: 'measure-count',
          period,
          slices: [{ dimension: '村', value: village }],
        })
        const [first, second, third, month] = await evaluateIndicators(kernel, asker, [
          of('竹溪口村'),
          of('黄泥岭村'),
          of('石门村'),
          of('竹溪口村', '2020-02'),
        ])
        expect(first?.value).toBe('9')
        expect([second?.value, third?.value, month?.value]).toEqual([null, null, null])
      })

      it('rebuilds the frozen report to the letter, and its template still compiles to the same figures', async () => {
        const { kernel } = outbreak
        const { same, report } = await rebuildFrozenReport(kernel, as('editor'), { id: frozen })
        expect(same).toBe(true)
        expect(report.figures.map(({ printed }) => printed)).toEqual(['17', '17', '2月1日', '5', '14'])
      })

      it('shows the certificate behind a sealed figure instead of records', async () => {
        const { kernel } = outbreak
        const trace = await traceIndicator(kernel, asker, { indicator: 'measure-count', period: '2020' })
        expect(trace.operands[0]).toMatchObject({
          value: '17',
          ledger: 'destruction-certificate',
          contributions: [{ record: done.id, value: '17' }],
        })
      })

      it('knows of a state before the destruction only what was sealed of it', async () => {
        const { kernel } = outbreak
        const asOf = '2020-04-20T03:00:00.000000Z'
        const [then] = await evaluateIndicators(kernel, asker, [{ indicator: 'measure-count', period: '2020' }], { asOf })
        expect(then?.value).toBeNull()
        const [later] = await evaluateIndicators(kernel, asker, [{ indicator: 'meeting-count', period: '2020' }], { asOf })
        expect(later?.value).toBe('1')
      })

      it('verifies, and still finds a flipped byte in what stayed, in what was sealed and in what was scrubbed', async () => {
        const { kernel } = outbreak
        expect((await verifyAudit(kernel, asker)).problems).toEqual([])
        const tamper = async (change: ReturnType<typeof sql>, back: ReturnType<typeof sql>) => {
          await kernel.engine.asOwner.write((session) => session.query(change))
          const { problems } = await verifyAudit(kernel, asker)
          await kernel.engine.asOwner.write((session) => session.query(back))
          return problems.length
        }
        const [row] = await kernel.engine.asOwner.read((session) =>
          session.query<{ leaf: string; reading: string }>(
            sql`select leaf, reading from sealed_figure where label = '措施数' and as_of = '' and period = '2020'`,
          ),
        )
        const put = (reading: string) => sql`update sealed_figure set reading = ${reading} where leaf = ${row?.leaf ?? ''} and as_of = ''`
        expect(await tamper(put((row?.reading ?? '').replace('17', '16')), put(row?.reading ?? ''))).toBe(1)
        const scrub = (actor: string) => sql`update audit_entry set actor = ${actor} where seq = (select min(seq) from scrubbed_entry)`
        expect(await tamper(scrub('nobody'), scrub('clerk'))).toBe(1)
        const move = (by: number) =>
          sql`update destroyed_version set position = position + ${by}::integer where ledger = 'visit' and entry = (select min(entry) from destroyed_version where ledger = 'visit')`
        expect(await tamper(move(1), move(-1))).toBeGreaterThan(0)
        const name = (text: string) => sql`update ledger_meeting set name = ${text} where replaced_at is null`
        expect(await tamper(name('别的会'), name('防控周例会'))).toBe(1)
        expect((await verifyAudit(kernel, asker)).problems).toEqual([])
      })

      it('takes nothing in again under the response that is over, by hand or by file', async () => {
        const { kernel } = outbreak
        const values = { name: '申屠甲贰', passedAt: '2020-02-03T08:00' }
        await expect(addRecord(kernel, as('clerk'), { ledger: 'entry', values })).rejects.toMatchObject({ code: 'wrong-state' })
        const cells = { 姓名: '申屠甲贰', 时间: '2020-02-03 08:00' }
        const load = importRows(kernel, as('clerk'), { ledger: 'entry', columns: ['姓名', '时间'], rows: [{ row: 2, cells }] })
        await expect(load).rejects.toMatchObject({ code: 'wrong-state' })
      })

      it('works on as before: new records count, later periods are read live, the next response is destroyed in its turn', async () => {
        const { kernel, second, others } = outbreak
        await addRecord(kernel, as('clerk'), {
          ledger: 'entry',
          values: { name: '尉迟冬叁', passedAt: '2020-04-20T09:00', temperature: '36.2' },
        })
        const [year, month, next] = await evaluateIndicators(kernel, asker, [
          { indicator: 'entry-count', period: '2020' },
          { indicator: 'entry-count', period: '2020-04' },
          { indicator: 'measure-count', period: '2021' },
        ])
        expect([year?.value, month?.value, next?.value]).toEqual(['15', '1', '0'])
        const records = await kernel.engine.asOwner.read((session) =>
          session.query<{ id: string; version: number }>(sql`select id, version from ledger_controlled where replaced_at is null`),
        )
        for (const { id, version } of records)
          await amendRecord(kernel, as('clerk'), { ledger: 'controlled', id, version, values: { releasedOn: '2020-05-01' } })
        const [response] = await kernel.engine.asOwner.read((session) =>
          session.query<{ version: number }>(sql`select version from ledger_response where replaced_at is null and id = ${second}`),
        )
        await amendRecord(kernel, as('clerk'), {
          ledger: 'response',
          id: second,
          version: response?.version ?? 1,
          values: { endedOn: '2020-05-31' },
        })
        const frozenBefore = await evaluateIndicators(kernel, asker, [
          { indicator: 'measure-count', period: '2020' },
          { indicator: 'person-count', period: '2020' },
          { indicator: 'under-measure', period: '2020-04' },
        ])
        kernel.setNow('2020-06-20T02:00:00Z')
        const { id } = await requestDestruction(kernel, other, { responses: 'response', response: second, method, witness })
        await confirmDestruction(kernel, asker, { id })
        const after = await evaluateIndicators(
          kernel,
          asker,
          frozenBefore.map(({ request }) => request),
        )
        expect(after.map(({ value }) => value)).toEqual(frozenBefore.map(({ value }) => value))
        expect(after.map(({ value }) => value)).toEqual(['17', '17', '3'])
        const dump = await dumpTables(kernel.engine)
        expect([...others, '尉迟'].filter((secret) => dump.includes(secret))).toEqual([])
        expect((await rebuildFrozenReport(kernel, as('editor'), { id: frozen })).same).toBe(true)
        expect((await verifyAudit(kernel, asker)).problems).toEqual([])
      })
    })
  })
})
