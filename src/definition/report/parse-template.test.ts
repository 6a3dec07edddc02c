import { describe, expect, it } from 'vitest'
import { parseTemplate } from './parse-template.ts'

const front = '---\ntitle: 甲镇报告\ntown: "999901101"\nperiod: 2020\n---\n'

function problemsOf(source: string): readonly string[] {
  return parseTemplate(source, 'a.md').problems.map(({ at, code }) => `${at.line}:${at.column} ${code}`)
}

describe('a template', () => {
  it('has front matter, headings, paragraphs and tables with tokens in place', () => {
    const { template, problems } = parseTemplate(
      `${front}# 一、{{本年}}年\n\n产值{{a|元|0}}元。\n接着写。\n\n| 项 | 数 |\n| --- | --- |\n| 产值 | {{a[b=c]|万元|xx.x}} |\n`,
      'a.md',
    )
    expect(problems).toEqual([])
    expect(template?.front).toMatchObject({ title: '甲镇报告', town: '999901101', period: '2020', profile: 'congress' })
    expect(template?.blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'table'])
    expect(template?.tokens.map(({ at }) => `${at.line}:${at.column}`)).toEqual(['6:5', '8:3', '13:8'])
    const paragraph = template?.blocks[1]
    expect(
      paragraph?.type === 'paragraph' ? paragraph.inlines.map((inline) => (inline.type === 'text' ? inline.text : '∎')).join('') : '',
    ).toBe('产值∎元。接着写。')
  })

  it('counts columns in characters, not in UTF-16 units, and lines with \\r\\n', () => {
    expect(problemsOf(`${front}𠮷家{{?a}}`)).toEqual(['6:3 token-syntax'])
    expect(problemsOf(`${front.replaceAll('\n', '\r\n')}一\r\n二{{?a}}`)).toEqual(['7:2 token-syntax'])
    expect(problemsOf(`\uFEFF${front}{{?a}}`)).toEqual(['6:1 token-syntax'])
  })

  it('gives no meaning of Markdown to what stands in a token', () => {
    const { template } = parseTemplate(`${front}a*{{b*c[d=e](f)@2020|元|0}}*g`, 'a.md')
    expect(template?.tokens).toHaveLength(1)
    expect(template?.tokens[0]).toMatchObject({ type: 'figure', period: '2020' })
  })

  it('keeps the words of lists, emphasis and quotes', () => {
    const { template } = parseTemplate(`${front}1. 第一{{a}}项\n2. **第二**项\n\n> 引文\n`, 'a.md')
    const texts = template?.blocks.map((block) =>
      block.type === 'table' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '∎')).join(''),
    )
    expect(texts).toEqual(['1.第一∎项', '2.第二项', '引文'])
  })

  it('collects every problem, each at its own place', () => {
    expect(problemsOf(`${front}甲{{|元}}乙{{a|元|y}}\n丙{{b\n丁}}`)).toEqual([
      '6:2 token-syntax',
      '6:9 token-syntax',
      '7:2 token-unclosed',
      '8:2 token-syntax',
    ])
  })

  it('needs title, town and a period', () => {
    expect(problemsOf('没有题头')).toEqual(['1:1 front-matter'])
    expect(problemsOf('---\ntitle: 甲\n---\n')).toEqual(['1:1 front-matter', '1:1 front-matter'])
    expect(problemsOf('---\ntitle: 甲\ntown: 1\nperiod: 2020-13\n---\n')).toEqual(['4:9 bad-period'])
    expect(problemsOf('---\ntitle: 甲\ntown: 1\nperiod: 2020\nprofile: 红头\n---\n')).toEqual(['5:10 front-matter'])
    expect(problemsOf('---\ntitle: 甲\ntown: 1\nperiod: 2020\nprofile: red-head\n---\n')).toEqual([])
  })
})
