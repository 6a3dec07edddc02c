import type { TemplateInline } from '../../../definition/report/types.ts'
import type { ReportPlan } from '../types.ts'

const review = /回顾|总结|完成情况/
const plan = /目标|任务|计划|打算|安排/

/**
 * Whether it is the annual report of its year: a work report of a whole year that looks back under one heading and ahead under a later one of the same level.
 * A note, a brief, or a review alone answers for nobody's promises.
 */
export function isAnnualReport({ template, period }: Pick<ReportPlan, 'template' | 'period'>): boolean {
  if (!/^\d{4}$/.test(period.key) || !template.front.title.includes('工作报告')) return false
  const headings = template.blocks.flatMap((block) =>
    block.type === 'heading' ? [{ level: block.level, text: wordsOf(block.inlines) }] : [],
  )
  const back = headings.findIndex(({ text }) => review.test(text))
  const level = headings[back]?.level
  return back >= 0 && headings.slice(back + 1).some((heading) => heading.level === level && plan.test(heading.text))
}

function wordsOf(inlines: readonly TemplateInline[]): string {
  return inlines.map((part) => (part.type === 'text' ? part.text : '')).join('')
}

/** Whether a heading of the printed report begins the part that looks back, or the one that looks ahead. */
export function partBegunBy(heading: string): 'review' | 'plan' | undefined {
  return review.test(heading) ? 'review' : plan.test(heading) ? 'plan' : undefined
}

/** A title without its year: 青竹镇2019年政府工作报告 and 青竹镇政府工作报告 are one report, a year apart. */
export function bareTitle(title: string): string {
  return title.replace(/\d{4}年?度?/g, '').replace(/[《》\s]/g, '')
}
