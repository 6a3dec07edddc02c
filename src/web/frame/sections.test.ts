import { describe, expect, it } from 'vitest'
import type { ResolvedScreen } from '../../definition/screen/types.ts'
import { isInSection, listSections, type MenuReader } from './sections.ts'

const clerk: MenuReader = { can: { manage: false, secure: false }, user: { role: 'clerk' } }
const screens: readonly ResolvedScreen[] = [
  { id: 'news', pack: 'press', path: '/news', label: '日报', menu: { label: '动态', after: 'boards', icon: 'people' } },
  { id: 'desk', pack: 'press', path: '/desk', label: '编辑', within: 'news' },
  { id: 'batch', pack: 'aid', path: '/batches/$batch', label: '批次', within: 'loops' },
]
const labels = (reader: MenuReader, own: readonly ResolvedScreen[]) => listSections(reader, own).map(({ label }) => label)
const placeOf = (path: string) =>
  listSections(clerk, screens)
    .filter((section) => isInSection(path, section, screens))
    .map(({ label }) => label)

describe('the menu', () => {
  it('has the place of a screen behind the house’s place that it names, and nothing of a domain that is not there', () => {
    expect(labels(clerk, screens)).toEqual(['工作台', '台账', '网格与责任', '闭环', '项目', '动态', '指标', '报告', '上报表格'])
    expect(labels(clerk, [])).toEqual(['工作台', '台账', '网格与责任', '闭环', '项目', '指标', '报告', '上报表格'])
  })

  it('has a place for those who keep the house', () => {
    for (const can of [
      { manage: true, secure: false },
      { manage: false, secure: true },
    ])
      expect(labels({ ...clerk, can }, []).at(-1)).toBe('管理')
  })

  it('shows the reader at one place: that of the page, or that of which the screen is declared a part', () => {
    expect(placeOf('/')).toEqual(['工作台'])
    expect(placeOf('/news')).toEqual(['动态'])
    expect(placeOf('/desk')).toEqual(['动态'])
    expect(placeOf('/batches/7')).toEqual(['闭环'])
    expect(placeOf('/cases/7')).toEqual(['闭环'])
    expect(placeOf('/frozen/7')).toEqual(['报告'])
    expect(placeOf('/gridlock')).toEqual([])
  })
})
