import type { CompiledAssertion, CompiledReport, Verdict } from '../../definition/report/types.ts'
import type { Tone } from '../parts/Tag.tsx'

export const verdictWords: Readonly<Record<Verdict, string>> = {
  refuted: '不成立',
  unproved: '无据',
  proved: '已证实',
  agreed: '相符',
  attested: '有佐证',
  background: '背景',
}

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  refuted: 'late',
  unproved: 'due',
  proved: 'good',
  agreed: 'good',
  attested: 'info',
  background: 'plain',
}

/** What a verdict means, for somebody who meets it the first time. */
export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  refuted: '台账或正文自己说的不一样',
  unproved: '台账里没有能证明它的',
  proved: '写成记号，由台账算出，前后的话也说的是它',
  agreed: '手写的，问过台账或正文，说的一样',
  attested: '凭佐证材料里的原话，没有核对过',
  background: '作者声明不是本台账的事实，定稿时由人逐条确认',
}

/** In the order in which they are counted: what is wrong comes first. */
export const verdictOrder: readonly Verdict[] = ['refuted', 'unproved', 'proved', 'agreed', 'attested', 'background']

export interface CoveragePart {
  readonly verdict: Verdict
  readonly count: number
}

/** How many places of each verdict there are; those that there are none of are left out, but for what is proved. */
export function coverageParts({ assertions }: Pick<CompiledReport, 'assertions'>): readonly CoveragePart[] {
  const count = (verdict: Verdict) => assertions.filter((one) => one.verdict === verdict).length
  return verdictOrder.map((verdict) => ({ verdict, count: count(verdict) })).filter((part) => part.count > 0 || part.verdict === 'proved')
}

/** What may be said of a report without a problem, and no more than that. */
export function presentCoverage({ assertions }: Pick<CompiledReport, 'assertions'>): string {
  const parts = new Map(coverageParts({ assertions }).map(({ verdict, count }) => [verdict, count]))
  const said = (verdict: Verdict, words: string) => {
    const count = parts.get(verdict) ?? 0
    return count === 0 ? [] : [`${count} 处${words}`]
  }
  if (assertions.length === 0) return '全文没有读到要核对的陈述：没有数字、断语，也没有说满的话。'
  const clauses = [
    ...said('proved', '是记号，由台账证实'),
    ...said('agreed', '是手写的，与台账或正文相符'),
    ...said('attested', '凭佐证，没有核对'),
    ...said('background', '是背景，定稿前要逐条确认'),
  ]
  return `全文读出 ${assertions.length} 处陈述：${clauses.join('；')}。`
}

/** Whether it needs somebody's hand. */
export function isOpen({ verdict }: Pick<CompiledAssertion, 'verdict'>): boolean {
  return verdict === 'refuted' || verdict === 'unproved'
}
