import { describe, expect, it } from 'vitest'
import { parseTemplate } from './parse-template.ts'
import { starterReport } from './starter-report.ts'

const town = { code: '999901101', name: '青竹镇' }
const packs = [
  { label: '产业', sections: { annual: '## 工业\n\n产值{{工业总产值|亿元|2}}亿元。', brief: '本月产值{{工业总产值|万元|0}}万元。' } },
  { label: '荣誉', sections: undefined },
  { label: '农业', sections: { annual: '## 农业\n\n水稻{{水稻面积}}亩。', brief: '' } },
]

describe('a starter report', () => {
  it('is a template made of the wanted parts, in their order', () => {
    const source = starterReport({ kind: 'annual', town, period: '2020', periodWords: '2020年', packs })
    const { template, problems } = parseTemplate(source, 'starter')
    expect(problems).toEqual([])
    expect(template?.front).toMatchObject({ title: '青竹镇2020年政府工作报告（初稿）', town: '999901101', profile: 'congress' })
    expect(source.indexOf('## 工业')).toBeGreaterThan(0)
    expect(source.indexOf('## 农业')).toBeGreaterThan(source.indexOf('## 工业'))
  })

  it('of a month has the briefs, and leaves out parts that have none', () => {
    const source = starterReport({ kind: 'brief', town, period: '2020-06', periodWords: '2020年6月', packs })
    expect(parseTemplate(source, 'starter').problems).toEqual([])
    expect(source).toContain('title: 青竹镇2020年6月工作简报')
    expect(source).toContain('period: "2020-06"')
    expect(source).not.toContain('水稻')
  })

  it('of half a year has what tells how far the work is, and nothing of parts that have none', () => {
    const told = { label: '实事', sections: { annual: '', brief: '', progress: '## 民生实事\n\n{{附表:民生实事进展表}}' } }
    const some = [...packs, told]
    const source = starterReport({ kind: 'progress', town, period: '2020-01..2020-06', periodWords: '2020年1-6月', packs: some })
    expect(parseTemplate(source, 'starter').problems).toEqual([])
    expect(source).toContain('title: 青竹镇2020年上半年工作办理情况报告')
    expect(source.match(/^#.*$/gm)).toEqual(['# 2020年上半年办理情况', '## 民生实事'])
  })

  it('can be nearly empty', () => {
    const source = starterReport({ kind: 'blank', town, period: '2020', periodWords: '2020年', packs })
    expect(parseTemplate(source, 'starter').problems).toEqual([])
    expect(source.split('---\n')[2]?.trim()).toBe('')
  })
})
