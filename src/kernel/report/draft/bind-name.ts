import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { contentOf, coverageOf, matchName, plainName, scoreOf } from '../../../definition/report/reading/name-indicators.ts'
import { type DateSpot, grade, type NameSpot } from './read-spots.ts'
import type { DraftInput, Replacement } from './types.ts'

interface Fitting {
  readonly indicator: ResolvedIndicator
  readonly score: number
  readonly coverage: number
}

/** Picked names and days that the words around speak of, the likeliest first. */
function rankPicks(input: DraftInput, around: string, fits: (label: string) => boolean): readonly Fitting[] {
  const words = plainName(around)
  return input.catalogue.catalogue.indicators
    .flatMap((indicator): readonly Fitting[] => {
      if (indicator.type !== 'pick' || !fits(indicator.label)) return []
      const fittings = [indicator.label, ...indicator.aliases].flatMap((name): readonly Fitting[] => {
        const match = matchName(contentOf(name.replace(/(?:日期|名单|等级|时间)$/, '').replace(/^(.*例.*)村$/, '$1')), words)
        return match.covered < 2 ? [] : [{ indicator, score: scoreOf(match), coverage: coverageOf(match) }]
      })
      return fittings.sort((left, right) => right.score - left.score).slice(0, 1)
    })
    .sort((left, right) => right.score - left.score)
}

function binding(
  indicator: ResolvedIndicator,
  { period }: DraftInput,
  { format, confidence, why }: { readonly format: string; readonly confidence: number; readonly why: string },
) {
  return {
    token: `{{${indicator.label}${format === '' ? '' : `|${format}`}}}`,
    name: indicator.label,
    kind: 'figure' as const,
    period: period.key,
    unit: indicator.unit,
    decimals: format,
    approximator: '',
    confidence,
    why,
  }
}

/** 3月5日 beside what an indicator of a day is called; confirmed where the ledger has that day. */
export function bindDate(input: DraftInput, text: string, spot: DateSpot): Replacement | undefined {
  const around = `${text.slice(Math.max(0, spot.start - 24), spot.start)}${text.slice(spot.end, spot.end + 30)}`
  const written = text.slice(spot.start, spot.end)
  const ranked = rankPicks(input, around, (label) => label.endsWith('日期'))
  for (const { indicator, coverage } of ranked) {
    const known = input.knownValue?.(indicator.id, input.period.key)?.value
    const agrees = known !== undefined && sameDay(known, written)
    if (!agrees && (coverage < 0.5 || (known !== undefined && !spot.masked))) continue
    const form = {
      format: spot.withYear ? '年月日' : '月日',
      confidence: agrees ? 0.95 : 0.7,
      why: agrees ? '台账里正是这一天' : '前后说的是它',
    }
    return { start: spot.start, end: spot.end, binding: binding(indicator, input, form) }
  }
  return undefined
}

function sameDay(known: string, written: string): boolean {
  const [, month = '', day = ''] = /^\d{4}-0?(\d{1,2})-0?(\d{1,2})$/.exec(known) ?? []
  return written.replace(/^\d{4}年/, '') === `${month}月${day}日`
}

const clauseEnd = /[，,。；;！？\n]/

/** A masked name: a village that a pick indicator knows, the grade of a town, else the town itself. */
export function bindMaskedName(input: DraftInput, text: string, spot: NameSpot): Replacement | undefined {
  const after = text.slice(spot.end)
  const around = `${text.slice(Math.max(0, spot.start - 16), spot.start)}${after.slice(0, 26)}`
  if (grade.test(after)) {
    const [graded] = rankPicks(input, around, (label) => label.endsWith('等级'))
    const form = { format: '', confidence: 0.8, why: '前后说的是它' }
    return graded === undefined ? undefined : { ...spot, binding: binding(graded.indicator, input, form) }
  }
  const isVillage = after.startsWith('村')
  const isPlace = isVillage || /[自在从]$/.test(text.slice(0, spot.start))
  if (isPlace) {
    // What its own clause says of the place comes first; what the clauses beside it do is a guess.
    const own = `${text.slice(0, spot.start).split(clauseEnd).at(-1) ?? ''}${after.split(clauseEnd)[0] ?? ''}`
    const find = (words: string) => rankPicks(input, words, (label) => /(?:村|支部)$/.test(label)).find(({ coverage }) => coverage >= 0.4)
    const said = find(own)
    const village = said ?? find(around)
    if (village !== undefined) {
      const form = { format: '', confidence: said === undefined ? 0.55 : 0.75, why: '前后说的是它' }
      // The picked name brings its 村 along.
      return { start: spot.start, end: spot.end + (isVillage ? 1 : 0), binding: binding(village.indicator, input, form) }
    }
    if (isVillage) return undefined
  }
  return { ...spot, binding: variable('镇简称', 0.85) }
}

/** {{本年}}, {{镇名}} and their like. */
export function variable(name: string, confidence: number): Replacement['binding'] {
  return {
    token: `{{${name}}}`,
    name,
    kind: 'variable',
    period: '',
    unit: '',
    decimals: '',
    approximator: '',
    confidence,
    why: '说的是本镇、本年',
  }
}

const listBeforeNoun =
  /((?:[\u4e00-\u9fa5A-Za-z]{2,10}、){1,7}[\u4e00-\u9fa5A-Za-z]{2,10}?)等(?=(?:\d+|[{x×]+|\d*[家个])*[\u4e00-\u9fa5]{0,2}?(?:企业|村|新?产品|生产项目|项目|单位))/g

/** 鸿星、贝斯特、联兴等企业: a list of names that an indicator picks. With a ledger the names have to be the first of its list. */
export function bindLists(input: DraftInput, text: string): readonly Replacement[] {
  return [...text.matchAll(listBeforeNoun)].flatMap((match): readonly Replacement[] => {
    const written = (match[1] ?? '').split('、')
    const behind = text.slice(match.index + match[0].length)
    const clause =
      text
        .slice(0, match.index)
        .split(/[。；]/)
        .at(-1) ?? ''
    const around = `${clause.slice(-16)}等${behind.slice(0, 30)}`
    const noun = /^[家个\d{x×]*(?:[\u4e00-\u9fa5]{0,2}?)(企业|村|新?产品|生产项目|项目|单位)/.exec(behind)?.[1] ?? ''
    const kind = /产品|生产/.test(noun) ? '产品' : noun
    const lists = rankPicks(input, around, (label) => label.endsWith('名单') && label.includes(kind))
    const confirmed = confirmedList(input, match[1] ?? '')
    const [named] = lists
    const chosen =
      confirmed?.indicator ?? (input.knownValue === undefined && named !== undefined && named.coverage >= 0.5 ? named.indicator : undefined)
    if (chosen === undefined) return []
    const count = confirmed?.count ?? written.length
    const start = match.index + (match[1]?.length ?? 0) - written.slice(-count).join('、').length
    const confidence = confirmed === undefined ? 0.6 : 0.95
    const form = { format: `名单|${count}`, confidence, why: confirmed === undefined ? '前后说的是它' : '台账里正是这些名称' }
    return [{ start, end: match.index + (match[1]?.length ?? 0), binding: binding(chosen, input, form) }]
  })
}

interface ConfirmedList {
  readonly indicator: ResolvedIndicator
  readonly count: number
}

/** The list whose first names end the words written: 推出马克笔、口罩 ends with them. */
function confirmedList(input: DraftInput, written: string): ConfirmedList | undefined {
  const { knownValue } = input
  if (knownValue === undefined) return undefined
  for (const indicator of input.catalogue.catalogue.indicators) {
    if (indicator.type !== 'pick') continue
    const names = knownValue(indicator.id, input.period.key)?.names ?? []
    for (let count = Math.min(names.length, 8); count >= 2; count -= 1)
      if (written.endsWith(names.slice(0, count).join('、'))) return { indicator, count }
  }
  return undefined
}

/** Single names that the ledger picks (竹溪口村), each beside the words of its indicator. */
export function bindKnownNames(input: DraftInput, text: string): readonly Replacement[] {
  const { knownValue } = input
  if (knownValue === undefined) return []
  const byName = new Map<string, ResolvedIndicator[]>()
  for (const indicator of input.catalogue.catalogue.indicators) {
    const known = indicator.type === 'pick' ? knownValue(indicator.id, input.period.key) : undefined
    const names = known === undefined || known.names.length > 0 ? (known?.names ?? []) : known.value === undefined ? [] : [known.value]
    const [name] = names
    if (name !== undefined && names.length === 1 && /^[\u4e00-\u9fa5]{3,12}$/.test(name))
      byName.set(name, [...(byName.get(name) ?? []), indicator])
  }
  return [...byName].flatMap(([name, indicators]) =>
    [...text.matchAll(new RegExp(name, 'g'))].flatMap(({ index }): readonly Replacement[] => {
      const around = `${text.slice(Math.max(0, index - 14), index)}${text.slice(index + name.length, index + name.length + 24)}`
      const [best] = rankPicks(input, around, (label) => indicators.some((one) => one.label === label))
      if (best === undefined || best.coverage < 0.3) return []
      const form = { format: '', confidence: best.coverage >= 0.6 ? 0.95 : 0.8, why: '台账里正是这个名称' }
      return [{ start: index, end: index + name.length, binding: binding(best.indicator, input, form) }]
    }),
  )
}

/** 3A级…, where the ledger has that very grade. */
export function bindGrades(input: DraftInput, text: string): readonly Replacement[] {
  return [...text.matchAll(/(?<![\dA-Za-z])\d(?=[A-Z]级?[\u4e00-\u9fa5])/g)].flatMap(({ index, 0: written }): readonly Replacement[] => {
    const [best] = rankPicks(input, text.slice(index, index + 12), (label) => label.endsWith('等级'))
    const known = best === undefined ? undefined : input.knownValue?.(best.indicator.id, input.period.key)
    if (best === undefined || known === undefined || (known.value !== written && known.names[0] !== written)) return []
    const form = { format: '', confidence: 0.9, why: '台账里正是这个等级' }
    return [{ start: index, end: index + 1, binding: binding(best.indicator, input, form) }]
  })
}
