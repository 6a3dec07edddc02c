import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import type { OwnLedgerDraft } from '../../definition/own/draft.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import type { Actor } from '../access/types.ts'
import { dumpStore } from '../backup/dump-store.ts'
import { readBackup, restoreStore } from '../backup/restore-store.ts'
import type { Kernel } from '../context.ts'
import { evaluateIndicators } from '../indicator/evaluate-indicators.ts'
import { traceIndicator } from '../indicator/trace-indicator.ts'
import { withKernelPacks } from '../kernel-packs.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { withdrawRecord } from '../ledger/command/withdraw-record.ts'
import { importRows } from '../ledger/import/import-rows.ts'
import { exportRecords } from '../ledger/query/export-records.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { listVersions } from '../ledger/query/list-versions.ts'
import { foundTown, table } from '../ledger/testing/open-sample.ts'
import { testPack } from '../ledger/testing/test-pack.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { openKernel } from '../open-kernel.ts'
import { describeEngines, openerOnOther } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { addOwnField, changeOwnField, changeOwnLedger, removeOwnLedger } from './change-own.ts'
import { createOwnLedger } from './create-own-ledger.ts'
import { listOwn } from './list-own.ts'
import { townKernel } from './town-kernel.ts'

const firms = definePack({
  id: 'firms',
  label: '企业',
  office: '经发办',
  ledgers: [],
  indicators: [
    {
      id: 'firm-count',
      label: '企业数',
      unit: '家',
      flow: 'stock',
      date: null,
      type: 'count',
      ledger: { id: 'firm', label: '企业', kind: 'register', title: [], fields: {} },
    },
  ],
})
const { catalogue } = resolveCatalogue(withKernelPacks([testPack, firms]))
const clock = () => new Date('2021-06-01T02:00:00Z')

/** A well is dug on a day, costs so much, and is in use or not. */
const wells: OwnLedgerDraft = {
  label: '机井台账',
  fields: [
    { label: '井号', kind: 'text', required: true },
    { label: '村', kind: 'village' },
    { label: '投资', kind: 'money', adds: true },
    { label: '现状', kind: 'choice', options: ['在用', '停用'] },
    { label: '备注', kind: 'text', long: true },
  ],
  title: ['井号'],
  key: ['井号'],
}
const sheet = table(
  ['井号', '村', '投资（万元）', '现状', '备注'],
  ['A1', '瓦溪村', '1.5', '在用', '新打'],
  ['A2', '瓦溪村', '2', '停用', ''],
)

describeEngines('ledgers of a town’s own', (open, kind) => {
  const openOther = openerOnOther(kind)
  let engine: Engine
  let kernel: Kernel
  let clerk: Actor
  beforeAll(async () => {
    engine = await open()
    kernel = await openKernel({ engine, catalogue, clock })
  })
  beforeEach(async () => {
    clerk = await foundTown(kernel)
    await addRecord(kernel, clerk, { ledger: 'village', values: { code: '01', name: '瓦溪村' } })
  })
  const own = () => townKernel(kernel, clerk.town)
  const make = (draft = wells, rows: typeof sheet | null = sheet, actor = clerk) =>
    createOwnLedger(kernel, actor, { draft, ...(rows === null ? {} : { rows: { ...rows, source: { file: '机井.xlsx' } } }) })
  const problems = async () => (await verifyAudit(await own(), clerk)).problems.map(({ message }) => message)
  const records = async (ledger = 'own-1') => (await listRecords(await own(), clerk, { ledger, query: { limit: 100 } })).records
  const exported = async () => {
    const { columns, rows } = exportRecords(await own(), clerk, { ledger: 'own-1' })
    const lines: unknown[] = []
    for await (const row of rows) lines.push(row)
    return { labels: columns.map(({ label }) => label), lines }
  }

  it('are made with their rows in one go: listed, exported, counted and added up, down to the records', async () => {
    expect(await make()).toMatchObject({ ledger: 'own-1', imported: { rows: 2, added: 2, rejected: [] } })
    expect((await records()).map(({ values }) => values.field3).sort()).toEqual(['15000.00', '20000.00'])
    expect((await exported()).labels).toEqual(['井号', '村', '投资(元)', '现状', '备注'])
    const period = '2021'
    const [count, sum] = await evaluateIndicators(await own(), clerk, [
      { indicator: 'own-1-count', period },
      { indicator: 'own-1-field3', period },
    ])
    expect(count).toMatchObject({ value: '2', unit: '条' })
    expect(sum).toMatchObject({ value: '35000', unit: '元' })
    const trace = await traceIndicator(await own(), clerk, {
      indicator: 'own-1-field3',
      period,
      slices: [{ dimension: '现状', value: '在用' }],
    })
    expect(trace.result).toMatchObject({ value: '15000' })
    expect(await problems()).toEqual([])
  })

  it('leave nothing behind when a row is refused, not even their number', async () => {
    const bad = table(['井号', '投资（万元）'], ['A1', '很多'])
    const refused = await make(wells, bad)
    expect(refused).toMatchObject({ ledger: undefined, imported: { added: 0, rejected: [{ column: '投资（万元）' }] } })
    expect((await listOwn(kernel, clerk)).ledgers).toEqual([])
    expect((await make()).ledger).toBe('own-1')
    expect(await problems()).toEqual([])
  })

  it('take records by hand and by further files, and keep the history of each', async () => {
    await make()
    const kernelNow = await own()
    const [first] = (await records()).filter(({ values }) => values.field1 === 'A1')
    await amendRecord(kernelNow, clerk, { ledger: 'own-1', id: first?.id ?? '', version: 1, values: { field3: '18000' } })
    const again = table(['井号', '投资（万元）'], ['A1', '1.8'], ['A3', '3'])
    expect(await importRows(kernelNow, clerk, { ledger: '机井台账', ...again })).toMatchObject({ added: 1, unchanged: 1 })
    const versions = await listVersions(kernelNow, clerk, { ledger: 'own-1', id: first?.id ?? '' })
    expect(versions).toHaveLength(2)
    expect(await problems()).toEqual([])
  })

  describe('whose columns change', () => {
    it('gain one, give one another name, and lose nothing of one that is retired and brought back', async () => {
      await make()
      const id = await addOwnField(kernel, clerk, { ledger: 'own-1', field: { label: '深度', kind: 'decimal', scale: 1, adds: true } })
      expect(id).toBe('field6')
      await changeOwnField(kernel, clerk, { ledger: 'own-1', field: 'field4', label: '使用情况', options: ['待修'] })
      await changeOwnField(kernel, clerk, { ledger: 'own-1', field: 'field5', retired: true })
      const [first] = (await records()).filter(({ values }) => values.field1 === 'A1')
      expect(first?.values).not.toHaveProperty('field5')
      await amendRecord(await own(), clerk, { ledger: 'own-1', id: first?.id ?? '', version: 1, values: { field6: '12.5', field4: 'o3' } })
      expect((await exported()).labels).toEqual(['井号', '村', '投资(元)', '使用情况', '深度'])
      expect(await problems()).toEqual([])
      await changeOwnField(kernel, clerk, { ledger: 'own-1', field: 'field5', retired: false })
      expect((await records()).find(({ values }) => values.field1 === 'A1')?.values).toMatchObject({
        field5: '新打',
        field6: '12.5',
        field4: 'o3',
      })
      expect(await problems()).toEqual([])
    })

    it('refuse to retire what names a record, and a name that is taken', async () => {
      await make()
      await expect(changeOwnField(kernel, clerk, { ledger: 'own-1', field: 'field1', retired: true })).rejects.toMatchObject({
        code: 'invalid',
      })
      await expect(changeOwnField(kernel, clerk, { ledger: 'own-1', field: 'field5', label: '现 状' })).rejects.toMatchObject({
        code: 'conflict',
      })
      await expect(changeOwnLedger(kernel, clerk, { ledger: 'own-1', label: '发放' })).rejects.toMatchObject({ code: 'conflict' })
      await changeOwnLedger(kernel, clerk, { ledger: 'own-1', label: '水井台账' })
      expect((await own()).catalogue.findLedger('水井台账')?.id).toBe('own-1')
    })

    it('cannot be written to by whoever knows them as they were', async () => {
      await make()
      const before = await own()
      await changeOwnField(kernel, clerk, { ledger: 'own-1', field: 'field5', retired: true })
      const stale = addRecord(before, clerk, { ledger: 'own-1', values: { field1: 'A9', field5: '旧的' } })
      await expect(stale).rejects.toMatchObject({ code: 'conflict' })
      await expect(addRecord(kernel, clerk, { ledger: 'village', values: { code: '02', name: '溪口村' } })).rejects.toMatchObject({
        code: 'conflict',
      })
    })
  })

  it('say why they hold what belongs to people, or are not made', async () => {
    const roster: OwnLedgerDraft = {
      label: '花名册',
      fields: [
        { label: '姓名', kind: 'personName', required: true },
        { label: '身份证号', kind: 'nationalId' },
      ],
      title: ['姓名'],
      key: [],
    }
    await expect(make(roster, null)).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'processing' }] })
    const processing = { purpose: '组织生活', basis: '党章', years: 10 }
    expect((await make({ ...roster, processing }, null)).ledger).toBe('own-1')
    const ledger = (await own()).catalogue.getLedger('own-1')
    expect(ledger).toMatchObject({
      processing: { purpose: '组织生活', kept: { years: 10 } },
      persons: [{ number: 'field2' }],
      scope: 'office',
    })
    await expect(addOwnField(kernel, clerk, { ledger: 'own-1', field: { label: '电话', kind: 'phone' } })).resolves.toBe('field3')
  })

  it('are the town’s alone, and of two that are made at once each has its own', async () => {
    const other = await foundTown(kernel)
    const named = (label: string) => ({ ...wells, label })
    const [left, right, theirs] = await Promise.all([make(named('甲台账')), make(named('乙台账')), make(named('甲台账'), null, other)])
    expect([left.ledger, right.ledger].sort()).toEqual(['own-1', 'own-2'])
    expect(theirs.ledger).toBe('own-1')
    expect((await townKernel(kernel, other.town)).catalogue.findLedger('乙台账')).toBeUndefined()
    expect(kernel.catalogue.findLedger('甲台账')).toBeUndefined()
    const table = sql.id(`ledger_own_1_of_${clerk.town}`)
    expect(await engine.inTown(other.town).read((session) => session.query(sql`select town from ${table}`))).toEqual([])
    expect(await engine.inTown(clerk.town).read((session) => session.query(sql`select town from ${table}`))).toHaveLength(2)
    await expect(make(named('甲 台账'))).rejects.toMatchObject({ code: 'conflict' })
    expect((await listRecords(await townKernel(kernel, other.town), other, { ledger: 'own-1', query: { limit: 9 } })).records).toEqual([])
  })

  it('are not made by whoever keeps a village', async () => {
    const cadre: Actor = { ...clerk, id: 'cadre', role: 'villageCadre' }
    await expect(make(wells, null, cadre)).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(addOwnField(kernel, cadre, { ledger: '企业', field: { label: '甲', kind: 'text' } })).rejects.toMatchObject({
      code: 'not-permitted',
    })
  })

  it('may widen a ledger of a pack, each town with columns of its own', async () => {
    const other = await foundTown(kernel)
    await addOwnField(kernel, clerk, { ledger: '企业', field: { label: '占地', kind: 'area', adds: true } })
    await addOwnField(kernel, other, { ledger: '企业', field: { label: '行业', kind: 'choice', options: ['制笔', '竹木'] } })
    const firms = table(['名称', '占地（亩）'], ['青竹编织厂', '12.5'])
    expect(await importRows(await own(), clerk, { ledger: '企业', ...firms })).toMatchObject({ added: 1, problems: [] })
    await importRows(await townKernel(kernel, other.town), other, { ledger: '企业', ...table(['名称', '行业'], ['竹溪笔厂', '制笔']) })
    const [firm] = await records('firm')
    expect(firm?.values).toMatchObject({ own1: '12.5' })
    const [sum] = await evaluateIndicators(await own(), clerk, [{ indicator: 'firm-own1', period: '2021' }])
    expect(sum).toMatchObject({ value: '12.5', unit: '亩' })
    await changeOwnField(kernel, clerk, { ledger: '企业', field: 'own1', retired: true })
    await amendRecord(await own(), clerk, { ledger: 'firm', id: firm?.id ?? '', version: 1, values: { name: '青竹编织有限公司' } })
    await changeOwnField(kernel, clerk, { ledger: '企业', field: 'own1', retired: false })
    expect((await records('firm'))[0]?.values).toMatchObject({ own1: '12.5', name: '青竹编织有限公司' })
    await expect(addOwnField(kernel, clerk, { ledger: '企业', field: { label: '类别', kind: 'text' } })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(addOwnField(kernel, clerk, { ledger: 'own-field', field: { label: '甲', kind: 'text' } })).rejects.toMatchObject({
      code: 'not-permitted',
    })
    expect(await problems()).toEqual([])
  })

  it('are removed when nothing stands in them, by whoever writes their name once more', async () => {
    await make()
    const remove = (label: string) => removeOwnLedger(kernel, clerk, { ledger: 'own-1', label })
    await expect(remove('机井')).rejects.toMatchObject({ code: 'invalid' })
    await expect(remove('机井台账')).rejects.toMatchObject({ code: 'conflict' })
    for (const { id, version } of await records())
      await withdrawRecord(await own(), clerk, { ledger: 'own-1', id, version, reason: '并入别的台账' })
    const cadre: Actor = { ...clerk, id: 'cadre', role: 'villageCadre' }
    await expect(removeOwnLedger(kernel, cadre, { ledger: 'own-1', label: '机井台账' })).rejects.toMatchObject({ code: 'not-permitted' })
    await make({ ...wells, label: '泵站台账', fields: [...wells.fields, { label: '所配机井', kind: 'ref', to: 'own-1' }] }, null)
    await changeOwnField(kernel, clerk, { ledger: 'own-2', field: 'field6', retired: true })
    await expect(remove('机井台账')).rejects.toMatchObject({ code: 'conflict' })
    await removeOwnLedger(kernel, clerk, { ledger: '泵站台账', label: '泵站台账' })
    await remove(' 机井台账 ')
    const { catalogue: now } = await own()
    expect(['own-1', '机井台账'].map((name) => now.findLedger(name))).toEqual([undefined, undefined])
    expect(now.findIndicators('机井台账条数')).toEqual([])
    await expect(remove('机井台账')).rejects.toMatchObject({ code: 'not-found' })
    // The name is free, the number is not: what stood under it is still there, and verified.
    expect(await make(wells, null)).toMatchObject({ ledger: 'own-3' })
    expect(await problems()).toEqual([])
    await openKernel({ engine, catalogue, clock })
    await engine.asOwner.write((session) =>
      session.query(sql`update ${sql.id(`ledger_own_1_of_${clerk.town}`)} set field1 = 'B1' where field1 = 'A1'`),
    )
    expect((await problems()).join()).toContain('机井台账')
  })

  it('slice the indicators of packs by the columns that were added to their ledgers', async () => {
    await addOwnField(kernel, clerk, { ledger: '企业', field: { label: '行当', kind: 'choice', options: ['制笔', '竹木'] } })
    const rows = table(['名称', '行当'], ['甲厂', '制笔'], ['乙厂', '制笔'], ['丙厂', '竹木'])
    await importRows(await own(), clerk, { ledger: '企业', ...rows })
    const slices = [{ dimension: '行当', value: '制笔' }]
    const [found] = await evaluateIndicators(await own(), clerk, [{ indicator: 'firm-count', period: '2021', slices }])
    expect(found).toMatchObject({ value: '2', unit: '家' })
  })

  it('are held by `verify`: a definition or a record that was changed behind it is named', async () => {
    await make()
    await engine.asOwner.write((session) =>
      session.query(sql`update ledger_own_field set label = '别的' where town = ${clerk.town} and code = 'field2'`),
    )
    expect((await problems()).join()).toContain('自建栏目')
    await engine.asOwner.write((session) =>
      session.query(sql`update ${sql.id(`ledger_own_1_of_${clerk.town}`)} set field1 = 'B1' where field1 = 'A1'`),
    )
    expect((await problems()).join()).toContain('机井台账')
    await engine.asOwner.write((session) => session.query(sql`update audit_head set defined_at = null where town = ${clerk.town}`))
    expect((await problems()).join()).toContain('自建台账最近一次改动')
  })

  it('are there when the store is opened again, and on the other engine from a backup', async () => {
    await make()
    await addOwnField(kernel, clerk, { ledger: '企业', field: { label: '占地', kind: 'area' } })
    const reopened = await openKernel({ engine, catalogue, clock })
    expect((await townKernel(reopened, clerk.town)).catalogue.findLedger('机井台账')?.id).toBe('own-1')
    await openKernel({ engine, catalogue, clock, access: 'read' })
    const lines: string[] = []
    await dumpStore(engine, async (line) => void lines.push(line))
    const stream = () =>
      (async function* () {
        yield* lines
      })()
    const empty = await (openOther ?? open)()
    await restoreStore(empty, { shapes: (await readBackup(stream())).shapes, lines: stream() })
    const restored = await townKernel(await openKernel({ engine: empty, catalogue, clock }), clerk.town)
    const listed = await listRecords(restored, clerk, { ledger: 'own-1', query: { limit: 9 } })
    expect(listed.records.map(({ values }) => values)).toEqual((await records()).map(({ values }) => values))
    expect((await verifyAudit(restored, clerk)).problems).toEqual([])
  })
})
