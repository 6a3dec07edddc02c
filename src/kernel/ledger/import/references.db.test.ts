import { beforeAll, expect, it } from 'vitest'
import type { Kernel } from '../../context.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import { clerk, idNumber, load, openSample, table, unload } from '../testing/open-sample.ts'
import { verifyAudit } from '../verify/verify-audit.ts'

describeOneEngine('a reference in a file', (open) => {
  let kernel: Kernel
  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
    await load(kernel, '村', table(['编码', '名称'], ['01', '瓦窑山村'], ['02', '溪口村']))
    await load(
      kernel,
      '农户',
      table(
        ['户主', '身份证号', '村'],
        ['周文', idNumber(1), '瓦窑山村'],
        ['周文', idNumber(2), '溪口村'],
        ['吴秀', idNumber(3), '瓦窑山村'],
        ['郑明', idNumber(4), '溪口村'],
        ['郑明', idNumber(5), '溪口村'],
      ),
    )
    await load(kernel, '企业', table(['名称'], ['青竹编织厂']))
  })
  const contents = async (ledger: string) => (await unload(kernel, ledger)).rows.map(({ cells }) => cells)
  const header = ['户主', '身份证号', '村', '批次', '金额(元)', '发放日期']
  const rest = ['1批', '100', '2020-05-01']
  const pay = (...lines: string[][]) => load(kernel, '发放', table(header, ...lines.map((line) => [...line, ...rest])), { preview: true })

  it('finds a record by its name, by its code, and with spaces or full-width letters in it', async () => {
    const file = table(['名称', '村'], ['甲厂', '溪口村'], ['乙厂', '02'], ['丙厂', ' 溪 口 村 '], ['丁厂', '０２'])
    expect(await load(kernel, '企业', file)).toMatchObject({ added: 4, rejected: [], problems: [] })
    expect((await contents('企业')).filter(({ 村 }) => 村 === '溪口村')).toHaveLength(4)
  })

  it('finds a village by what offices call it, in a column of its own and beside a name', async () => {
    const file = table(['名称', '村'], ['短厂', '溪口'], ['委厂', '溪口村委会'], ['长厂', '溪口村民委员会'])
    const told = await load(kernel, '企业', file, { preview: true })
    expect(told.problems.filter(({ code }) => code === 'village-name').map(({ message }) => message)).toEqual([
      '“溪口”读作“溪口村”，“溪口村委会”读作“溪口村”，“溪口村民委员会”读作“溪口村”。不对的请改成村的全称再导。',
    ])
    expect(await load(kernel, '企业', file)).toMatchObject({ added: 3, rejected: [] })
    expect((await contents('企业')).filter(({ 名称, 村 }) => /^[短委长]厂$/.test(名称 ?? '') && 村 === '溪口村')).toHaveLength(3)
    expect((await pay(['周文', '', '瓦窑山'], ['', idNumber(1), '瓦窑山村委会'])).rejected).toEqual([])
    expect((await pay(['周文', idNumber(1), '溪口'])).rejected).toMatchObject([{ column: '村', value: '溪口' }])
  })

  it('names an unknown one with its row, and suggests the nearest', async () => {
    const { rejected } = await load(kernel, '企业', table(['名称', '村'], ['戊厂', '瓦窑村']))
    expect(rejected).toMatchObject([{ row: 2, column: '村', value: '瓦窑村' }])
    expect(rejected[0]?.why).toContain('是不是“瓦窑山村”')
  })

  it('finds a person by ID number alone, by name and village, and by a name that occurs once', async () => {
    expect((await pay(['', idNumber(2), ''], ['周文', '', '瓦窑山村'], ['吴秀', '', ''])).rejected).toEqual([])
  })

  it('refuses an ID number that is registered under another name or village, and says which', async () => {
    const { rejected } = await pay(['周武', idNumber(1), ''], ['周文', idNumber(1), '溪口村'])
    expect(rejected).toMatchObject([
      { row: 2, column: '户主', value: '周武' },
      { row: 3, column: '村', value: '溪口村' },
    ])
    expect(rejected[0]?.why).toContain('“周文”')
    expect(rejected[1]?.why).toContain('“瓦窑山村”')
  })

  it('refuses a name that several bear, and one that nobody bears', async () => {
    const { rejected } = await pay(['周文', '', ''], ['郑明', '', '溪口村'], ['孙某', '', ''], ['', '', ''])
    expect(rejected.map(({ row, column }) => [row, column])).toEqual([2, 3, 4, 5].map((row) => [row, '户主']))
    expect(rejected[0]?.why).toContain('有 2 个“周文”')
    expect(rejected[3]?.why).toContain('不能为空')
  })

  it('says one thing of two rows that name one person differently', async () => {
    const result = await pay(['周文', idNumber(1), '瓦窑山村'], ['', idNumber(1), ''])
    expect(result).toMatchObject({ rows: 2, added: 1, unchanged: 1, rejected: [] })
  })

  it('settles a name by the row’s own village, given by name or by code, or in brackets behind it', async () => {
    const file = table(
      ['日期', '村', '对象', '情况'],
      ['2020-01-01', '瓦窑山村', '周文', '一'],
      ['2020-01-01', '02', '周文', '二'],
      ['2020-01-01', '', '周文（溪口村）', '三'],
      ['2020-01-01', '', '瓦窑山村 周文', '四'],
    )
    expect(await load(kernel, '走访', file)).toMatchObject({ added: 4, rejected: [] })
    const ambiguous = await load(kernel, '走访', table(['日期', '对象'], ['2020-01-01', '周文']))
    expect(ambiguous.rejected).toMatchObject([{ row: 2, column: '对象', value: '周文' }])
  })

  it('looks for an object in the ledger that its row’s kind says', async () => {
    const file = table(
      ['类别', '对象', '责任人'],
      ['村', '溪口村', '王守'],
      ['企业', '青竹编织厂', '王守'],
      ['农户', '吴秀', '王守'],
      ['企业', '溪口村', '王守'],
    )
    const refused = await load(kernel, '责任', file)
    expect(refused.rejected).toMatchObject([{ row: 5, column: '对象', value: '溪口村' }])
    expect(refused.rejected[0]?.why).toContain('「企业」里没有')
    const sound = { ...file, rows: file.rows.slice(0, 3) }
    expect(await load(kernel, '责任', sound)).toMatchObject({ added: 3 })
    expect(await load(kernel, '责任', sound)).toMatchObject({ unchanged: 3 })
  })

  it('says that a kind is not in use, and only once that a kind cannot be read', async () => {
    const { rejected } = await load(kernel, '责任', table(['类别', '对象', '责任人'], ['农场', '一号', '王守'], ['庙', '一号', '王守']))
    expect(rejected.map(({ row, column }) => [row, column])).toEqual([
      [2, '对象'],
      [3, '类别'],
    ])
    expect(rejected[0]?.why).toContain('没有启用')
  })

  it('finds another row of the same file in any order, and the same file again adds nothing', async () => {
    const file = table(
      ['编码', '名称', '类别', '上级网格', '所在村'],
      ['G11', '茶厂小网格', '小网格', '溪口大网格', '溪口村'],
      ['G1', '溪口大网格', '大网格', '', '溪口村'],
      ['G12', '米厂小网格', '小网格', 'G1', ''],
    )
    expect(await load(kernel, '网格', file)).toMatchObject({ added: 3, rejected: [] })
    const own = (await contents('网格')).filter(({ 编码 }) => 编码?.startsWith('G1'))
    expect(own.map(({ 上级网格 }) => 上级网格).sort()).toEqual(['', '溪口大网格', '溪口大网格'])
    expect(await load(kernel, '网格', file)).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  })

  it('finds a row by the name that the same file gives it', async () => {
    const known = table(['编码', '名称', '上级网格'], ['G3', '石桥大网格', ''], ['G31', '米铺小网格', 'G3'])
    expect(await load(kernel, '网格', known)).toMatchObject({ added: 2, rejected: [] })
    const file = table(['编码', '名称', '上级网格'], ['G33', '饭店小网格', '石桥第一网格'], ['G3', '石桥第一网格', ''])
    expect(await load(kernel, '网格', file)).toMatchObject({ added: 1, changed: 1, rejected: [] })
    expect(await contents('网格')).toContainEqual(expect.objectContaining({ 编码: 'G31', 上级网格: '石桥第一网格' }))
  })

  it('does not blame a row for the fault of the row it names', async () => {
    const file = table(
      ['编码', '名称', '类别', '上级网格'],
      ['G2', '竹坞大网格', '巨网格', ''],
      ['G21', '竹坞小网格', '小网格', '竹坞大网格'],
    )
    const { rejected } = await load(kernel, '网格', file)
    expect(rejected.map(({ row, column }) => [row, column])).toEqual([[2, '类别']])
  })

  it('to a row of its own file works without a key too, and the same file again adds nothing', async () => {
    const file = table(['名称', '上级支部'], ['竹编支部', '青竹总支'], ['青竹总支', ''], ['茶业支部', '青竹总支'])
    expect(await load(kernel, '支部', file)).toMatchObject({ added: 3, rejected: [] })
    expect(await load(kernel, '支部', file)).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    const wrong = await load(kernel, '支部', table(['名称', '上级支部'], ['米业支部', '没有的总支']))
    expect(wrong.rejected).toMatchObject([{ row: 2, column: '上级支部', value: '没有的总支' }])
  })

  it('leaves a chain that holds', async () => {
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
  })
})
