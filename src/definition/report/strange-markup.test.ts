import { describe, expect, it } from 'vitest'
import { parseTemplate } from './parse-template.ts'

const front = '---\ntitle: 甲镇报告\ntown: "999901101"\nperiod: 2020\n---\n'

function problemsOf(source: string): readonly string[] {
  return parseTemplate(source, 'a.md').problems.map(({ at, code, severity }) => `${at.line}:${at.column} ${code} ${severity}`)
}

function printed(source: string): string {
  const blocks = parseTemplate(source, 'a.md').template?.blocks ?? []
  const cells = blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat() : [block.inlines]))
  return cells.map((inlines) => inlines.map((inline) => (inline.type === 'text' ? inline.text : '∎')).join('')).join('|')
}

/** [body, place of the problem, what is printed in a draft] */
const bodies: readonly (readonly [string, string, string])[] = [
  ['产值<!-- 待定 -->增长。', '6:3', '产值增长。'],
  ['产值增长。\n\n<!-- 内部批注：{{a}}\n待领导定 -->\n\n完。', '8:1', '产值增长。|完。'],
  ['<!-- 没有写完', '6:1', ''],
  ['产值<b>12</b>元', '6:3 6:8', '产值12元'],
  ['<table><tr><td>产值</td></tr></table>', '6:1', ''],
  ['第一行<br>第二行', '6:4', '第一行第二行'],
  ['```\n产值12元\n```', '6:1', ''],
  ['~~~\n产值12元', '6:1', ''],
  ['    产值12元', '6:1', ''],
  ['产值`12`元', '6:3', '产值元'],
  ['图![产值12元](a.png)如下', '6:2', '图如下'],
  ['产值~~12~~13元', '6:3', '产值13元'],
  ['产值~~12\n{{a}}~~13元', '6:3', '产值13元'],
  ['产值12元[^1]。\n\n[^1]: 初步统计', '6:6 8:1', '产值12元。'],
  ['产值12元^[初步统计]。', '6:6', '产值12元。'],
  ['产值&nbsp;12元', '6:3', '产值12元'],
  ['[产值]: https://example.org "12元"', '6:1', ''],
  ['- 产值<i>12元', '6:5', '产值12元'],
  ['## 产值<!-- x -->', '6:6', '产值'],
  ['> 产值`x`', '6:5', '产值'],
  ['| 项 | 数 |\n| --- | --- |\n| 产值 | <u>12</u> |', '8:8 8:13', '项|数|产值|12'],
  ['| 项 | 数[^a] |\n| --- | --- |\n| 产值 | 12 |', '6:8', '项|数|产值|12'],
]

/** Nothing strange: ranges, comparisons, escapes, and what tokens hold. */
const plain: readonly string[] = [
  '占15%~30%，用3~~5天。',
  '比率 < 5% 且 > 1%，A&B公司。',
  '产值\\~~12\\~~元，\\[^1]，\\&nbsp;',
  '{{背景:<待定>~~}}与{{背景:~~}}',
  '一\n---\n二',
  '[链接](https://example.org)里的字',
]

describe('Markdown that no document can show', () => {
  it.each(bodies)('is an error at its line, and nothing of it is printed: %s', (body, places, shown) => {
    expect(problemsOf(front + body)).toEqual(places.split(' ').map((place) => `${place} markup error`))
    expect(printed(front + body)).toBe(shown)
  })

  it.each(plain)('is not found in %s', (body) => {
    expect(problemsOf(front + body)).toEqual([])
  })

  it.each([
    ['title: 甲镇报告<!-- 待定 -->', '2:12', '甲镇报告'],
    ['title: "**甲镇**报告"', '2:9', '甲镇报告'],
    ['title: 甲镇~~旧~~报告&nbsp;', '2:10 2:17', '甲镇报告'],
    ['title: 甲镇报告[^1]', '2:12', '甲镇报告'],
    ['title: 甲镇`x`报告![图](a.png)', '2:10 2:15', '甲镇报告'],
  ])('is an error in the title as well: %s', (line, places, shown) => {
    const source = front.replace('title: 甲镇报告', line)
    expect(problemsOf(source)).toEqual(places.split(' ').map((place) => `${place} markup error`))
    expect(parseTemplate(source, 'a.md').template?.front.title).toBe(shown)
  })

  it('is an error in the subtitle', () => {
    const source = front.replace('title: 甲镇报告', 'title: 甲镇报告\nsubtitle: （某<b>日</b>）')
    expect(problemsOf(source)).toEqual(['3:13 markup error', '3:17 markup error'])
  })
})
