import { operandsOf } from '../../../definition/indicator/operands.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, plainLabel, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { readPredicate, withoutDoing } from '../../../definition/report/reading/read-predicate.ts'
import type { Clause, Sentence } from '../../../definition/report/reading/sentences.ts'
import type { PlannedFigure } from '../types.ts'
import { figuresIn, type SubjectContext, villagesIn } from './subjects.ts'
import { requestsOf, requestsOfTest } from './terms.ts'
import type { PlannedAssertion } from './types.ts'
import { withoutNames } from './without-names.ts'
import { small } from './words-left.ts'

const measure =
  /[\d.%\uE000-\uE002]+[余多]?(?:万|亿)?[余多]?(?:人次|场次|班次|项次|平方米|公里|公顷|个百分点|公斤|千克|[亩元户人家件项起座处名例次场期个条吨张种批支位天])?/g

/** 疫情防控、复工复产等6个专班, 古道、茶园、溪谷、红色4条: names that are counted, which are read as names. */
const listed =
  /(?:[\u4e00-\u9fa5A-Za-z]{2,10}、)+[\u4e00-\u9fa5A-Za-z]{2,10}?等(?=[\d\uE000])|(?:[\u4e00-\u9fa5]{2,4}、){3,}[\u4e00-\u9fa5]{2,4}(?=[\d\uE000](?![名位]))|[近\d一二三四五六七八九十]*年?来?最[高低多少大小]的?|年来/g

/** Whom, what and how of every report: beside a figure they leave it what it is. */
const neutral =
  /热线|收支相抵|相抵|加起来|相加|受[\u4e00-\u9fa5]{2,4}影响|(?:高效|有序|平稳|规范)运[转行]|控制在|按[\u4e00-\u9fa5]{2,4}分(?=，|$)|表示|上报|村?办起|建起|受益|当月|上年同月|同月|共[设建辖聘派排发评获]|分属|隶属|密接|密切接触者?|病例|集中|治愈|出院|转产|(?:进展|推进)(?:顺利|良好|有序)|相差|之差|投产|守得住|铅笔|没有?|[数量率额]比|新冠肺炎|党员|标准|创建|红色|乡镇|站得出|瞄准|激流勇进|结合|美丽城镇|出现|量比|居家养老|恢复|旅游|花[出去掉]*|做出|共发|[查卖]出|一截|就拿|拿到|涵盖|构成|包括|递交?|添|掏出|相比|距离|建有|入选|跻身|名列|(?<=[月份度])开始|两村|三名|同志|经修改后|合计|送去|发给|领到|干完|修好|办完|收到|来自|分给|派驻|拨付|兑付|牵头|合格|非税|扩[种面]|[增减]支|后者|前者|两者|二者|消费|负责|处理|限期|剩余|剩下|余下|[还仅]剩|尚余|亩产|用于|评定|之比|[两三]年|结余|收支|逐[月季年]|镇区|[两2]不愁[三3](?:保障)?|我们|各类|各级|各项|有关|相关|人员|群众|乡亲|居民|农民|城乡|家庭|困难|同志|对象|补助|资金|技能|企业|工业|项目|工程|设施|工作|信息|行政村|镇村|镇人|情况|行业|疫情|防控|输入性?|撬动|领衔|集镇|名单|政府|镇里|基本|重点|成立|工程|预计|如今|目前|当[季月]|季度|月份|[期月季年]末|期间|恰好|几乎|当下|附近|上下|正好|刚好|大约|大概|差不多|村民|农户|发生|采取|登记|接收|收到|出动|动用|[备配设建拥共现尚还仅]有|报备|和网格员|封控村?|下设|获评|创成|荣获|下辖|前后|先后|整整|紧紧|依靠|顺势|相继|陆续|同步|同台|就地|入户|妥善|汛后|年末|在册|历年|确定|认定|评上|评为|命名|编成|编入|划分|分布|列入|纳入|提交|属于|排出|测出|贡献|享受|领取|享有|人均|一件|次数|个数|数量|总数|总量|总产量|产量|面积|人次|场次|金额|规模|精品|喝上|放心水|供水点|定标准|定阶段|定专人|时间表|中心|公共|政务|主动|实际|活动|政策|投用|建成|已经|正在|其余|各村|本地|常年|专职|人代会|票决|小组|包片/g

/** Whose and what kind: they narrow what is counted, however much of the name stands around them. */
const kinds =
  /(?<=^[向对给为])(?:小微企业|个体工商户|规上企业)(?![、和与及])|规[上下](?=企业|工业|服务业|商贸)|外资|内资|民资|国资|女性|男性|残疾人|高校毕业生|退役军人|脱贫户|监测户|\d+岁以上/g

/** Of which of these a name is, no other is meant. */
const groups = [
  ['国家级', '省级', '市级', '县级', '镇级'],
  ['规上', '规下'],
  ['境外', '省外', '市外', '县外'],
  ['集体', '个人'],
  ['到位资金', '协议资金'],
  ['洽谈', '在建', '停工', '完工', '开工', '投产', '验收'],
]

/** When and how it was done: said beside a rate or a count, it is more than the rate says. */
const manner =
  /[尚还仍]有(?:一定|不小)?(?:的)?差距|大半|多半|近半(?!年)|半数|(?<![大绝])多数(?!据)|绝?大部分|延[至后]|拖[至到]|推迟|当[天日场](?=[\u4e00-\u9fa5])|次日|一次性|如期|按期|按时|提前|限时|(?<=[月日底末度])才(?=[\u4e00-\u9fa5])|[\d一二两三]+(?:个)?(?:小时|天|日)内/g

/** 均在当季整改到位: beside a word of all, and no figure of that quarter. */
const ofAll = new RegExp(`当[季周月](?=[\\u4e00-\\u9fa5])|${manner.source}`, 'g')

/** 先于沿溪绿道完工, 比停车楼早建成: of two that are finished a list tells that they are, and not which was first. */
const inOrder =
  /[先早晚后迟]于(?=[\u4e00-\u9fa5])|[比较][\u4e00-\u9fa5]{2,16}?[先早晚迟后](?=[\u4e00-\u9fa5\d]{0,6}(?:完工|竣工|建成|开工|投用|投产|交付|启用|验收|完成))/g

/** Words that are held against an indicator by what stands before them: 财政支出中的公共服务支出不降反升. */
const worded = new Set<Assertion['kind']>(['change', 'multiple', 'superlative', 'threshold'])

/** Words beside a figure that no rule has read, and what of the figures they were held against. */
export interface Residue {
  readonly assertion: Assertion
  readonly why: string
}

/**
 * A figure's clause is read to its last word: what is neither the figure's own name, nor of time or measure, nor small, nor work and zeal says of which
 * ones it is, and nothing proves that.
 */
export function findResidues(
  context: SubjectContext,
  planned: readonly PlannedAssertion[],
  isAimed: (assertion: Assertion) => boolean,
): readonly Residue[] {
  const { line } = context
  if (line.kind !== 'paragraph' || line.planned) return []
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause): readonly Residue[] => {
      const figures = figuresIn(context, clause.start, clause.end)
      const within = planned.filter(({ assertion }) => assertion.clause === clause)
      const typed = within.filter(
        ({ assertion, hypotheses }) =>
          (assertion.relation?.type === 'level' || worded.has(assertion.kind)) && hypotheses.length > 0 && !isAimed(assertion),
      )
      const whole = within.filter(
        ({ assertion, hypotheses }) => assertion.kind === 'universal' && hypotheses.length > 0 && !isAimed(assertion),
      )
      const told = tokensIn(context, clause)
      if (figures.length === 0 && typed.length === 0 && told.length > 0) {
        // 实施“美丽城镇、{{景区镇等级}}景区镇”同创: work beside a name.
        if (readPredicate(line.reading.normal.text.slice(clause.start, clause.end).replace(/\uE000/g, '某')) === 'doing') return []
        const own = line.reading.normal.text.slice(clause.start, clause.end)
        const spoken = rankIndicators(context.catalogue, own).filter((match) => match.whole || coverageOf(match) >= 0.6)
        const printed = [...told, ...figuresIn(context, sentence.start, sentence.end)].map(({ indicator }) => indicator)
        const names = namesOf(context, [...printed, ...spoken.map(({ indicator }) => indicator), ...heldAgainst(context, within)])
        const [strange] = contrary(own, told)
        const [left = strange] = wordsLeft(context, { clause, names, read: within.map(({ assertion }) => assertion) })
        const labels = told.map(({ indicator }) => indicator.label).join('、')
        return left === undefined
          ? []
          : [{ assertion: statementOf(context, { sentence, clause, left }), why: `这里的名称是${labels}，没有说“${left}”` }]
      }
      if (figures.length === 0 && typed.length === 0) return residuesOfState(context, { sentence, clause, within, whole })
      const names = namesOf(context, [
        ...figuresIn(context, sentence.start, sentence.end).map(({ indicator }) => indicator),
        ...heldAgainst(context, within),
      ])
        .concat(choicesOf(within))
        .concat(slicesOf(figures))
      const said = line.reading.normal.text.slice(clause.start, clause.end)
      const labels0 = figures.map(({ indicator }) => indicator.label)
      const [kind] = [
        ...(said.match(kinds) ?? []).filter((word) => !names.some((name) => name.includes(word))),
        ...contrary(said, figures),
        ...(within.length > 0 || figures.length > 0 ? (said.match(manner) ?? []) : []).filter(
          (word) => !names.some((name) => name.includes(word)),
        ),
      ]
      const words = wordsLeft(context, { clause, names, read: within.map(({ assertion }) => assertion) })
      const kept = figures.map(({ indicator }) =>
        'ledger' in indicator ? plainName(context.catalogue.getLedger(indicator.ledger).label) : '',
      )
      const [left = kind] = words.filter(
        (word) =>
          !isMeantToBeReached(word, labels0) &&
          !(figures.length === 0 && isNotYet(word)) &&
          // 复工 beside 现场核查项次: what all records of its ledger are called.
          !kept.some((label) => label.includes(word)),
      )
      if (left === undefined) return []
      if (figures.length === 0 && heldAgainst(context, typed).length === 0) return []
      const held = figures.length > 0 ? figures.map(({ indicator }) => indicator) : heldAgainst(context, typed).slice(0, 1)
      const labels = [...new Set(held.map(({ label }) => label))].join('、')
      return [{ assertion: statementOf(context, { sentence, clause, left }), why: `这里的数是${labels}，没有说“${left}”` }]
    }),
  )
}

/** 仍有5处尚未整改: what is not done a typed number is held with. */
function isNotYet(word: string): boolean {
  return /^(?:尚未|还未|仍未|[尚有仍还]待)$/.test(word)
}

/** 力争到位资金{{到位资金目标}}: a target is meant to be reached. */
function isMeantToBeReached(word: string, labels: readonly string[]): boolean {
  return (
    /^(?:力争|争取|确保|力保|预期|努力|计划)+$/.test(word) && labels.length > 0 && labels.every((label) => /目标|任务|计划/.test(label))
  )
}

/** The picked names and days of a clause. */
function tokensIn({ line, figures }: SubjectContext, { start, end }: Clause): readonly PlannedFigure[] {
  const { text, origin } = line.reading.normal
  const found: PlannedFigure[] = []
  for (let index = start; index < end; index += 1) {
    const figure = text[index] === '\uE000' ? figures.get(origin[index] ?? -1) : undefined
    if (figure?.indicator.type === 'pick') found.push(figure)
  }
  return found
}

/** 规上 beside what is of 规下, 省级 beside what is 市级; 新创成 beside a stock. */
function contrary(said: string, figures: readonly PlannedFigure[]): readonly string[] {
  const indicators = figures.map(({ indicator }) => indicator)
  const labels = indicators.map(({ label }) => label)
  // 尚未投产 says that it is not.
  const claimed = said.replace(/(?<!应)[未待](?:能)?[\u4e00-\u9fa5]{2}/g, '')
  const opposed = groups.flatMap((group) => {
    const [own, ...more] = group.filter((word) => claimed.includes(word))
    if (own === undefined || more.length > 0 || labels.length !== 1) return []
    return labels.some((label) => !label.includes(own) && group.some((word) => label.includes(word))) ? [own] : []
  })
  const fresh = /(?:新|当年)(?:增|创成?|建成?|认定|评定|培育|纳入|识别|吸纳|登记|注册)/.exec(said)?.[0]
  const stock =
    indicators.length > 0 &&
    indicators.every(
      ({ label, flow, unit }) => /总数|累计|总量/.test(label) || (flow === 'stock' && unit !== '%' && !/新|建|创|认定/.test(label)),
    )
  return fresh !== undefined && stock ? [...opposed, fresh] : opposed
}

/** What the assertions of a clause are held against. */
function heldAgainst({ catalogue }: SubjectContext, planned: readonly PlannedAssertion[]): readonly ResolvedIndicator[] {
  const requests = planned.flatMap(({ hypotheses }) =>
    hypotheses.flatMap(({ term, test }) => [...requestsOf(term), ...requestsOfTest(test)]),
  )
  return [...new Set(requests.map(({ indicator }) => indicator))].map((id) => catalogue.getIndicator(id))
}

/** 抖音平台推介销售额{{推介销售额[平台=抖音]}}: what a token is cut by is said beside it. */
function slicesOf(figures: readonly PlannedFigure[]): readonly string[] {
  return figures.flatMap(({ token }) =>
    token.slices.flatMap(({ dimension, value }) => [`${value}${dimension}`, `${value}类`]).map(plainName),
  )
}

/** 拆除违建22处: the choices of ledgers that a proof cuts by are names too. */
function choicesOf(planned: readonly PlannedAssertion[]): readonly string[] {
  return planned.flatMap(({ hypotheses }) =>
    hypotheses.flatMap(({ term }) => requestsOf(term).flatMap(({ slices = [] }) => slices.map(({ value }) => plainName(value)))),
  )
}

/** What indicators and what they are made of are called. */
function namesOf({ catalogue }: SubjectContext, indicators: readonly ResolvedIndicator[]): readonly string[] {
  const made = indicators.flatMap((indicator) =>
    'ledger' in indicator ? [] : operandsOf(indicator).map((id) => catalogue.getIndicator(id)),
  )
  // 督查低收入农户{{督查户数}}户: of whom it counts, by what their own ledger is called.
  const counted = indicators.flatMap((one) => {
    if (one.type !== 'countDistinct') return []
    return catalogue
      .getLedger(one.ledger)
      .fields.flatMap(({ id, field }) =>
        field.kind === 'ref' && one.of?.type === 'field' && one.of.field === id ? [catalogue.getLedger(field.to).label] : [],
      )
  })
  const names = [...indicators, ...made].flatMap((one) => [
    plainLabel(one),
    one.label,
    ...[...one.aliases, ...(one.wordings ?? []), one.note].map(plainName),
  ])
  return [...new Set([...names, ...counted])]
}

const han = '零一二三四五六七八九十'

interface ToRead {
  readonly clause: Clause
  readonly names: readonly string[]
  readonly read: readonly Assertion[]
}

function wordsLeft({ line, villages }: SubjectContext, { clause, names, read }: ToRead): readonly string[] {
  const { text } = line.reading.normal
  let said = ''
  for (let index = clause.start; index < clause.end; index += 1) {
    const covers = ({ start, end }: { readonly start: number; readonly end: number }) => start <= index && index < end
    said += line.reading.words.some(covers) || read.some(covers) ? '，' : (text[index] ?? '')
  }
  const listedVillages = villagesIn(said, villages)
  for (const village of listedVillages) said = said.replace(village, '，')
  // 白水、枫树岗两村: as many as are named.
  if (/[两三四五六七八九十\d]个?村/.test(said)) {
    said = said.replace(/([两三四五六七八九十])个?村/, (words, count: string) =>
      han.indexOf(count.replace('两', '二')) === listedVillages.length ? '，' : words,
    )
    for (const short of villages.map((village) => village.replace(/村$/, ''))) if (short.length >= 2) said = said.replace(short, '，')
  }
  const rest = plainName(said)
    .replace(listed, (names) => (/级|先进|文明|卫生|平安|示范|称号/.test(names) ? names : '，'))
    .replace(measure, '，')
  return (
    withoutDoing(withoutNames(rest, names.join('\n')))
      .replace(neutral, '，')
      .replace(small, '，')
      .match(/[\u4e00-\u9fa5]{2,}/g) ?? []
  )
}

/** At the words left, where they stand as they are, else from the clause's beginning to its figure. */
function statementOf(
  { line }: SubjectContext,
  { sentence, clause, left }: { readonly sentence: Sentence; readonly clause: Clause; readonly left: string },
): Assertion {
  const own = line.reading.normal.text.slice(clause.start, clause.end)
  const at = own.indexOf(left)
  const figure = own.search(/[\uE000-\uE002]/)
  const [from, length] = at >= 0 ? [at, left.length] : figure > 0 ? [0, figure] : [0, own.length]
  const start = clause.start + from
  const place = { sentence, clause, start, end: start + length, word: own.slice(from, from + length) }
  return { kind: 'statement', ...place, quantity: undefined, relation: undefined, sign: undefined, han: false }
}

interface StateInput {
  readonly sentence: Sentence
  readonly clause: Clause
  readonly within: readonly PlannedAssertion[]
  /** Those that speak of all. */
  readonly whole: readonly PlannedAssertion[]
}

/** A clause without a number: what a list of states leaves open, which of two was first, and when and how all of them were. */
function residuesOfState(context: SubjectContext, { sentence, clause, within, whole }: StateInput): readonly Residue[] {
  const own = context.line.reading.normal.text.slice(clause.start, clause.end)
  const untold = (left: string): readonly Residue[] => [
    { assertion: statementOf(context, { sentence, clause, left }), why: `没有哪本台账说得出“${left}”` },
  ]
  const isState = within.some(({ hypotheses }) => hypotheses.some(({ test }) => test.type === 'state'))
  const [order] = isState ? (own.match(inOrder) ?? []) : []
  if (order !== undefined) return untold(order)
  const held = namesOf(context, heldAgainst(context, whole))
  const [how] = whole.length === 0 ? [] : (own.match(ofAll) ?? []).filter((word) => !held.some((name) => name.includes(word)))
  return how === undefined ? [] : untold(how)
}
