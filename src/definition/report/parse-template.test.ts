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
    expect(problemsOf('---\ntitle: 甲\n---\n')).toEqual(['1:1 front-matter'])
    expect(parseTemplate('---\n---\n', 'a.md').problems[0]?.message).toMatch(/title.*town.*period/)
    expect(problemsOf('---\ntitle: 甲\ntown: 1\nperiod: 2020-13\n---\n')).toEqual(['4:9 bad-period'])
    expect(problemsOf('---\ntitle: 甲\ntown: 1\nperiod: 2020\nprofile: 红头\n---\n')).toEqual(['5:10 front-matter'])
    expect(problemsOf('---\ntitle: 甲\ntown: 1\nperiod: 2020\nprofile: red-head\n---\n')).toEqual([])
  })

  it('ends its front matter at a line of its own, and says in Chinese what is wrong in it', () => {
    expect(problemsOf('---\ntitle: 甲\ntown: 1\nperiod: 2020---\n甲')).toEqual(['1:1 front-matter'])
    expect(problemsOf('---\ntitle: 甲---\ntown: 1\nperiod: 2020\n---\n甲')).toEqual([])
    expect(problemsOf('---\ntitle: 甲\ntown: 1\nperiod: 2020\nprofil: red-head\n---\n')).toEqual(['5:1 front-matter-key'])
    expect(problemsOf('---\ntitle: "{{镇名}}报告"\ntown: 1\nperiod: 2020\n---\n')).toEqual(['2:1 front-matter'])
    for (const lines of [
      'title: 甲\ntitle: 乙',
      'title: 甲: 乙',
      'title: 甲\n\ttown: 1',
      'title: "甲',
      'title: &',
      ' title: 甲\ntown: 1',
    ]) {
      const messages = parseTemplate(`---\n${lines}\n---\n`, 'a.md').problems.map(({ message }) => message)
      expect(messages.join(), lines).not.toMatch(/[A-Z]{4}/)
    }
  })

  it('takes what an input method types for what is meant, but for the braces', () => {
    const { template, problems } = parseTemplate(`${front}{{a＠２０２０｜亿元｜ｘｘ．ｘ}}{{?过半:a＞５０％}}`, 'a.md')
    expect(problems).toEqual([])
    expect(template?.tokens).toMatchObject([
      { name: 'a', period: '2020', format: { type: 'mask', unit: '亿元', digits: 2, decimals: 1 } },
      { condition: { operator: '>', value: '50', unit: '%' } },
    ])
    expect(problemsOf(`${front}产值｛｛a｝｝元`)).toEqual(['6:3 token-syntax', '6:6 token-syntax'])
  })

  it('sees emphasis around tokens and marks as Chinese writes it', () => {
    const texts = (body: string) =>
      parseTemplate(front + body, 'a.md').template?.blocks.map((block) =>
        block.type === 'table' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '∎')).join(''),
      )
    expect(texts('帮扶**{{a}}**户。')).toEqual(['帮扶∎户。'])
    expect(texts('**生态农业：**提质增效，建成**“五色”**小镇。')).toEqual(['生态农业：提质增效，建成“五色”小镇。'])
  })
})
