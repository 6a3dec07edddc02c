import { describe, expect, it } from 'vitest'
import { compileBody } from '../testing.ts'
import { proposePromises } from './propose-promises.ts'

const front = '---\ntitle: 甲镇政府工作报告\ntown: "999901101"\nperiod: 2020\n---'

/** What the plan part of a report proposes, as `item|quantity|unit|category`. */
function proposed(plan: string): readonly string[] {
  const body = `# 一、2020年工作回顾\n\n新增停车位268个。\n\n# 二、2021年目标和任务\n\n${plan}\n\n# 三、结语\n\n建成公园9个。\n`
  return proposePromises(compileBody(body, {}, front, [], [])).map(({ item, quantity, unit, category }) =>
    [item, quantity, unit, category].join('|'),
  )
}

describe('what a plan promises', () => {
  it('is each quantity by its own name, under its heading; neither what is looked back on nor what stands behind', () => {
    expect(proposed('## （一）建管美镇，提升品质\n\n建成口袋公园3个，新增停车位300个。力争接待游客20万人次。')).toEqual([
      '口袋公园|3|个|建管美镇',
      '新增停车位|300|个|建管美镇',
      '接待游客|20|万人次|建管美镇',
    ])
  })

  it.each<readonly [string, string, readonly string[]]>([
    ['a growth and its level', '规上工业总产值增长8%左右，达到14.60亿元。', ['规上工业总产值增长|8|%|', '规上工业总产值|14.60|亿元|']],
    [
      'a list',
      '主要预期目标是：财政总收入5200万元；粮食播种面积稳定在6600亩；新增就业200人以上。',
      ['财政总收入|5200|万元|', '粮食播种面积|6600|亩|', '新增就业|200|人|'],
    ],
    ['no dates and years', '2021年6月底前，完成山塘除险加固3座。', ['山塘除险加固|3|座|']],
    ['nothing where nothing is counted', '以美丽城镇样板创建为牵引，抓好重点工程扫尾。', []],
    ['a name once, with its number', '抓好口袋公园。口袋公园3个。', ['口袋公园|3|个|']],
    [
      'rows with a target',
      '| 指标 | 单位 | 2020年 | 2021年目标 |\n| --- | --- | --- | --- |\n| 财政总收入 | 万元 | 4836 | 5200 |',
      ['财政总收入|5200|万元|'],
    ],
    ['rows without a number', '| 序号 | 项目 | 建设内容 |\n| --- | --- | --- |\n| 1 | 卫生院迁建 | 完成主体工程 |', ['卫生院迁建|||']],
  ])('reads %s', (_, plan, expected) => {
    expect(proposed(plan)).toEqual(expected)
  })

  it('is nothing in a text that only looks one way', () => {
    expect(proposePromises(compileBody('# 一、2021年目标\n\n建成公园9个。\n', {}, front, [], []))).toEqual([])
  })
})
