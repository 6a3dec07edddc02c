import { type Decimal, decimal, plainDecimal, wholeNumber } from '../../decimal/decimal.ts'
import { readUnitAfter } from '../unit-words.ts'
import { rewrite } from './rewrite.ts'
import type { NormalText } from './types.ts'

const values: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const formal: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
}
const digit = '[零〇一二两三四五六七八九]'
const whole = '[零〇一二两三四五六七八九十百千]+'
const number = `${whole}(?:点${digit}+)?`

/** Measures that make a Han numeral before them a count; 级, 位, 手, 面 and the like make names (三级联动, 三位一体). */
const noMeasure =
  /^(?:级|位|面|字|组|站|队|镇|门|堂|类|种|段|片|层|本|道|口|分|度|步|头|对|成|年|月|日|号|季度|周|届|岁|村|期|根|块|米|斤)$/

/** Reads a whole Han numeral below a myriad (二百三十, 两百八, 一千零五); undefined for what is none. */
export function readHanNumber(text: string): Decimal | undefined {
  const [head = '', tail = ''] = Array.from(text, (character) => formal[character] ?? character)
    .join('')
    .split('点')
  const integer = readInteger(head)
  if (integer === undefined) return undefined
  if (tail === '') return decimal(integer)
  return decimal(`${integer}.${Array.from(tail, (character) => values[character] ?? 0).join('')}`)
}

function readInteger(text: string): number | undefined {
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text)) return wholeNumber(Array.from(text, (character) => values[character] ?? 0).join(''))
  let total = 0
  let pending: number | undefined
  let scale = 10000
  for (const character of text) {
    const value = values[character]
    if (value !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined
      pending = value
      if (value === 0) scale = 10
      continue
    }
    const unit = { 十: 10, 百: 100, 千: 1000 }[character]
    if (unit === undefined || unit >= 10000) return undefined
    total += (pending ?? 1) * unit
    pending = undefined
    scale = unit
  }
  // 两百八 is 280, 二百零八 is 208.
  if (pending !== undefined) total += scale >= 100 && scale < 10000 && total > 0 ? pending * (scale / 10) : pending
  return total
}

/** Writes Han numerals that count or measure as digits: 四十余座, 一成二, 百分之八点五, 三分之二 (in tenths), 二〇二〇年. Others stay words. */
export function readHanNumbers(normal: NormalText): NormalText {
  const han = new Set<number>()
  const mark = (from: NormalText, index: number) => han.add(from.origin[index] ?? 0)
  const replaced = (from: NormalText, match: RegExpExecArray, text: string | undefined): string | undefined => {
    if (text !== undefined) mark(from, match.index)
    return text
  }
  const steps: readonly [RegExp, (match: RegExpExecArray) => string | undefined][] = [
    [new RegExp(`百分之(百|${number}|\\d+(?:\\.\\d+)?)`, 'g'), (match) => percent(match[1] ?? '', '1')],
    [new RegExp(`千分之(${number}|\\d+(?:\\.\\d+)?)`, 'g'), (match) => percent(match[1] ?? '', '0.1')],
    [/[一二][零〇一二三四五六七八九]{3}(?=年)/g, (match) => Array.from(match[0], (character) => values[character] ?? 0).join('')],
    [new RegExp(`(${whole}|\\d+)分之(${whole}|\\d+)`, 'g'), (match) => fraction(match[1] ?? '', match[2] ?? '')],
    [
      new RegExp(`(?<![第完赞不])(${digit}|\\d+)成(${digit}|半(?![年天月个数]))?(?![立员功果本效绩熟交人都为长])`, 'g'),
      (match) => tenths(match[1] ?? '', match[2]),
    ],
    [new RegExp(`(${digit}|\\d+)倍半`, 'g'), (match) => `${/^\d/.test(match[1] ?? '') ? match[1] : (values[match[1] ?? ''] ?? 0)}.5倍`],
    [/(?<![两东西前后对各])(?:一半|半数)(?!以?年|天|月)/g, () => '5成'],
    [
      /(?:占比|已|总数|人数|户数)?(?<![通超经难不])(?:过半|超半数?|大半)(?=[数，。；：、）以的]|$)数?/g,
      (match) => `${match[0].replace(/(?:过半|超半数?|大半)数?$/, '')}超过5成`,
    ],
    [
      /([一二两三四五六七八九])(?:(个)半(?=月|小时)|(天|年)半(?!度|山))/g,
      (match) => `${values[match[1] ?? ''] ?? 0}.5${match[2] ?? match[3] ?? ''}`,
    ],
    [/(?<![上下前后大小])半(?=天|个月|个小时)/g, () => '0.5'],
    [new RegExp(`(?<![第\\d.十百千万])(${whole})万(零?${whole})(?=[余多来几]?[\\u4e00-\\u9fa5])`, 'g'), (match) => myriads(match)],
    [/百分百/g, () => '100%'],
    [/(?<=近)半(?=[\u4e00-\u9fa5]{2})(?!数|年|月|个|天|百|截|径|壁)/g, () => '5成'],
    [/(?<=占)([^，。；]{0,16}?)的?半壁江山/g, (match) => `${match[1] ?? ''}的5成`],
    [/(?<=\d)个(?=[、和与及]\d[\d.]*个百分点)/g, () => '个百分点'],
    [/个点(?=[，。；、）]|$)/g, () => '个百分点'],
  ]
  let current = normal
  for (const [pattern, read] of steps) {
    const from = current
    current = rewrite(from, pattern, (match) => replaced(from, match, read(match)))
  }
  const from = current
  const counted = new RegExp(
    `(?<!数(?=[十百千万]))(?<![第周初十百千万亿几○\\d.点一二三四五六七八九])(${number})(?=[余多来几]?(?:[万亿])?[余多]?[\\u4e00-\\u9fa5%])`,
    'g',
  )
  current = rewrite(from, counted, (match) =>
    replaced(
      from,
      match,
      count(match[1] ?? '', { before: from.text.slice(0, match.index), behind: from.text.slice(match.index + match[0].length) }),
    ),
  )
  return { ...current, han }
}

function percent(text: string, factor: string): string | undefined {
  const value = text === '百' ? decimal('100') : /^\d/.test(text) ? decimal(text) : readHanNumber(text)
  return value === undefined ? undefined : `${plainDecimal(value.times(factor))}%`
}

/** 三分之二 as tenths with one decimal: that is as close as the words mean it. */
function fraction(below: string, above: string): string | undefined {
  const [whole, part] = [below, above].map((text) => (/^\d/.test(text) ? decimal(text) : readHanNumber(text)))
  if (whole === undefined || part === undefined || whole.lte('0')) return undefined
  return `${part.times('10').div(whole).toFixed(1).replace(/\.0$/, '')}成`
}

function tenths(first: string, second: string | undefined): string | undefined {
  const value = /^\d/.test(first) ? first : String(values[first] ?? '')
  return value === '' ? undefined : `${value}${second === undefined ? '' : `.${second === '半' ? 5 : (values[second] ?? 0)}`}成`
}

/** 一万五千余平方米, 四千八百万二千七百元: a number on both sides of 万. */
function myriads(match: RegExpExecArray): string | undefined {
  const [above, below] = [match[1] ?? '', match[2] ?? ''].map((text) => readHanNumber(text.replace(/^零(?=.)/, '')))
  const behind = (match.input ?? '').slice(match.index + match[0].length).replace(/^[余多来几]/, '')
  if (above === undefined || below === undefined || !/[十百千]/.test(match[2] ?? '') || readUnitAfter(behind).core === '') return undefined
  return plainDecimal(above.times('10000').plus(below))
}

/** Before 一 and a measure these words count: 尚有一个未验收, 净增一家, 户均一亩. */
const counting = /(?:还有|尚有|仍有|只有|仅有|另有|还剩|只剩|净增|净减|新增|增加|减少|仅|尚余)了?$/
const averaging = /[人户亩村件场]均(?:约|近|超|不到|不足|超过)?$/

function count(text: string, { before, behind }: { readonly before: string; readonly behind: string }): string | undefined {
  const value = readHanNumber(text)
  if (value === undefined) return undefined
  const unit = readUnitAfter(behind)
  // 一 is rhetoric before any other measure: 一处, 一批, 一户一策.
  const counts = averaging.test(before) || (counting.test(before) && /^[个家户名人处件项起例座条所]/.test(behind))
  // 一万元 and 一亿元 are amounts; 一万个理由 is none.
  const amount = unit.scaleWord !== '' && /^(?:元|亩|吨|千克|公斤|人次|平方米|公里|美元)$/.test(unit.core)
  if (value.lt('2') && !text.includes('点') && unit.core !== '倍' && !counts && !amount) return undefined
  if (unit.core === '' || (noMeasure.test(unit.core) && !(unit.core === '期' && text.length >= 2))) return undefined
  if (/^[大小]|^个(?:季度|方面|阶段|层面|环节|维度|字)/.test(behind)) return undefined
  return plainDecimal(value)
}
