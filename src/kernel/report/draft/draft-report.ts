import { readSmallNumber } from '../../../definition/decimal/chinese-number.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { yearOfMonth } from '../../../definition/period/calendar-month.ts'
import { yearPeriod } from '../../../definition/period/parse-period.ts'
import type { PeriodKey } from '../../../definition/period/types.ts'
import { yearReviewed } from '../../../definition/report/lint/heading-rule.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import { draftTemplate } from './draft-template.ts'
import type { Draft, DraftInput, DraftLimits } from './types.ts'

export interface DraftSettings extends Omit<DraftInput, 'knownValue'>, DraftLimits {
  readonly knownValue?: DraftInput['knownValue']
}

/** A text as a whole template, front matter and all. Pure. */
export function draftReport({ above, left, knownValue, ...settings }: DraftSettings): Draft {
  const { title, body } = splitTitle(settings.text)
  const draft = draftTemplate({ ...settings, text: body, knownValue, above, ...(left === undefined ? {} : { left }) })
  return { ...draft, template: `${frontMatter(title, settings)}${draft.template}` }
}

/** Every period that the text speaks of, the year before and the year after it: what has to be known of the ledger. */
export function periodsOf({ text, period }: Pick<DraftSettings, 'text' | 'period'>): readonly PeriodKey[] {
  const year = yearOfMonth(period.firstMonth)
  const said = findPeriodWords(text, period).map((word) => word.period.key)
  return [...new Set([period.key, yearPeriod(year - 1).key, yearPeriod(year + 1).key, ...said])].slice(0, most)
}

/** The year that a text reviews: said by a heading, else by the five-year plan that it ends or begins, else the one it names first. */
export function yearOfText(text: string, lines: readonly ProseLine[]): number | undefined {
  const said = yearReviewed(lines)
  if (said !== undefined) return said
  const plan = /[“"‘]?十([一二三四五六])五[”"’]?(?:规划)?(?:的)?(收官|开局)之年/.exec(text)
  if (plan !== null) return 1951 + 5 * (readSmallNumber(`十${plan[1]}`) ?? 0) + (plan[2] === '收官' ? 4 : 0)
  const first = /(?<!\d)(20\d{2})年/.exec(text)?.[1]
  return first === undefined ? undefined : wholeNumber(first)
}

/** So many times suffice for a report; a text of nothing but dates must not ask for thousands of figures. */
const most = 24

/** The first line, when it is a title; it goes into the front matter, and its place in the text stays empty so that lines keep their numbers. */
function splitTitle(text: string): { readonly title: string; readonly body: string } {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const at = lines.findIndex((line) => line.trim() !== '')
  const first = (lines[at] ?? '').trim().replace(/^#+\s*/, '')
  const isTitle = first !== '' && first.length <= 50 && !/[。；|]/.test(first) && !/^[一二三四五六七八九十]+、|^[（(]/.test(first)
  if (!isTitle) return { title: '', body: text }
  return { title: first, body: lines.map((line, index) => (index === at ? '' : line)).join('\n') }
}

function frontMatter(title: string, { period, town }: Pick<DraftInput, 'period' | 'town'>): string {
  const named = title === '' ? `${town?.name ?? ''}${period.key}年工作报告` : title
  // What is unknown is left for the compile to point at.
  return `---\ntitle: ${named.replaceAll(': ', '：').replaceAll(' #', '＃')}\ntown: "${town?.code ?? ''}"\nperiod: ${period.key}\n---\n\n`
}
