import type { LintSentence } from './types.ts'

/** Words that name one population, place or body among several: the same measure of another of them is another fact. */
const bodies =
  /城镇|城市|城区|县城|农村|乡村|农民|农业|非农|户籍|常住|流动|外来|男性|女性|高等|普高|职高|高中|初中|中学|小学|中职|职业|技工|幼儿|学前|特殊教育|特教|成人|医院|卫生院|卫生室|社区|疾控|疾病预防|监督所|妇幼|电视|广播|报纸|公路|铁路|水路|水运|航空|民航|国有|集体|民营|私营|个体|外资|公立|民办|境内|境外|国内|国际|入境|省内|省外|存款|贷款|人身|财产险|寿险|规上|规模以上|限额以上|限上|第[一二三]产业|[一二三]产/g

/** Of these, the ones that part a measure that is otherwise the whole place's. */
const populations =
  /城镇|城市|乡村|农民|农村居民|非农|户籍|常住|流动|外来|男性|女性|境内|境外|入境|省内|省外|国有|民营|公立|民办|规上|规模以上|限额以上|限上/g

/** 人均消费支出, 从业人员: measures that are nobody's until somebody is named, however many sentences before. */
const ownerless =
  /^(?:(?:人均|户均|平均|在校|在园|在岗|专任|招生|招收|毕业|从业|执业|注册|卫生|床位|病床|播出|自办|播种|营业|利润|利税|实现利|主营|资产|销售|工资|经营|财产|转移|生活|食品|衣着|居住|交通|教育|医疗|其他|恩格尔))|(?:学生|学生数|教师|人数|职工|人员|床位|周转量|面积|产量|单产|余额|户数)$/

/** A name with a number of bodies behind it: 普通高中六所, 卫生院十七个. What follows in the sentence is theirs. */
const counted = /^(?:所|个|家|座|处|套|户|座次|支|只|部)$/

/**
 * What a number's name leaves unsaid because the text around it says it: the population, the body, the whole of 其中. Two numbers under one name are one
 * fact only where this is the same; an empty text where nothing else governs.
 */
export function readGoverning(
  sentence: LintSentence,
  at: number,
  { name, earlier }: { readonly name: string; readonly earlier: string },
): string {
  const { line, start } = sentence
  const before = line.text.slice(start, at)
  const own = before.slice(Math.max(before.lastIndexOf('；'), before.lastIndexOf(';')) + 1)
  const isOwnerless = ownerless.test(name)
  const words = isOwnerless ? bodies : populations
  const inherited = isOwnerless || /^其中/.test(sentence.text) ? earlier : ''
  const body = lastBody(withoutName(own, name), words) ?? lastBody(withoutName(before, name), words) ?? lastBody(inherited, words) ?? ''
  return [body, wholeOf(before, earlier), countedBefore(sentence, at)].join('|').replace(/^\|+$/, '')
}

function withoutName(text: string, name: string): string {
  const at = text.lastIndexOf(name)
  return at < 0 ? text : text.slice(0, at)
}

function lastBody(text: string, words: RegExp): string | undefined {
  return [...text.matchAll(words)].at(-1)?.[0]
}

/** 户籍人口…，其中: what stands before it, without its numbers; the sentence before, where 其中 opens one. */
function wholeOf(before: string, earlier: string): string {
  const at = before.lastIndexOf('其中')
  if (at < 0) return ''
  const lead = before.slice(0, at)
  const whole = lead === '' ? (earlier.split(/[。！？]/).findLast((sentence) => sentence !== '') ?? '') : lead
  return `其中${whole.replace(/[\d.%％，,。；;：:\s]/g, '')}`
}

function countedBefore({ line, start, quantities }: LintSentence, at: number): string {
  const body = quantities.findLast((quantity) => quantity.stop < at && counted.test(quantity.base))
  if (body === undefined) return ''
  const named =
    line.text
      .slice(start, body.start)
      .split(/[，,；;：:、]/)
      .at(-1) ?? ''
  return /(?:校|园|院|所|站|中心|室|馆|台|学|中|企业|公司|银行|机构|节目|合作社|农场|协会|景区|饭店|宾馆|酒店|市场|法院|医院|集团)[^\d]{0,3}$/.test(
    named,
  )
    ? named.trim()
    : ''
}

/** 电视全年播出时间: what stands before the words of time that open a name, when it says more than when. */
export function ownerBefore(time: string): string {
  return time.replace(
    /\d{4}年|过去|近|这|前|后|首|全|今|本|去|上|下|半|当|每|个|末|底|初|截至|截止|预计|到|至|在|按|和|与|[\d\-—～~一二两三四五六七八九十〇零第年月日份季度来间期以“”"]/g,
    '',
  )
}

/** Whether the index stands in brackets: what is said there is said of what the brackets follow. */
export function isBracketed(text: string, at: number): boolean {
  const before = text.slice(0, at)
  return Math.max(before.lastIndexOf('（'), before.lastIndexOf('(')) > Math.max(before.lastIndexOf('）'), before.lastIndexOf(')'))
}
