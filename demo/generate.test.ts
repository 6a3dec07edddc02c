import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { decimal } from '../src/definition/decimal/decimal.ts'
import { parseFieldValue } from '../src/definition/field/parse-field-value.ts'
import { matchHeader } from '../src/definition/ledger/match-header.ts'
import { packs } from '../src/packs/index.ts'
import { dayAfter } from './calendar.ts'
import { createDemoSheets, generateOfficeFiles } from './generate.ts'
import { demoParts } from './part.ts'
import type { DemoSheet } from './sheet.ts'

const sheets = createDemoSheets()
const bornInTheProgram = demoParts.flatMap((part) => part.bornInTheProgram ?? [])
const ledgers = resolveCatalogue(packs).catalogue.ledgers

type Row = Readonly<Record<string, string>>

/** The rows of one file by column label, without the units in brackets. */
function rowsOf(ledger: string): Row[] {
  const sheet = getSheet(ledger)
  return sheet.rows.map((row) =>
    Object.fromEntries(sheet.columns.map(({ label }, index) => [label.replace(/\(.*\)/, ''), row[index] ?? ''])),
  )
}

function getSheet(ledger: string): DemoSheet {
  const sheet = sheets.find((one) => one.ledger === ledger)
  if (sheet === undefined) throw new Error(`no sheet ${ledger}`)
  return sheet
}

function sum(rows: readonly Row[], column: string): string {
  return rows.reduce((total, row) => total.plus(row[column] === '' ? '0' : (row[column] ?? '0')), decimal('0')).toFixed()
}

const in2020 = (column: string) => (row: Row) => (row[column] ?? '').startsWith('2020')
const toNovember = (row: Row) => (row.月份 ?? '') >= '2020-01' && (row.月份 ?? '') <= '2020-11'

describe('the demo township', () => {
  it('is the same every time', () => {
    const digest = () => {
      const hash = createHash('sha256')
      for (const { fileName, bytes } of generateOfficeFiles()) hash.update(fileName).update(bytes)
      return hash.digest('hex')
    }
    expect(digest()).toBe(digest())
  })

  it('has one file for every ledger that came on paper, in an order in which each refers only to earlier ones', () => {
    const onPaper = ledgers.filter(({ id }) => !bornInTheProgram.includes(id))
    expect(sheets.map(({ ledger }) => ledger).sort()).toEqual(onPaper.map(({ label }) => label).sort())
    const place = new Map(sheets.map(({ ledger }, index) => [ledgers.find(({ label }) => label === ledger)?.id, index]))
    const early = onPaper.flatMap(({ id, fields }) =>
      fields.flatMap(({ field }) => {
        const targets = field.kind === 'ref' ? [field.to] : field.kind === 'anyRef' ? Object.values(field.to) : []
        const own = place.get(id) ?? 0
        return targets.filter((to) => (place.get(to) ?? 0) > own).map((to) => `${id} before ${to}`)
      }),
    )
    expect(early).toEqual([])
  })

  it('writes only columns and cells that the ledgers read', () => {
    const problems = sheets.flatMap((sheet) => {
      const ledger = ledgers.find(({ label }) => label === sheet.ledger)
      if (ledger === undefined) return [`no ledger ${sheet.ledger}`]
      return sheet.columns.flatMap(({ label }, index) => {
        const match = matchHeader(ledger, label)
        if (match === undefined) return [`${sheet.ledger}: no column ${label}`]
        const cells = new Set(sheet.rows.map((row) => row[index] ?? ''))
        return [...cells].flatMap((text) => {
          const parsed = parseFieldValue(match.field.field, text)
          return parsed.ok ? [] : [`${sheet.ledger}.${label} ${text}: ${parsed.why}`]
        })
      })
    })
    expect(problems).toEqual([])
  })

  it('has the size of a real town', () => {
    expect(rowsOf('村')).toHaveLength(11)
    expect(rowsOf('在外人员')).toHaveLength(2510)
    expect(rowsOf('卡口登记')).toHaveLength(20_000)
    expect(rowsOf('工业产值')).toHaveLength(60 * 22)
    expect(rowsOf('项目进度')).toHaveLength(40 * 12)
    expect(rowsOf('低收入农户').filter((row) => row.退出日期 === '')).toHaveLength(180)
  })

  it('names nobody who could be alive', () => {
    const numbers = rowsOf('低收入农户').map((row) => row.身份证号 ?? '')
    expect(numbers.filter((number) => number.slice(6, 10) !== '2099')).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('gives nobody two names alike among those whom a duty may name', () => {
    for (const [ledger, column] of [
      ['在外人员', '姓名'],
      ['低收入农户', '户主'],
      ['干部', '姓名'],
      ['企业', '名称'],
    ] as const) {
      const names = rowsOf(ledger).map((row) => row[column])
      expect(new Set(names).size, ledger).toBe(names.length)
    }
  })
})

/** What the reference template prints, with the digits of its mask. */
describe('the figures of the demo township', () => {
  const grants = rowsOf('两直补助')
  const output = rowsOf('工业产值').filter(toNovember)
  const large = new Set(
    rowsOf('企业')
      .filter((row) => row.类别 === '规上')
      .map((row) => row.名称),
  )
  const paid = rowsOf('帮扶资金发放').filter(in2020('发放日期'))
  const orchards = rowsOf('农业项目投资').filter((row) => row.类别 === '水果园区' && in2020('日期')(row))

  it.each([
    ['在外人员 abroad', rowsOf('在外人员').filter((row) => row.所在地类别 === '境外').length, 10, 99],
    ['in another province', rowsOf('在外人员').filter((row) => row.所在地类别 === '省外').length, 1000, 9999],
    ['in another city', rowsOf('在外人员').filter((row) => row.所在地类别 === '省内市外').length, 1000, 9999],
    ['in another county', rowsOf('在外人员').filter((row) => row.所在地类别 === '市内县外').length, 100, 999],
    ['cases', rowsOf('确诊病例').length, 1, 9],
    ['in a locked village', rowsOf('管控对象').filter((row) => row.措施 === '整村隔离').length, 1000, 9999],
    ['isolated centrally', rowsOf('管控对象').filter((row) => row.措施 === '集中隔离').length, 100, 999],
    ['isolated at home', rowsOf('管控对象').filter((row) => row.措施 === '居家隔离').length, 1000, 9999],
    ['checkpoints', rowsOf('卡口').length, 10, 99],
    ['households with industry aid', new Set(paid.filter((row) => row.类别 === '产业帮扶').map((row) => row.身份证号)).size, 100, 999],
    ['projects brought in', rowsOf('招商项目').filter(in2020('引进日期')).length, 1, 9],
    ['key projects', rowsOf('重点项目').length, 10, 99],
    ['firms 规上', large.size, 1, 9],
  ])('%s: %i lies between %i and %i', (_, value, least, most) => {
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThanOrEqual(most)
  })

  it.each([
    ['output to November', sum(output, '产值'), '1777700000'],
    [
      'output 规上 to November',
      sum(
        output.filter((row) => large.has(row.企业)),
        '产值',
      ),
      '1210500000',
    ],
    ['industrial investment to November', sum(rowsOf('工业项目投资').filter(toNovember), '金额'), '43862500'],
    ['capital arrived to November', sum(rowsOf('招商到资').filter(toNovember), '金额'), '36300000'],
    [
      'industry aid',
      sum(
        paid.filter((row) => row.类别 === '产业帮扶'),
        '金额',
      ),
      '463275',
    ],
    [
      'safety-net aid',
      sum(
        paid.filter((row) => row.类别 === '托底帮扶'),
        '金额',
      ),
      '64820',
    ],
    ['两直 grants', sum(grants, '金额'), '860000'],
    ['orchards', sum(orchards, '金额'), '2873600'],
    ['government money', sum(rowsOf('项目进度'), '政府投资'), '186420000'],
    ['private money', sum(rowsOf('项目进度'), '民间投资'), '243180000'],
    [
      'rice',
      sum(
        rowsOf('种植面积').filter((row) => row.作物 === '水稻' && row.年度 === '2020'),
        '面积',
      ),
      '4836.5',
    ],
    [
      'new pomelo orchards',
      sum(
        rowsOf('种植面积').filter((row) => row.作物 === '甜桔柚' && row.年度 === '2020'),
        '其中新增',
      ),
      '327',
    ],
  ])('%s add up to %s', (_, value, expected) => {
    expect(value).toBe(expected)
  })

  it('has every project of the year producing, and no local case', () => {
    expect(rowsOf('招商项目').filter((row) => in2020('引进日期')(row) && row.状态 !== '投产')).toEqual([])
    expect(rowsOf('确诊病例').filter((row) => row.感染来源 !== '输入')).toEqual([])
  })

  it('keeps a village locked until fourteen days after its last contact was brought away, and everybody in it as long', () => {
    const [zone] = rowsOf('封控区域')
    const inVillage = rowsOf('管控对象').filter((row) => row.村 === zone?.村)
    const brought = inVillage.filter((row) => row.措施 === '集中隔离').map((row) => row.开始日期 ?? '')
    const last = brought.sort().at(-1) ?? ''
    const everybody = inVillage.filter((row) => row.措施 === '整村隔离')
    expect([dayAfter(last, 14), new Set(everybody.map((row) => row.解除日期))]).toEqual([zone?.解除日期, new Set([zone?.解除日期])])
  })

  it('finds nobody who was in contact before the one they were in contact with, and lets nobody out before fourteen days', () => {
    const begun = new Map(rowsOf('确诊病例').map((row) => [row.姓名, row.确诊日期 ?? '']))
    const measures = rowsOf('管控对象').filter((row) => row.措施 === '集中隔离')
    for (const { 姓名, 开始日期 } of measures) begun.set(姓名, 开始日期 ?? '')
    const early = rowsOf('接触关系').filter((row) => (begun.get(row.姓名) ?? '') <= (begun.get(row.来源) ?? ''))
    expect(early).toEqual([])
    expect(measures.filter((row) => (row.解除日期 ?? '') < dayAfter(row.末次暴露日期 ?? '', 14))).toEqual([])
  })

  it('has somebody answering for everybody away', () => {
    const held = new Set(
      rowsOf('包干责任')
        .filter((row) => row.对象类别 === '在外人员')
        .map((row) => row.对象),
    )
    expect(rowsOf('在外人员').filter((row) => !held.has(row.姓名))).toEqual([])
  })
})
