import type { SessionView } from '../../api/contract/session.ts'

/** A short report to begin from: every kind of token once, in words that explain themselves. */
export function starterTemplate(town: SessionView['town'], year: number): string {
  return `---
title: ${town.name}${year}年工作报告（初稿）
town: "${town.code}"
period: ${year}
profile: congress
---

# 一、${year}年工作回顾

{{本年}}年，{{镇名}}……（在这里写。输入两个左花括号，就能按名称找指标。）

全镇工业总产值{{工业总产值|亿元|2}}亿元，规上企业{{规上企业数}}家。
`
}
