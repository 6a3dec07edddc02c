import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import { bindClaims } from './bind-claim.ts'
import { bindDate, bindGrades, bindKnownNames, bindLists, bindMaskedName, variable } from './bind-name.ts'
import { bindNumber } from './bind-number.ts'
import type { SpotWords } from './rank-spot.ts'
import { type LineSpots, type NumberSpot, readSpots } from './read-spots.ts'
import type { DraftInput, Replacement, Unbound } from './types.ts'

export interface BoundLine {
  readonly replacements: readonly Replacement[]
  readonly open: readonly Unbound[]
}

const planning = /力争|确保|争取|预期目标|新的一年/

/** Everything of a line that a token can stand for. `planned`: it stands under a plan's heading. */
export function bindLine(input: DraftInput, text: string, planned: boolean): BoundLine {
  const spots = readSpots(text)
  const found: Replacement[] = [...bindVariables(input, text, planned), ...bindLists(input, text), ...bindKnownNames(input, text)]
  const open: Unbound[] = []
  for (const date of spots.dates) {
    const bound = bindDate(input, text, date)
    if (bound !== undefined) found.push(bound)
    else if (date.masked) open.push({ ...date, why: '日期没有填', candidates: [] })
  }
  for (const time of spots.times) {
    if (/^20[x×ＸX]{2}年/.test(text.slice(time.start)))
      found.push({ start: time.start, end: time.start + 4, binding: variable('本年', 0.9) })
    else open.push({ ...time, why: '期间没有填：写明是几月到几月，后面的数字就按它', candidates: [] })
  }
  for (const name of spots.names) {
    const bound = isFalseMask(text, name) ? undefined : bindMaskedName(input, text, name)
    if (bound === undefined)
      open.push({ ...name, why: isFalseMask(text, name) ? '像是被误遮的字，补上原来的字' : '名称没有填', candidates: [] })
    else found.push(bound)
  }
  for (const spot of spots.numbers) {
    const words = wordsAround(spots, spot, planned)
    if (isNoFigure(words, spot)) continue
    const bound = bindNumber(input, { spot, words, period: timeOf(input, spots, spot, planned), inTable: false })
    if ('binding' in bound) found.push(bound)
    else open.push(bound)
  }
  found.push(...bindClaims(input, text), ...bindGrades(input, text))
  return {
    replacements: withoutOverlaps(found),
    open: open.filter((one) => !found.some(({ start, end }) => one.start < end && start < one.end)),
  }
}

/** 最x心圆, 干x一条心: one letter inside a saying. */
function isFalseMask(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return end - start === 1 && /[最更很不同大小]$/.test(text.slice(0, start))
}

/** The town's own name and the report's year, where it is what the text is about. */
function bindVariables({ town, period }: DraftInput, text: string, planned: boolean): readonly Replacement[] {
  const year = period.firstMonth.slice(0, 4)
  const found: Replacement[] = []
  const add = (words: string, name: string, confidence: number) => {
    for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + words.length))
      found.push({ start: at, end: at + words.length, binding: variable(name, confidence) })
  }
  if (town !== undefined) add(town.name, '镇名', 0.95)
  if (!planned)
    for (const { index } of text.matchAll(new RegExp(`(?<!\\d)${year}(?=年(?:度)?(?:全年|工作|政府|，|,|$|是|全镇|我镇))`, 'g')))
      found.push({ start: index, end: index + 4, binding: variable('本年', 0.9) })
  return found
}

function wordsAround({ shadow }: LineSpots, { quantity }: NumberSpot, planned: boolean): SpotWords {
  const sentence =
    shadow
      .slice(0, quantity.start)
      .split(/[。！？!?]/)
      .at(-1) ?? ''
  const parts = sentence.split(/[，,；;：:（）()、]|其中/)
  const behind = shadow.slice(quantity.stop)
  const clause = /^[^，,；;。：:（）()、\d]{0,14}/.exec(behind)?.[0] ?? ''
  const after = saidBehind(clause.length <= 2 ? clause : (clause.split(/全部|均|都|已/)[0] ?? ''), clause)
  const [opening = ''] = shadow.split(/[。！？]/)
  const left = parts
    .slice(0, -1)
    .reverse()
    .filter((part) => part !== '')
  const before = parts.at(-1) ?? ''
  return {
    before,
    after,
    left: [...left.slice(0, 6), ...(left.length === 0 && opening.length <= 20 ? [opening] : [])],
    sentence,
    behind,
    planned: planned || planning.test(before),
  }
}

/** 11个村, 3676户家庭, 11024名乡亲: what a number counts when nothing else is said. */
function saidBehind(after: string, clause: string): string {
  if (clause === '村') return '行政村'
  if (after === '村') return clause
  if (/^家庭/.test(after)) return `总户${after}`
  if (/^(?:乡亲|常住|居民|人口)/.test(after)) return `户籍人口${after}`
  return /^班子(?:成员)?(?:挂点|挂联|领衔|包片)/.test(after) ? `包干${after}` : after
}

/** 3次会议 may be a figure; the number of an item, a road or a law is none. */
function isNoFigure({ before }: SpotWords, { quantity }: NumberSpot): boolean {
  return quantity.base === '' || /^(?:岁|届|号|级|字|小时|分钟|季度|月|日)$/.test(quantity.base) || /第$/.test(before)
}

function timeOf({ period }: DraftInput, { shadow, times }: LineSpots, { quantity }: NumberSpot, planned: boolean): Period {
  const open = times.reduce((line, { start, end }) => line.slice(0, start) + '□'.repeat(end - start) + line.slice(end), shadow)
  const from = Math.max(...['。', '！', '？'].map((mark) => open.lastIndexOf(mark, quantity.start))) + 1
  const words = findPeriodWords(open.slice(from, quantity.start), period).filter(({ kind }) => kind !== 'compared')
  const last = words.at(-1)
  if (last === undefined || (!planned && /以上|以来/.test(last.word))) return period
  return last.period
}

/** The surer one stays, of two alike the longer. */
function withoutOverlaps(found: readonly Replacement[]): readonly Replacement[] {
  const sorted = [...found].sort(
    (left, right) => right.binding.confidence - left.binding.confidence || right.end - right.start - (left.end - left.start),
  )
  const kept: Replacement[] = []
  for (const one of sorted) if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one)
  return kept.sort((left, right) => left.start - right.start)
}
