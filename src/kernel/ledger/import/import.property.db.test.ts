import { expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { clerk, load, openSample, table, unload } from '../testing/open-sample.ts'
import { verifyAudit } from '../verify/verify-audit.ts'

const two = (value: number) => String(value).padStart(2, '0')
const optional = (cell: fc.Arbitrary<string>) => fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 4, arbitrary: cell })
const amount = (decimals: number) =>
  fc
    .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: decimals }))
    .map(
      ([units, places]) =>
        `${units < 0 ? '-' : ''}${Math.floor(Math.abs(units) / 10 ** places)}${places === 0 ? '' : `.${String(Math.abs(units) % 10 ** places).padStart(places, '0')}`}`,
    )
const day = fc.tuple(fc.integer({ min: 2018, max: 2021 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
const words = fc.string({
  unit: fc.constantFrom(...'青竹镇溪口村一二三ab1 ’"\\\t,，（）%_𠮷'),
  minLength: 1,
  maxLength: 8,
})
const iso = ([year, month, date]: [number, number, number]) => `${year}-${two(month)}-${two(date)}`

/** Cells as offices write them: several spellings of one value. */
const columns: Readonly<Record<string, fc.Arbitrary<string>>> = {
  项目: words,
  备注: fc.tuple(words, words).map(([first, second]) => `${first}\n${second}`),
  经办人: fc.constantFrom('王守', '王 守', '买买提•艾力', '欧阳文秀'),
  数量: fc.integer({ min: -1000, max: 1_000_000 }).map(String),
  重量: amount(3),
  产值: amount(2),
  面积: amount(4),
  比例: amount(4),
  完成: fc.constantFrom('是', '否', '√', '×'),
  日期: fc.oneof(
    day.map(iso),
    day.map(([year, month, date]) => `${year}年${month}月${date}日`),
    day.map(([year, month, date]) => `${year}/${month}/${date}`),
  ),
  时间: fc.tuple(day, fc.integer({ min: 0, max: 86_399 })).map(([date, seconds]) => {
    const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
    return `${iso(date)} ${clock}${seconds % 2 === 0 ? '' : `:${two(seconds % 60)}`}`
  }),
  月份: day.map(([year, month]) => `${year}年${month}月`),
  季度: day.map(([year, month]) => `${year}-Q${(month % 4) + 1}`),
  年度: fc.constantFrom('2019', '2020年'),
  类别: fc.constantFrom('甲类', '乙类', 'two'),
  电话: fc.integer({ min: 0, max: 99_999_999 }).map((number) => `138${String(number).padStart(8, '0')}`),
  文件: words,
}
const header = Object.keys(columns)
const rowsOf = (cells: readonly fc.Arbitrary<string>[], most: number) =>
  fc
    .array(fc.tuple(...cells.map(optional)), { minLength: 1, maxLength: most })
    .chain((rows) =>
      fc.array(fc.nat(rows.length - 1), { maxLength: 3 }).map((again) => [...rows, ...again.map((index) => rows[index] ?? [])]),
    )

const trees = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 15 })
  .map((pairs) => {
    const parents = new Map(pairs)
    return [...parents].map(([code, parent]) => [`G${code}`, `网格${code}`, parents.has(parent) ? `网格${parent}` : ''])
  })

const sorted = async (kernel: Kernel, ledger: string) =>
  (await unload(kernel, ledger)).rows.map(({ cells }) => JSON.stringify(cells)).sort()

describeEngines('any file', (open) => {
  it('imported a second time adds nothing, and what is exported imports to the same', async () => {
    const { kernel } = await openSample(await open())
    const copy = (await openSample(await open())).kernel
    await fc.assert(
      fc.asyncProperty(rowsOf(Object.values(columns), 12), async (lines) => {
        const file = table(header, ...lines)
        const first = await load(kernel, '明细', file)
        expect(first.rejected).toEqual([])
        expect(first.added + first.unchanged).toBe(file.rows.length)
        expect(await load(kernel, '明细', file)).toMatchObject({ added: 0, changed: 0, unchanged: file.rows.length })
        const exported = await unload(kernel, '明细')
        expect(await load(kernel, '明细', exported)).toMatchObject({ added: 0, changed: 0, rejected: [] })
        expect((await load(copy, '明细', exported)).rejected).toEqual([])
        expect(await sorted(copy, '明细')).toEqual(await sorted(kernel, '明细'))
      }),
      { numRuns: 25 },
    )
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
  })

  it('whose rows name each other imports in any order, once', async () => {
    const { kernel } = await openSample(await open())
    await fc.assert(
      fc.asyncProperty(trees, fc.infiniteStream(fc.nat()), async (lines, chance) => {
        const shuffled = lines
          .map((line) => ({ line, place: chance.next().value ?? 0 }))
          .sort((left, right) => left.place - right.place)
          .map(({ line }) => line)
        const ordered = table(['编码', '名称', '上级网格'], ...lines)
        expect((await load(kernel, '网格', table(['编码', '名称', '上级网格'], ...shuffled))).rejected).toEqual([])
        expect(await load(kernel, '网格', ordered)).toMatchObject({ added: 0, changed: 0, unchanged: lines.length })
        const exported = await unload(kernel, '网格')
        expect(await load(kernel, '网格', exported)).toMatchObject({ added: 0, changed: 0, unchanged: exported.rows.length })
      }),
      { numRuns: 20 },
    )
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
  })
})
