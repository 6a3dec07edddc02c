import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { actorOf, foundTown, idNumber, load as loadAs, openSample, table, unload } from '../testing/open-sample.ts'
import { listAudit } from '../verify/list-audit.ts'
import { verifyAudit } from '../verify/verify-audit.ts'
import { importRows } from './import-rows.ts'

const villages = table(['编码', '名称', '人口'], ['01', '瓦窑山村', '1200'], ['02', '溪口村', '800'], ['03', '竹坞村', ''])
const firms = table(['名称', '村', '规模'], ['青竹编织厂', '瓦窑山村', '规上'], ['溪口茶厂', '溪口村', '小微'])

describeEngines('an import', (open) => {
  let kernel: Kernel
  let clerk: Actor
  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
  })
  // A town of its own for every test, with three villages.
  beforeEach(async () => {
    clerk = await foundTown(kernel)
    await load('村', villages)
  })
  afterEach(async () => {
    expect((await verifyAudit(kernel, clerk)).problems, 'a chain that holds').toEqual([])
  })
  const load = (ledger: string, file: ReturnType<typeof table>, options: { readonly preview?: boolean; readonly actor?: Actor } = {}) =>
    loadAs(kernel, ledger, file, { actor: clerk, ...options })
  const auditLength = async () => (await listAudit(kernel, clerk, { limit: 500 })).length
  const contents = async (ledger: string) => (await unload(kernel, ledger, clerk)).rows.map(({ cells }) => cells)

  describe('of a register with a key', () => {
    it('says in a preview what it would do, and writes nothing', async () => {
      const before = await auditLength()
      expect(await load('企业', firms, { preview: true })).toMatchObject({
        ledger: '企业',
        rows: 2,
        added: 2,
        changed: 0,
        unchanged: 0,
      })
      expect(await contents('企业')).toEqual([])
      expect(await auditLength()).toBe(before)
    })

    it('leaves nothing when it is given up, not even with all of it written but for the entry', async () => {
      const before = await auditLength()
      for (const last of ['reading', 'matching', 'writing']) {
        const giveUp = ({ phase, done, total }: { phase: string; done: number; total: number }) => {
          if (phase === last && done === total) throw new Error('given up')
        }
        const many = Array.from({ length: 500 }, (_, index) => [`厂${index}`, '瓦窑山村', '规上'])
        const importing = importRows(kernel, clerk, { ledger: 'firm', ...table(['名称', '村', '规模'], ...many), onProgress: giveUp })
        await expect(importing).rejects.toThrow('given up')
      }
      expect(await contents('企业')).toEqual([])
      expect(await auditLength()).toBe(before)
    })

    it('adds its rows under one entry of the chain', async () => {
      const before = await auditLength()
      expect(await importRows(kernel, clerk, { ledger: 'firm', ...firms, source: { file: '企业.xlsx', sheet: '表1' } })).toMatchObject({
        ledger: '企业',
        rows: 2,
        added: 2,
        changed: 0,
        unchanged: 0,
        rejected: [],
        problems: [],
      })
      const [entry] = await listAudit(kernel, clerk)
      expect(await auditLength()).toBe(before + 1)
      expect(entry).toMatchObject({ action: 'import', ledger: 'firm', record: null, actor: clerk.id })
      expect(entry?.detail).toMatchObject({ added: 2, changed: 0, unchanged: 0, count: 2, file: '企业.xlsx', sheet: '表1' })
      expect(entry?.detail.root).toMatch(/^[0-9a-f]{64}$/)
      expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
    })

    it('adds nothing when the same file comes again, and leaves no entry', async () => {
      await load('企业', firms)
      const before = await auditLength()
      expect(await load('企业', firms)).toMatchObject({ rows: 2, added: 0, changed: 0, unchanged: 2 })
      expect(await auditLength()).toBe(before)
    })

    it('makes a version of a changed row, and leaves fields alone that the file does not have', async () => {
      await load('企业', firms)
      const changed = table(['企业名称', '规模'], ['青竹编织厂', '小微'], ['溪口茶厂', '小微'])
      expect(await load('企业', changed)).toMatchObject({ rows: 2, added: 0, changed: 1, unchanged: 1, rejected: [], problems: [] })
      expect(await contents('企业')).toContainEqual({ 名称: '青竹编织厂', 村: '瓦窑山村', 规模: '小微', 联系人: '' })
      expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
    })

    it('empties a field that the file has and leaves empty', async () => {
      await load('企业', firms)
      expect(await load('企业', table(['名称', '村'], ['溪口茶厂', '']))).toMatchObject({ changed: 1 })
      expect(await contents('企业')).toContainEqual({ 名称: '溪口茶厂', 村: '', 规模: '小微', 联系人: '' })
    })

    it('takes a row that is there twice once, and refuses two rows that contradict each other', async () => {
      expect(await load('企业', table(['名称', '规模'], ['竹坞木器厂', '小微'], ['竹坞木器厂', '小微']))).toMatchObject({
        rows: 2,
        added: 1,
        unchanged: 1,
      })
      const result = await load('企业', table(['名称', '规模'], ['竹坞米厂', '小微'], ['竹坞米厂', '规上']))
      expect(result.rejected).toMatchObject([{ row: 3, column: '名称', value: '竹坞米厂' }])
      expect(result.rejected[0]?.why).toContain('第2行')
      expect(result).toMatchObject({ rows: 2, added: 0, changed: 0 })
    })

    it('refuses a second key that another row or another record has, and names the rows', async () => {
      const inFile = await load('村', table(['编码', '名称'], ['11', '新村'], ['12', '新村']))
      expect(inFile).toMatchObject({ added: 0, rejected: [{ row: 3, column: '名称', value: '新村' }] })
      const inLedger = await load('村', table(['编码', '名称'], ['13', '溪口村']))
      expect(inLedger).toMatchObject({ added: 0, rejected: [{ row: 2, column: '名称', value: '溪口村' }] })
      expect(inLedger.rejected[0]?.why).toContain('「村」里已有名称相同的另一条记录')
    })

    it('lets two records swap their second keys', async () => {
      expect(await load('村', table(['编码', '名称'], ['02', '竹坞村'], ['03', '溪口村']))).toMatchObject({
        changed: 2,
        rejected: [],
      })
      expect(await load('村', villages)).toMatchObject({ changed: 2, unchanged: 1 })
    })
  })

  describe('with bad cells', () => {
    const bad = table(['编码', '名称', '人口'], ['21', '好村', '10'], ['22', '', '八百'], ['23', '又一村', '-5'])

    it('writes nothing at all and names each cell with its row, column, value and reason', async () => {
      const before = await auditLength()
      const result = await load('村', bad)
      expect(result).toMatchObject({ rows: 3, added: 0, changed: 0 })
      expect(result.rejected.map(({ row, column, value }) => [row, column, value])).toEqual([
        [3, '名称', ''],
        [3, '人口', '八百'],
        [4, '人口', '-5'],
      ])
      for (const { why } of result.rejected) expect(why).toMatch(/[一-鿿]/)
      expect(await auditLength()).toBe(before)
      expect((await contents('村')).map(({ 编码 }) => 编码)).toEqual(['01', '02', '03'])
    })

    it('says in a preview what the sound rows would do', async () => {
      expect(await load('村', bad, { preview: true })).toMatchObject({ rows: 3, added: 1 })
    })

    it('names the bad cell and the unknown reference of one row together', async () => {
      const { rejected } = await load('企业', table(['名称', '村', '规模'], ['某厂', '没有的村', '巨型']))
      expect(rejected.map(({ column }) => column).sort()).toEqual(['村', '规模'])
    })
  })

  describe('of a header', () => {
    it('converts a column in 万元 exactly', async () => {
      expect(await load('明细', table(['项目', '产值（万元）', '面积(亩)'], ['织', '1.2345', '3']))).toMatchObject({
        added: 1,
        problems: [],
      })
      expect(await contents('明细')).toContainEqual(expect.objectContaining({ 项目: '织', '产值(元)': '12345.00' }))
    })

    it('says that the unit above the table is not the one that the column names', async () => {
      const told = async (label: string, units: readonly string[]) => {
        const file = table(['项目', label], ['甲', '1'])
        const { problems } = await importRows(kernel, clerk, { ledger: '明细', ...file, hints: { units }, preview: true })
        return problems.filter(({ code }) => code === 'sheet-unit').map(({ message }) => message)
      }
      expect(await told('产值(元)', ['万元'])).toEqual(['表上写着单位“万元”，“产值(元)”按自己写的单位读，请核对。'])
      expect(await told('产值', ['万元'])).toEqual(['表上写着单位“万元”，“产值”按万元读。'])
      expect(await told('产值(万元)', ['万元'])).toEqual([])
      expect(await told('产值(元)', ['亩'])).toEqual([])
    })

    it('refuses a column for which two units are said, and does not ask for it as if it were not there', async () => {
      const file = table(['项目', '产值'], ['甲', '1'])
      const { problems } = await importRows(kernel, clerk, { ledger: '明细', ...file, hints: { units: ['元', '万元'] }, preview: true })
      expect(problems.map(({ code, at }) => [code, at])).toEqual([['column-unit', '产值']])
      expect(problems[0]?.message).toContain('元、万元')
    })

    it('refuses a column of figures under a unit that nobody knows, where it would be its own', async () => {
      const told = async (label: string, unit: string) => {
        const file = table(['项目', label], ['甲', '1'])
        const { problems } = await importRows(kernel, clerk, { ledger: '明细', ...file, hints: { units: [unit] }, preview: true })
        return problems.map(({ code }) => code)
      }
      expect(await told('产值', '千元')).toEqual(['sheet-unit'])
      expect(await told('产值', '百元')).toEqual(['column-unit'])
      expect(await told('产值', '美元')).toEqual(['column-unit'])
      expect(await told('产值(元)', '百元')).toEqual([])
      expect(await told('面积', '百元')).toEqual([])
    })

    it('reads each figure in the unit that its row names in a column of its own', async () => {
      const file = table(
        ['项目', '产值', '单位', '面积(亩)'],
        ['甲项', '1.5', '万元', '3'],
        ['乙项', '20', '元', '—'],
        ['丙项', '', '亿元', ''],
      )
      const hints = { samples: { 单位: ['万元', '元', '亿元'] } }
      const result = await importRows(kernel, clerk, { ledger: '明细', ...file, hints })
      expect(result).toMatchObject({ added: 3, problems: [{ code: 'unit-beside', at: '产值' }] })
      const kept = await contents('明细')
      expect(kept).toContainEqual(expect.objectContaining({ 项目: '甲项', '产值(元)': '15000.00' }))
      expect(kept).toContainEqual(expect.objectContaining({ 项目: '乙项', '产值(元)': '20.00', '面积(亩)': '' }))
    })

    it('refuses a unit of a row that is another quantity’s', async () => {
      const file = table(['项目', '产值', '单位'], ['丁项', '1.5', '吨'])
      const { rejected } = await importRows(kernel, clerk, { ledger: '明细', ...file, hints: { samples: { 单位: ['吨'] } } })
      expect(rejected).toMatchObject([{ column: '产值' }])
    })

    it('leaves unknown columns out with a warning', async () => {
      const result = await load('村', table(['编码', '名称', '备注'], ['01', '瓦窑山村', 'x']))
      expect(result).toMatchObject({ unchanged: 1, problems: [{ code: 'unknown-column', severity: 'warning', at: '备注' }] })
    })

    it('takes columns that are called like what every object has for unknown ones', async () => {
      const file = table(['编码', '名称', 'constructor', 'toString', '__proto__'], ['01', '瓦窑山村', 'x', 'y', 'z'])
      const hints = { kept: {}, said: {}, samples: {} }
      const result = await importRows(kernel, clerk, { ledger: '村', ...file, hints })
      expect(result).toMatchObject({ unchanged: 1, rejected: [], problems: [{}, {}, {}].map(() => ({ code: 'unknown-column' })) })
    })

    it('refuses two columns for one field, a unit that does not fit, and a file without any column it knows', async () => {
      const codes = async (ledger: string, header: string[], line: string[]) =>
        (await load(ledger, table(header, line))).problems.map(({ code }) => code)
      expect(await codes('企业', ['名称', '企业名称'], ['甲', '乙'])).toEqual(['double-column'])
      expect(await codes('明细', ['项目', '产值(亩)'], ['甲', '1'])).toEqual(['column-unit'])
      expect(await codes('村', ['甲', '乙'], ['1', '2'])).toContain('no-columns')
      expect(await contents('企业')).not.toContainEqual(expect.objectContaining({ 名称: '甲' }))
    })

    it('refuses to add records without a required column, but changes existing ones', async () => {
      const missing = await load('村', table(['编码', '人口'], ['31', '5']))
      expect(missing).toMatchObject({ added: 0, problems: [{ code: 'missing-column', severity: 'error' }] })
      expect(missing.problems[0]?.message).toContain('名称')
      expect(await load('村', table(['编码', '人口'], ['03', '66']))).toMatchObject({ changed: 1, problems: [] })
    })
  })

  describe('of rows without a key', () => {
    const visits = table(
      ['日期', '村', '情况'],
      ['2020-03-01', '溪口村', '已走访'],
      ['2020-03-01', '溪口村', '已走访'],
      ['2020-03-02', '', ''],
    )

    it('keeps twins, once', async () => {
      expect(await load('走访', visits)).toMatchObject({ rows: 3, added: 3 })
      expect(await load('走访', visits)).toMatchObject({ rows: 3, added: 0, unchanged: 3 })
      const third = table(['日期', '村', '情况'], ...visits.rows.map(({ cells }) => Object.values(cells)), [
        '2020-03-01',
        '溪口村',
        '已走访',
      ])
      expect(await load('走访', third)).toMatchObject({ rows: 4, added: 1, unchanged: 3 })
    })

    it('finds by its content a row whose key is incomplete', async () => {
      const permits = table(
        ['文号', '事项', '日期', '费用(元)'],
        ['青发1号', '开山', '2020-01-02', '5'],
        ['', '伐木', '', ''],
        ['', '伐木', '', ''],
      )
      expect(await load('许可', permits)).toMatchObject({ added: 3 })
      expect(await load('许可', permits)).toMatchObject({ added: 0, unchanged: 3 })
    })
  })

  it('reports its progress up to the last row', async () => {
    const seen: string[] = []
    const rows = table(['日期', '情况'], ...Array.from({ length: 4_100 }, (_, index) => ['2021-01-01', `第${index}次`]))
    await importRows(kernel, clerk, {
      ledger: '走访',
      ...rows,
      onProgress: ({ phase, done, total }) => seen.push(`${phase} ${done}/${total}`),
    })
    const read = Array.from({ length: 8 }, (_, index) => `reading ${500 * (index + 1)}/${500 * (index + 1)}`)
    const written = Array.from({ length: 40 }, (_, index) => `writing ${100 * (index + 1)}/4100`)
    expect(seen).toEqual([...read, 'matching 0/4100', 'matching 4100/4100', 'writing 0/4100', ...written, 'writing 4100/4100'])
  })

  it('is refused to those who may not import, and for a ledger that is not there', async () => {
    for (const role of ['auditor', 'leader'] as const) {
      await expect(load('村', villages, { actor: actorOf(role, clerk.town) })).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(load('村', villages, { actor: actorOf(role, clerk.town), preview: true })).rejects.toMatchObject({
        code: 'not-permitted',
      })
    }
    await expect(load('没有的', villages)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('warns of an empty file', async () => {
    expect(await load('村', table(['编码', '名称']))).toMatchObject({ rows: 0, added: 0, problems: [{ code: 'no-rows' }] })
  })

  it('knows one person by ID number however the letter is written', async () => {
    const id = Array.from({ length: 200 }, (_, n) => idNumber(n)).find((text) => text.endsWith('X')) ?? ''
    await load('农户', table(['户主', '身份证号'], ['周文', id]))
    expect(await load('农户', table(['户主', '身份证号'], ['周文', id.toLowerCase()]))).toMatchObject({ added: 0, unchanged: 1 })
  })
})
