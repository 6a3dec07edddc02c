import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../../definition/report/front-matter.ts'
import { changeFront, type FrontField, readFront } from './front.ts'

const source = `---
title: 青竹镇工作报告
town: "999901101"
period: 2020
---

正文
`

function changed(text: string, field: FrontField, value: string): string {
  const change = changeFront(text, field, value)
  return change === undefined ? text : text.slice(0, change.from) + change.insert + text.slice(change.to)
}

describe('the head of a report in its form', () => {
  it('is read without what YAML writes around it', () => {
    expect(readFront('---\ntitle: "甲：乙: 丙"\nauthor: \'镇长　某某\'\nperiod: 2020 # 年度\n---\n')).toEqual({
      title: '甲：乙: 丙',
      period: '2020',
      subtitle: '',
      author: '镇长　某某',
      salutation: '',
    })
  })

  it.each(['青竹镇2021年工作报告', '一: 二', '# 号', '“引号”和"直引号"', '- 破折', '2020', 'yes', '[甲]乙', '100%', '反\\斜'])(
    'is read by the compiler as it was typed: %s',
    (title) => {
      const next = changed(source, 'title', title)
      expect(readFront(next).title).toBe(title)
      const { front } = readFrontMatter(next, (offset) => ({ source: '', line: 1, column: offset + 1 }))
      expect(front?.title).toBe(title)
    },
  )

  it('gains a line, and loses it when it is emptied', () => {
    const more = changed(source, 'salutation', '各位代表')
    expect(more).toBe(source.replace('---\n\n', 'salutation: 各位代表\n---\n\n'))
    expect(changed(more, 'salutation', ' ')).toBe(source)
    expect(changeFront(source, 'title', '青竹镇工作报告')).toBeUndefined()
  })

  it('begins where there was none', () => {
    expect(changed('只有正文', 'title', '新')).toBe('---\ntitle: 新\n---\n\n只有正文')
  })
})
