import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import { failingReport, sampleReport } from '../testing.ts'
import { renderMarkdown } from './render-markdown.ts'

describe('renderMarkdown', () => {
  it('prints title, by-lines, headings, paragraphs and tables', () => {
    const text = renderMarkdown(sampleReport())
    expect(text.startsWith('# 青竹镇2020年政府工作报告\n\n')).toBe(true)
    expect(text).toContain('\n## 一、2020年工作回顾\n')
    expect(text).toContain('\n全年帮扶低收入农户146户，发放帮扶资金42.6180万元；')
    expect(text).toContain('\n| 村 | 户数 | 资金（万元） |\n| --- | --- | --- |\n| 上陂村 | 12 | 3.25 |\n')
    expect(text.endsWith('\n')).toBe(true)
  })

  it('keeps the words of a paragraph that would be read as markup', () => {
    const words = [
      '1. 一是',
      '- 二是',
      '# 三是',
      '> 四是',
      '*五*是',
      '[六](x)是',
      '`七`',
      '<b>八</b>',
      '2020年',
      '---',
      '+ 九',
      '10) 十',
      '1.严管',
      '&amp; 和 C:\\x',
    ]
    const blocks = words.map((text) => ({ type: 'paragraph', line: 1, inlines: [{ type: 'text', text }] }) as const)
    const tree = fromMarkdown(renderMarkdown(sampleReport({ blocks })))
    const paragraphs = tree.children
      .slice(-words.length)
      .map((node) => (node.type === 'paragraph' && node.children[0]?.type === 'text' ? node.children[0].value : node.type))
    expect(paragraphs).toEqual(words)
  })

  it('marks a draft and what is not proved in it', () => {
    const text = renderMarkdown(failingReport())
    expect(text).toContain('> 草稿')
    expect(text).toContain('引进项目**〔全部投产〕**')
    expect(renderMarkdown(sampleReport())).not.toContain('草稿')
  })
})
