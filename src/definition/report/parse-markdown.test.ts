import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { parseMarkdown } from './parse-markdown.ts'

/** What a report takes from a tree: its blocks in their order, with the words and where they stand. Lists and quotations are not blocks of their own. */
function blocksOf(nodes: readonly Nodes[], from: number): readonly string[] {
  return nodes.flatMap((node) => {
    const at = from + (node.position?.start.offset ?? 0)
    if (node.type === 'list' || node.type === 'blockquote' || node.type === 'listItem') return blocksOf(node.children, from)
    if ('children' in node) return [`${node.type} ${at} ${'depth' in node ? node.depth : ''}`, ...blocksOf(node.children, from)]
    return [`${node.type} ${at} ${'value' in node ? node.value : ''}`]
  })
}

function whole(text: string): readonly string[] {
  return blocksOf(fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children, 0)
}

function inPieces(text: string): readonly string[] {
  return parseMarkdown(text).flatMap(({ offset, tree }) => blocksOf(tree.children, offset))
}

const dressed = `# 产值
## 第二节
全年产值12亿元。
- 造林
  - 油茶
1. 修路
3) 架桥
> 引文
| 项 | 数 |
| --- | --- |
| 产值 | 12 |
    缩进
---
===
***
**粗**体
*
-
+ 加
~~~
~~删~~
<div>
<!-- 注
-->
<b>粗</b>
&nbsp;
[产值]: x
[产值][]
![图](a.png)
[^1]: 注
尾\u0020\u0020
\\
　`
const bare = ['', '', '', ' ', '\t', '\t制表', '```', '`码', '\u00a0', '\u000b', '\r', '字\r']
const line = fc.constantFrom(...dressed.split('\n').concat(bare))

it('reads piece by piece what it would read as a whole', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const text = lines.join('\n')
      expect(inPieces(text)).toEqual(whole(text))
    }),
    { numRuns: 400 },
  )
})

it('reads a paragraph that was not edited once', () => {
  const before = parseMarkdown('# 报告\n\n产值12元。\n\n造林3亩。\n')
  const after = parseMarkdown('# 工作报告\n\n产值12元。\n\n造林3亩。\n')
  expect(after[1]?.tree).toBe(before[1]?.tree)
  expect(after[1]?.offset).toBe((before[1]?.offset ?? 0) + 2)
})
