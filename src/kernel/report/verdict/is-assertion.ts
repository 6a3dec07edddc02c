import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { PlannedFigure } from '../types.ts'
import { figuresIn, type SubjectContext, villagesIn } from './subjects.ts'

/** Things that a ledger keeps one by one: 户户, 每个项目, 全部隐患 assert. */
const ledgerNoun =
  /项目|隐患|信访|积案|村(?!口)|企业|农户|户|病例|患者|卡口|网格|案件|纠纷|事件|建议|提案|议案|问题|员工|职工|学生|对象|任务|指标|目标|实事|工单|补贴|补助|资金|工程|违建|干部|党员|人员|群众|事故|火灾|公厕|垃圾|污水|农田|水毁/
const scope = /全[国省市县镇]|各[村乡镇县]|历年|历史|\d年|[一二两三四五六七八九十]年/
/** What is not there yet. */
export const planning =
  /力争|确保|争取|预期|打算|(?<!年度|全年|年初|既定|原定|完成|[超比较与按原在])计划(?!投资|返乡|开工|完工|生育|内|以内|之内|数|的?[\d.]+%)|(?<!模|虚|草)拟(?!定了|订了)|(?<!率|代|大|小|干|主|健|闯|猛|虎|麻|强|名|部|上|中|少)将(?!军|士|全[镇部县])|新的一年|明年|下一?年度?|到20[2-9]\d年|要(?=[\u4e00-\u9fa5]{2})|加快|努力|着力|推动|坚持|必须|应当|继续做|持续做/

/**
 * Where rhetoric ends: a word of change, completion, universality, zero or superlative asserts when its clause has a number, a figure, a date or
 * the scope of a rank, or when what it speaks of is an indicator, or a noun of a ledger with a quantifier.
 */
export function isAssertion(context: SubjectContext, assertion: Assertion): boolean {
  const { text } = context.line.reading.normal
  const { kind, clause, sentence, start, end, word } = assertion
  const own = text.slice(clause.start, clause.end)
  const before = text.slice(clause.start, start)
  const behind = text.slice(end, clause.end)
  const named = (words: string, share = 0.6) =>
    rankIndicators(context.catalogue, words).some((match) => coverageOf(match) >= share || match.covered >= 4)
  const figures = figuresIn(context, clause.start, clause.end).length > 0
  const numbers = context.line.reading.quantities.some((quantity) => quantity.start >= clause.start && quantity.start < clause.end)
  const leftFigure = figuresIn(context, sentence.start, start).length > 0
  if (/^(?:目标|任务|计划|行动|工程|攻坚)/.test(behind) && kind !== 'completion' && kind !== 'comparison') return false
  // 全部产值: the word is part of an indicator's own name.
  if (
    context.catalogue.catalogue.indicators.some(
      ({ label }) =>
        label.includes(word) &&
        label.length > word.length &&
        text.slice(Math.max(0, start - label.length), end + label.length).includes(label),
    )
  )
    return false
  switch (kind) {
    case 'change':
      if (/^(?:中|的(?!态势|势头|趋势)|势头|压力|幅度|空间|最)/.test(behind)) return false
      if (assertion.sign === 'level') return leftFigure || named(before)
      if (/^(?:同比|环比|[比较])/.test(word)) return leftFigure || named(before, 0.5)
      if (before === '' || /^(?:也|又|再|还|且|并)$/.test(before)) return leftFigure
      return (named(before) || (leftFigure && /^(?:呈|保持|持续|实现)?$/.test(before))) && behind.replace(/[了的。，]/g, '').length <= 6
    case 'multiple':
    case 'superlative':
      // 首次管控在{{首次管控日期}}: the token says the word itself.
      if (nextFigure()?.indicator.label.includes(word) === true) return false
      return (
        leftFigure ||
        figures ||
        numbers ||
        named(before, 0.5) ||
        scope.test(own) ||
        (kind === 'superlative' && /历|史|新高|新低|纪录/.test(word) && named(own, 0.5))
      )
    case 'rank':
      if (/^最/.test(word) && figuresIn(context, end, clause.end).some(({ indicator }) => indicator.label.includes(word))) return false
      if (/^最/.test(word) && villagesIn(own, context.villages).length > 0 && named(before, 0.5)) return true
      if (/^最/.test(word))
        return leftFigure || named(before) || (/^(?:为|是|居|全镇|各村)*$/.test(before) && leftPart(true)) || /全[国省市县]/.test(before)
      return /第|[前首]|居|列|榜|领跑/.test(word) || leftFigure || named(before)
    case 'streak':
      return true
    case 'universal':
      return isUniversal()
    case 'completion':
      return figures || numbers || leftFigure || named(own) || /任务|预算|年度目标|指标|项目|工程/.test(own)
    case 'comparison':
      if (/^(?:倒挂|入不敷出|收不抵支)$/.test(word)) return leftFigure || named(before, 0.3)
      if (/赤字|收支|收[不大]|入不敷出/.test(word)) return /财政|收支|决算|预算|镇级/.test(text.slice(sentence.start, clause.end))
      if (/^比/.test(word)) return (leftFigure || named(before, 0.5)) && named(word, 0.5)
      return (
        (leftFigure || named(before) || numbers) &&
        (named(behind) ||
          villagesIn(behind, context.villages).length > 0 ||
          /全[国省市县]|平均|上年|去年|同期|周边|其他|[上下]半年|季度|月/.test(behind))
      )
    case 'threshold':
      if (/在/.test(word)) return leftFigure || named(before)
      return numbers || figures || leftFigure || /(?:百|千|万|亿)+(?:元|亩|户|人|吨|家)/.test(word)
    case 'share':
      return named(own, 0.5)
    default:
      return true
  }

  /** The next token of the clause, a picked name or day too. */
  function nextFigure(): PlannedFigure | undefined {
    const { origin } = context.line.reading.normal
    const at = text.indexOf('\uE000', end)
    return at < 0 || at >= clause.end ? undefined : context.figures.get(origin[at] ?? -1)
  }

  function averaged(): boolean {
    return context.line.reading.assertions.some((other) => other.clause === clause && other.relation?.type === 'average')
  }

  /** A figure in the clauses that this one goes on from. */
  function leftPart(typed = false): boolean {
    const [first] = sentence.clauses.filter((other) => other.part === clause.part)
    const from = first?.start ?? clause.start
    if (typed && context.line.reading.quantities.some((quantity) => quantity.start >= from && quantity.start < start)) return true
    return figuresIn(context, from, start).length > 0
  }

  function isUniversal(): boolean {
    // 尚未投产的项目3个 counts those of a kind, 逾期未修复{{逾期未修复点数}} is the token's own name.
    if (/^(?:没有|尚未|未)$/.test(word) && /^[\u4e00-\u9fa5]{1,8}的[\u4e00-\u9fa5]{0,8}[\d\uE000]/.test(behind)) return false
    if (/^(?:尚未|未)$/.test(word) && nextFigure()?.indicator.label.includes(`未${behind.slice(0, 2)}`) === true) return false
    // 占全部工业总产值的比重, 每名网格员年均52件: the number behind is what is said.
    if (/占$/.test(before) || (/^每/.test(word) && averaged())) return false
    // 没有最好, 未雨绸缪 are rhetoric; 没有企业退出规上库 speaks of what a ledger keeps.
    if (/^(?:没有|尚未|未)$/.test(word) && /^(?:[\u4e00-\u9fa5]{0,2})(?:完工|竣工|投用|投产|开工|验收|建成|交付)/.test(behind)) return true
    if (/^(?:没有|尚未|未)$/.test(word) && context.line.reading.quantities.some(({ stop }) => stop === start)) return false
    if (/^(?:没有|尚未|未)$/.test(word))
      return (ledgerNoun.test(own) || figures || leftPart()) && (named(own) || /[户起例件处次家个]$/.test(before))
    if (/^(?:零|没有|未|并未|从未|无)/.test(word)) return true
    if (/^(?:百分之百|应.尽.|清零|归零|无一|动态清零|全覆盖)/.test(word)) return true
    if (/^(?:均|都)$/.test(word))
      return (
        figures ||
        numbers ||
        leftPart() ||
        (leftPart(true) && /^[在为是属由来]/.test(behind)) ||
        (word === '均' && /[为是属系]/.test(behind.slice(0, 1)) && named(before)) ||
        /[每各][个户村家人件项处条名位]|全部|所有|\d/.test(before)
      )
    if (/^(?:无死角|无盲区|无遗漏|见底)$/.test(word)) return figures || numbers || named(own)
    if (word === '一律') return figures || numbers
    if (/^每/.test(word))
      return ledgerNoun.test(`${word.slice(-1)}${behind.slice(0, 4)}`.slice(1)) && (named(own) || ledgerNoun.test(behind.slice(0, 4)))
    if (/^(.)\1$/.test(word))
      return (
        leftPart(true) ||
        figures ||
        numbers ||
        named(own) ||
        /^(?:有|通|达|都|均|是|完成|办|落|见|盈|签|能|建|覆盖|参|脱|入|到)/.test(behind)
      )
    return ledgerNoun.test(own) || figures || numbers || leftFigure || named(own)
  }
}
