import type { Quantity } from '../quantity.ts'

/** What the words around a typed number make of it. */
export type Relation =
  | { readonly type: 'level' }
  | { readonly type: 'part' }
  | { readonly type: 'duration' }
  | { readonly type: 'target' }
  /** `from`: where its words begin in the clause; what it is said of stands before. */
  | { readonly type: 'share'; readonly whole: string; readonly from: number }
  | { readonly type: 'change'; readonly sign: 1 | -1; readonly against: 'lastYear' | 'previous' | 'said' | 'other' }
  | { readonly type: 'multiple'; readonly against: 'lastYear' | 'other' }
  | { readonly type: 'comparison'; readonly other: string; readonly sign: 1 | -1; readonly from: number }
  | { readonly type: 'completion'; readonly form: 'rate' | 'excess' | 'target' }
  | { readonly type: 'average'; readonly per: string }
  | { readonly type: 'causal' }

export interface Surroundings {
  /** The clause up to the number, and behind its unit. */
  readonly before: string
  readonly after: string
}

const tail = '(?:达到?了?|为|是|约|近|超过?|逾|接近|已|共|累计|实现|高达|仅|只有|至少|不到|不足|有|了|的|突破|\\+)*$'
const task = '(?:任务|预算|目标|计划)(?:数|额)?'
const years = '(?:上年|去年|上年度|同期|上一年|往年|前年|年初|年前|\\d{4}年|第?[一二三四]季度|[上下]半年|\\d{1,2}月份?)'
const rising = /增长|增加|增产|增收|提高|提升|上升|上涨|攀升|扩大|多|增幅|增速|增长率|净增|新增|大增|涨|增|升|扩|添|\+/
const falling = /下降|减少|降低|压减|下跌|回落|缩减|减产|缩小|降幅|减幅|少|降|减|压|缩|省|节约/
const changing = new RegExp(
  `(?:多增|增长|增加|增产|增收|增支|减支|添|省下|节省|节约|少花|多花|提高|提升|上升|上涨|攀升|扩大|缩小|增幅|增速|增长率|净增|大增|下降|减少|降低|压减|下跌|回落|缩减|减产|降幅|减幅|(?:降幅|增幅|增速|涨幅)[^，\\d\\uE000]{0,6}?[至到]|同比|环比|涨幅|涨|(?:[比较]${years}[^，]{0,6}?|同比|环比)(?:多|少|增|减|高|低|扩|压|缩|升|降)[\\u4e00-\\u9fa5]{0,3})(?:[了达为]|比例|率|量|额)*${tail}`,
)

const compared = new RegExp(
  `(?:(?<![同环占对可正])比(?![重例率])|(?<![同相])较(?![快好大高多])|高于|低于|快于|慢于|高出|低出|超出|超过|多于|少于|好于)((?!${years})[\\u4e00-\\u9fa5\\uE000]{2,18}?)(高出?|低|多|少|快|慢)*${tail}`,
)

/** Reads the relation of a typed number from its clause. The order is that of the closest reading first. */
export function readRelation(quantity: Quantity, { before: written, after }: Surroundings): Relation {
  const { base } = quantity
  // 分别增长4.2%和17.7%: what is said before the first of a row holds for each.
  const before = written.replace(/(?:-?\d[\d.]*(?:%|[\u4e00-\u9fa5]{1,4}?)(?:[、和与及]|，(?=\d|$)))+$/, '')
  const completion = readCompletion(base, before, after)
  if (completion !== undefined) return completion
  if (/^(?:天|个月|年|小时|分钟|周|周年)$/.test(base)) return { type: 'duration' }
  if (/(?:撬动|带动|拉动)/.test(before) && !/平均每|[户人村家期场次件项]均/.test(before)) return { type: 'causal' }
  const share = readShare(base, before, after)
  if (share !== undefined) return share
  const average =
    /(人均|(?<!农)户均|亩均|村均|件均|场均|家均|企均|个均|项均|处均|条均|座均|次均|批均|平均每?(?:一)?(?:公斤|千克|[\u4e00-\u9fa5])?|[月季日周年旬]均|亩产|每(?:一)?个?(?:月|季度|天|日|周|季)|每(?:一)?(?:公斤|千克|平方米|公里|吨|[人户亩村件场期家次个位名批项处座条张支起])[^，]{0,4}|均(?!价))[^，\d\uE000]{0,12}$/.exec(
      before,
    )
  if (average !== null && !/^均$/.test(average[1] ?? '')) return { type: 'average', per: average[1] ?? '' }
  const multiple = base === '倍' ? readMultiple(before) : undefined
  if (multiple !== undefined) return multiple
  // 后者快13.6个百分点: than the one that is not named.
  const former = /([前后])者(?:增[速幅长])?(?:更)?(?:(?:快|高|多)|(慢|低|少))出?了?$/.exec(before)
  if (former !== null)
    return {
      type: 'comparison',
      other: former[1] === '后' ? '前者' : '后者',
      sign: former[2] === undefined ? 1 : -1,
      from: former.index + 2,
    }
  const other = compared.exec(before)
  if (other !== null) {
    const less = /低于|慢于|低出|少于|节约|节省|压减|减少|结余/.test(other[0]) || /[低少慢]/.test(other[2] ?? '')
    const sign = less ? -1 : 1
    if (/^(?:高于|低于|快于|慢于|高出|低出|多于|少于|好于|比|较)/.test(other[0]) || (base === '百分点' && /^超[过出]/.test(other[0])))
      return { type: 'comparison', other: (other[1] ?? '').replace(/增速$|的$/, ''), sign, from: other.index }
  }
  if (
    changing.test(before) ||
    /^(?:比上年|较上年)?(?:新增|净增)$/.test(before) ||
    /^的?(?:高速|两位数|较快|稳定|快速)*(?:增长|增速|增幅|降幅|下降)/.test(after)
  )
    return readChange(before, after)
  if (/(?:其中|其余|剩余|余下|另外?有?|包括|含)[^，]{0,14}$/.test(before)) return { type: 'part' }
  return { type: 'level' }
}

function readChange(before: string, after: string): Relation {
  const near = before.slice(-16)
  const words = `${near}${/^的/.test(after) ? after.slice(0, 10) : ''}`
  const sign = falling.test(lastMovement(words)) ? -1 : 1
  if (/环比|[比较]上(?:个?月|一?季度?|期)/.test(before)) return { type: 'change', sign, against: 'previous' }
  if (/[比较](?:第?[一二三四]季度|[上下]半年|(?<!\d)\d{1,2}月份?)[^，]*$/.test(before)) return { type: 'change', sign, against: 'said' }
  return {
    type: 'change',
    sign,
    against: /[比较]\d{4}年|年均|累计增长|五年|三年|以来|[比较]年初|[比较](?:前年|疫情前)/.test(before) ? 'other' : 'lastYear',
  }
}

function lastMovement(text: string): string {
  const found = [...text.matchAll(new RegExp(`${rising.source}|${falling.source}`, 'g'))]
  return found.at(-1)?.[0] ?? ''
}

function readCompletion(base: string, before: string, after: string): Relation | undefined {
  const rate = base === '%' || base === '倍' || base === '成' || base === '百分点'
  const over = `(?:超(?:额|出)?(?:完成|实现)?了?(?:年度|全年|年初)?${task}|比(?:[\\d.]+[\u4e00-\u9fa5]{1,3}的)?(?:年度|全年|年初)?${task}(?:投资)?(?:[\\d.]+[\\u4e00-\\u9fa5]{1,3}的?)?(?:多|超|高)(?:出|收|完成|种|投入?|建)?了?|超(?:出|过)${task}投资)的?${tail}`
  if (new RegExp(over).test(before) || (/(?:超额|超出|超)$/.test(before) && /^(?:完成|实现)/.test(after)))
    return { type: 'completion', form: 'excess' }
  // 超额完成150人的任务，超额24%.
  if (rate && new RegExp(`^(?:并|且|共|实际)*超额${tail}`).test(before)) return { type: 'completion', form: 'excess' }
  if (rate && new RegExp(`(?:完成|占|达到?|为|是|实现|相当于)[^，]{0,12}?${task}(?:[\\d.]+[\\u4e00-\\u9fa5]{1,4})?的?${tail}`).test(before))
    return { type: 'completion', form: 'rate' }
  if (rate && /(?:完成率|任务完成率|预算完成率)[^，]{0,4}$/.test(before)) return { type: 'completion', form: 'rate' }
  if (/超收(?:数|额)?$/.test(before)) return { type: 'completion', form: 'excess' }
  if (!rate && (new RegExp(`${task}(?:为|是|的)?$`).test(before) || new RegExp(`^的?(?:年度|全年)?(?:预期)?${task}`).test(after)))
    return { type: 'completion', form: 'target' }
  return undefined
}

function readShare(base: string, before: string, after: string): Relation | undefined {
  if (base !== '%' && base !== '成') return undefined
  const of =
    /占(?:到|了)?([^，占]*?)(?:的)?(?:比重|比例|份额)?(?:的)?(?:达到?|为|约|近|超过?|逾|已|接近|将近|高达|不到|不足|仅|只有?|至少|低于|高于|突破)*$/.exec(
      before,
    )
  if (of !== null && !/占比$/.test(before.slice(0, (of.index ?? 0) + 2)))
    return { type: 'share', whole: (of[1] ?? '').replace(/的$/, ''), from: of.index }
  // 上半年完成了全年的四成以上.
  const ofAll = /(?:完成|实现|达到|接待|销售)(?:了|到)?((?:全年|全部)(?:总量|总数)?)的(?:近|约|超过?|逾)*$/.exec(before)
  if (ofAll !== null) return { type: 'share', whole: ofAll[1] ?? '', from: ofAll.index }
  const under = /(?:不到|不足|未到|仅为|只有|相当于|约为|接近|超过|超|逾|高于)([\u4e00-\u9fa5]{2,10})的$/.exec(before)
  if (under !== null) return { type: 'share', whole: under[1] ?? '', from: under.index }
  if (/(?:占比|比重|份额)[^，]{0,6}$/.test(before)) return { type: 'share', whole: '', from: before.length }
  // 三分之二的重点项目完工, 不到一半的产值来自大户: the share stands first.
  const first = /^的?([\u4e00-\u9fa5]{2,14}?)(?:来自于?|源于|流向|用于|投向|属于|是)(?=[\u4e00-\u9fa5]{2})/.exec(after.replace(/^以上/, ''))
  if (first !== null && /^(?:全镇|全年|今年|约|近|有|其中|超过?|逾|不到|不足|近|接近|只有|仅|仅有)*$/.test(before))
    return { type: 'share', whole: first[1] ?? '', from: before.length }
  if (/的(?:近|约|超过?|逾)?$/.test(before) && /^(?:以上)?(?:来自|为|是|由|属于|落在|流向|用于)/.test(after))
    return { type: 'share', whole: before.replace(/的(?:近|约|超过?|逾)?$/, ''), from: 0 }
  return undefined
}

function readMultiple(before: string): Relation | undefined {
  if (new RegExp(`(?:增长|增加|提高|扩大|上升)(?:了)?${tail}`).test(before)) return undefined
  return { type: 'multiple', against: /上一?年|去年|同期/.test(before) ? 'lastYear' : 'other' }
}
