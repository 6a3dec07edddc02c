import { describe, expect, it } from 'vitest'
import { dayAfter } from '../../../../demo/calendar.ts'
import { rowsOf, rowsWith } from '../../../../demo/testing/rows.ts'

/** What the reference template prints, with the digits of its mask. */
describe('the epidemic in the demo township', () => {
  it.each([
    ['在外人员 abroad', rowsWith('在外人员', { 所在地类别: '境外' }), 10, 99],
    ['in another province', rowsWith('在外人员', { 所在地类别: '省外' }), 1000, 9999],
    ['in another city', rowsWith('在外人员', { 所在地类别: '省内市外' }), 1000, 9999],
    ['in another county', rowsWith('在外人员', { 所在地类别: '市内县外' }), 100, 999],
    ['cases', rowsOf('确诊病例'), 1, 9],
    ['in a locked village', rowsWith('管控对象', { 措施: '整村隔离' }), 1000, 9999],
    ['isolated centrally', rowsWith('管控对象', { 措施: '集中隔离' }), 100, 999],
    ['isolated at home', rowsWith('管控对象', { 措施: '居家隔离' }), 1000, 9999],
    ['checkpoints', rowsOf('卡口'), 10, 99],
  ])('%s have the size of a real town', (_, { length }, least, most) => {
    expect(length).toBeGreaterThanOrEqual(least)
    expect(length).toBeLessThanOrEqual(most)
  })

  it('has so many people away and so many passages as the report prints, and no local case', () => {
    expect([rowsOf('在外人员').length, rowsOf('卡口登记').length]).toEqual([2510, 20_000])
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
    const measures = rowsWith('管控对象', { 措施: '集中隔离' })
    for (const { 姓名, 开始日期 } of measures) begun.set(姓名, 开始日期 ?? '')
    expect(rowsOf('接触关系').filter((row) => (begun.get(row.姓名) ?? '') <= (begun.get(row.来源) ?? ''))).toEqual([])
    expect(measures.filter((row) => (row.解除日期 ?? '') < dayAfter(row.末次暴露日期 ?? '', 14))).toEqual([])
  })

  it('has somebody answering for everybody away', () => {
    const held = new Set(rowsWith('包干责任', { 对象类别: '在外人员' }).map((row) => row.对象))
    expect(rowsOf('在外人员').filter((row) => !held.has(row.姓名))).toEqual([])
  })
})
