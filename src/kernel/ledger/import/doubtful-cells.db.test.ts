import { beforeAll, describe, expect, it } from 'vitest'
import type { Kernel } from '../../context.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import { addRecord } from '../command/add-record.ts'
import { clerk, idNumber, load, openSample, table, unload } from '../testing/open-sample.ts'

/** The same rows, with marks such as a reader of office files sets. */
const marked = (file: ReturnType<typeof table>, doubts: Readonly<Record<string, 'rounded' | 'lines'>>) => ({
  ...file,
  rows: file.rows.map((row) => ({ ...row, doubts })),
})

/** ID numbers of nobody that end as a rounded one does, and are right all the same. */
const [roundId = '', otherRoundId = ''] = Array.from({ length: 28 }, (_, day) =>
  ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((month) => [month, day + 1] as const),
)
  .flat()
  .map(([month, day]) => withCheckDigit(`9999012099${month.padStart(2, '0')}${String(day).padStart(2, '0')}100`))
  .filter((id) => id.endsWith('1000'))

function withCheckDigit(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (weights[place] ?? 0), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

describeOneEngine('a cell that may not say what was typed', (open) => {
  let kernel: Kernel
  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
    await load(kernel, '村', table(['编码', '名称', '人口'], ['01', '瓦窑山村', '1200']))
  })
  const count = async (ledger: string) => (await unload(kernel, ledger)).rows.length

  describe('a rounded number', () => {
    it('is refused in a field of digits, its check digit right or wrong, with the one true reason', async () => {
      const before = await count('农户')
      for (const id of [idNumber(1), '999901209901011000', otherRoundId]) {
        const result = await load(kernel, '农户', marked(table(['户主', '身份证号'], ['周文', id]), { 身份证号: 'rounded' }))
        expect(result).toMatchObject({ added: 0, rejected: [{ row: 2, column: '身份证号', value: id }] })
        expect(result.rejected[0]?.why).toMatch(/超过15位.*设为文本/)
        expect(result.rejected[0]?.why).not.toContain('末位应为')
      }
      expect(await count('农户')).toBe(before)
    })

    it('is refused in any text, and in a column that names another record, without a word about what it names', async () => {
      const text = await load(kernel, '许可', marked(table(['文号', '事项'], ['20200101000000000', '开山']), { 文号: 'rounded' }))
      expect(text.rejected.map(({ column }) => column)).toEqual(['文号'])
      const named = await load(kernel, '企业', marked(table(['名称', '村'], ['某厂', '12345678901234567']), { 村: 'rounded' }))
      expect(named.rejected).toEqual([{ row: 2, column: '村', value: '12345678901234567', why: expect.stringContaining('超过15位') }])
    })

    it('stays a number where the field is one', async () => {
      const result = await load(kernel, '明细', marked(table(['项目', '产值(元)'], ['大', '1234567890123460']), { '产值(元)': 'rounded' }))
      expect(result).toMatchObject({ added: 1, rejected: [] })
    })
  })

  describe('zeros behind the fifteenth digit', () => {
    it('are not taken out of a file, but from the person who has the paper; then the export comes back', async () => {
      const file = table(['户主', '身份证号'], ['周零', roundId])
      const refused = await load(kernel, '农户', file)
      expect(refused).toMatchObject({ added: 0, rejected: [{ row: 2, column: '身份证号', value: roundId }] })
      expect(refused.rejected[0]?.why).toMatch(/第16位起全是0.*单独录入/)
      await addRecord(kernel, clerk, { ledger: 'household', values: { head: '周零', idNumber: roundId } })
      expect(await load(kernel, '农户', file)).toMatchObject({ added: 0, unchanged: 1, rejected: [] })
      expect(await load(kernel, '农户', await unload(kernel, '农户'))).toMatchObject({ added: 0, changed: 0, rejected: [] })
    })

    it('are the reason given, and not the check digit that fails for them', async () => {
      const { rejected } = await load(
        kernel,
        '农户',
        table(['户主', '身份证号'], ['周文', '999901209901032000'], ['周武', '999901209901013000']),
      )
      for (const { why } of rejected) expect(why).toContain('第16位起全是0')
      expect(rejected).toHaveLength(2)
    })
  })

  it.each(['6.217E+18', '1.2e17', '9.99901E+17', '１．２Ｅ＋１７', '1E18', '62E+16'])('%s is refused in any text', async (text) => {
    const { added, rejected } = await load(kernel, '许可', table(['文号', '事项'], [text, '开山']))
    expect([added, rejected[0]?.why]).toEqual([0, expect.stringContaining('科学记数法')])
  })

  it.each(['3E5', 'E+17', '2020E', '甲1E+17'])('%s is a text like any other', async (text) => {
    expect((await load(kernel, '许可', table(['文号', '事项'], [text, '开山']), { preview: true })).rejected).toEqual([])
  })

  it('over several lines is refused where the field has one, and kept where it has more', async () => {
    const lines = (column: string) => marked(table(['项目', '备注'], ['上午', '下午']), { [column]: 'lines' })
    const withBreak = (column: string) => {
      const file = lines(column)
      return { ...file, rows: file.rows.map((row) => ({ ...row, cells: { ...row.cells, [column]: '一\n2,乙\n3,丙' } })) }
    }
    expect(await load(kernel, '明细', withBreak('项目'))).toMatchObject({
      added: 0,
      rejected: [{ row: 2, column: '项目', why: expect.stringContaining('少了一个引号') }],
    })
    expect(await load(kernel, '明细', withBreak('备注'))).toMatchObject({ added: 1, rejected: [] })
  })

  it('a text longer than a cell of a spreadsheet is refused on every way in', async () => {
    const long = '长'.repeat(32_768)
    expect(await load(kernel, '明细', table(['项目', '备注'], ['长', long]))).toMatchObject({ added: 0, rejected: [{ column: '备注' }] })
    await expect(addRecord(kernel, clerk, { ledger: 'sheet', values: { name: '长', remark: long } })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('32767'),
    })
    expect(await load(kernel, '明细', table(['项目', '备注'], ['长', long.slice(1)]))).toMatchObject({ added: 1 })
  })

  describe('a plain number among percentages', () => {
    const shares = (...texts: readonly string[]) => table(['项目', '比例'], ...texts.map((text, row) => [`比${texts.join()}${row}`, text]))
    const asked = async (file: ReturnType<typeof table>) => (await load(kernel, '明细', file, { preview: true })).problems

    it('is asked about beside cells that write the sign', async () => {
      const file = shares('35%', '0.35', '1', '40', '0')
      const result = await load(kernel, '明细', file)
      expect(result).toMatchObject({ added: 0, problems: [{ code: 'plain-percent', severity: 'error', at: '比例' }] })
      expect(result.problems[0]?.message).toContain('第3行的 0.35、第4行的 1 没有写百分号')
      expect(result.problems[0]?.message).toContain('0.35% 还是 35%')
    })

    it('is read as somebody says, and nothing else is', async () => {
      const file = shares('36%', '0.36', '1', '40', '1.05')
      expect(await load(kernel, '明细', file, { plainPercents: 'ratio' })).toMatchObject({ added: 5, problems: [] })
      const kept = (await unload(kernel, '明细')).rows.filter(({ cells }) => cells.项目?.startsWith('比36%')).map(({ cells }) => cells.比例)
      expect(kept.sort()).toEqual(['100.0000', '105.0000', '36.0000', '36.0000', '40.0000'])
      const plain = shares('37%', '0.37')
      expect(await load(kernel, '明细', plain, { plainPercents: 'percent' })).toMatchObject({ added: 2 })
      // What the ledger holds is no question any more.
      expect(await load(kernel, '明细', plain)).toMatchObject({ unchanged: 2, problems: [] })
    })

    it('takes a ratio of more decimals than a percentage may have', async () => {
      expect(await asked(shares('38%', '0.356789'))).toMatchObject([{ code: 'plain-percent' }])
      expect(await load(kernel, '明细', shares('38%', '0.356789'), { plainPercents: 'ratio' })).toMatchObject({ added: 2, rejected: [] })
      expect(await load(kernel, '明细', shares('38%', '0.356781'), { plainPercents: 'percent' })).toMatchObject({
        added: 0,
        rejected: [{ row: 3 }],
      })
    })

    it('is asked about where it stands alone or among fractions only, unless the header has the sign', async () => {
      expect(await asked(shares('0.35'))).toMatchObject([{ code: 'plain-percent' }])
      expect(await asked(shares('0.35', '0.8', '1.05'))).toMatchObject([{ code: 'plain-percent' }])
      for (const header of ['比例(%)', '比例（％）']) expect(await asked(table(['项目', header], ['甲', '0.35']))).toEqual([])
    })

    it.each([[['35', '0.5']], [['12.5']], [['0']], [['35%', '40']], [['35%', '0.35%']], [['', '35%']]])(
      'is no question in %j',
      async (texts) => {
        expect(await asked(shares(...texts))).toEqual([])
      },
    )
  })
})
