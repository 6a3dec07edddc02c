import { describe, expect, it } from 'vitest'
import { readToken } from './token.ts'

function read(body: string) {
  const reading = readToken(body)
  return reading.ok ? reading.content : reading.problem.code
}

describe('a token', () => {
  it('is a name, a period, slices and a format', () => {
    expect(read('工业产值')).toEqual({ type: 'figure', name: '工业产值', period: undefined, slices: [], format: { type: 'own' } })
    expect(read('工业产值[村=石桥村,类别=规上]@2020-01..2020-11|亿元|2')).toEqual({
      type: 'figure',
      name: '工业产值',
      period: '2020-01..2020-11',
      slices: [
        { dimension: '村', value: '石桥村' },
        { dimension: '类别', value: '规上' },
      ],
      format: { type: 'decimals', unit: '亿元', decimals: 2 },
    })
    expect(read('工业产值@上年[村=石桥村]|万元')).toMatchObject({
      period: '上年',
      slices: [{ dimension: '村', value: '石桥村' }],
      format: { type: 'own', unit: '万元' },
    })
  })

  it('asks for a whole table by its name, and may say of which year', () => {
    expect(read('附表:民生实事表')).toEqual({ type: 'annex', name: '民生实事表', period: undefined })
    expect(read(' 附表：民生实事表 @ 上年 ')).toEqual({ type: 'annex', name: '民生实事表', period: '上年' })
    for (const body of ['附表:', '附表:a|元', '附表:a[村=某村]', '附表:a@']) expect(read(body)).toBe('token-syntax')
  })

  it('takes decimals, masks, steps, lists and dates as formats', () => {
    expect(read('a|元|0')).toMatchObject({ format: { type: 'decimals', unit: '元', decimals: 0 } })
    expect(read('a|亿元|xx.xx')).toMatchObject({ format: { type: 'mask', unit: '亿元', digits: 2, decimals: 2 } })
    expect(read('a|人|xxxx')).toMatchObject({ format: { type: 'mask', unit: '人', digits: 4, decimals: 0 } })
    expect(read('a|万元|整100')).toMatchObject({ format: { type: 'rounded', unit: '万元', step: '100' } })
    expect(read('a|亿元|整0.5')).toMatchObject({ format: { type: 'rounded', unit: '亿元', step: '0.5' } })
    expect(read('a|名单|3')).toMatchObject({ format: { type: 'list', most: 3 } })
    expect(read('a|名单')).toMatchObject({ format: { type: 'list', most: undefined } })
    expect(read('a|月日')).toMatchObject({ format: { type: 'monthDay' } })
    expect(read('a|年月日')).toMatchObject({ format: { type: 'yearMonthDay' } })
    expect(read('a|％|1')).toMatchObject({ format: { type: 'decimals', unit: '%', decimals: 1 } })
  })

  it('is a variable', () => {
    for (const name of ['本年', '上年', '镇名', '镇简称', '县名']) expect(read(name)).toEqual({ type: 'variable', name })
  })

  it('is a claim with or without its own condition', () => {
    expect(read('?由负转正:增速@2020-03..2020-12')).toEqual({
      type: 'claim',
      phrase: '由负转正',
      name: '增速',
      period: '2020-03..2020-12',
      slices: [],
      condition: undefined,
    })
    for (const [written, operator] of [
      ['=', '='],
      ['≠', '!='],
      ['<', '<'],
      ['≤', '<='],
      ['>', '>'],
      ['≥', '>='],
      ['>=', '>='],
    ]) {
      expect(read(`?都纳入:覆盖率[村=石桥村]@2020${written}99.5%`)).toMatchObject({
        period: '2020',
        slices: [{ dimension: '村', value: '石桥村' }],
        condition: { operator, value: '99.5', unit: '%' },
      })
    }
    expect(read('?超过:产值>-3万元')).toMatchObject({ condition: { operator: '>', value: '-3', unit: '万元' } })
    expect(read('?没有:起数=0')).toMatchObject({ condition: { operator: '=', value: '0', unit: undefined } })
    expect(read('?居全县第一:attested:通报〔2020〕3号')).toEqual({ type: 'attested', phrase: '居全县第一', record: '通报〔2020〕3号' })
  })

  it('says what cannot be read', () => {
    for (const body of [
      '',
      '|元|2',
      'a@',
      'a[村]',
      'a[村=b',
      'a|元|x2',
      'a|元|2|3',
      'a|名单|0',
      '?断语',
      '?:a',
      '?断语:',
      '?断语:attested:',
      '?断语:a=很多',
    ])
      expect(read(body)).toBe('token-syntax')
    expect(read('a|文')).toBe('bad-unit')
    expect(read('?断语:a>3文')).toBe('bad-unit')
  })
})
