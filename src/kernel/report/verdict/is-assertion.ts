import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { isUniversal, ledgerNoun } from './is-universal.ts'
import { titlesIn } from './prove-title.ts'
import { type Around, readAround } from './read-around.ts'
import { figuresIn, type SubjectContext, villagesIn } from './subjects.ts'

const scope = /全[国省市县镇]|各[村乡镇县]|历年|历史|\d年|[一二两三四五六七八九十]年/
/** A time that is not there yet: it speaks for the rest of its sentence. */
const coming = /新的一年|明年|下一?年度?|到20[2-9]\d年/
/** What somebody means to do, for the rest of its sentence unless a clause tells what has been done. */
const intending =
  /力争|确保|争取|预期|(?<!过半|半数|多数|大半|户|人|的)打算|(?<!年度|全年|年初|既定|原定|完成|[超比较与按原在于后先出前破过达])计划(?!投资|返乡|开工|完工|生育|内|以内|之内|数|的?[\d.]+%)|(?<!模|虚|草)拟(?!定了|订了)|(?<!率|代|大|小|干|主|健|闯|猛|虎|麻|强|名|部|上|中|少)将(?!近|军|士|全[镇部县])|(?<![重主需纪])要(?=[\u4e00-\u9fa5]{2})/
/** What somebody strives for, in its own clause: 着力推进集镇建设，40项全部完工 tells what has been done. */
const striving = /(?<!正在|仍在|还在|正)加快|努力|着力|推动|坚持|必须|应当|继续做|持续做/
const past = /全年|今年|去年|上年|[一两]年来|累计|共(?=[\d\uE000])/
const mood = /^(?:都|皆)?(?:涌动|洋溢|充满|弥漫|荡漾|回荡|闪耀|散发|升腾|跃动|绽放|呈现|展现)(?:着|了|出)/
const done = /已|了(?=[，。；、）\d]|$)/

/** Whether the words of a sentence up to its clause's end, and those of the clause alone, tell what is to be done. */
export function isIntent(sentence: string, clause: string): boolean {
  if (coming.test(sentence)) return true
  if (done.test(clause)) return false
  return intending.test(clause) || (!past.test(clause) && (intending.test(sentence) || striving.test(clause)))
}

/** 获评省级卫生乡镇: an honour by its name. One that is only counted, or given to a village by a list of the ledger, is told by those. */
function isTitle(context: SubjectContext, { clause, end }: Assertion): boolean {
  const { text } = context.line.reading.normal
  const own = text.slice(clause.start, clause.end)
  if (/[\uE000-\uE002]/.test(own)) return false
  const ofVillages = villagesIn(own, context.villages).length > 0 || /[\d两二三四五六七八九十]个?村/.test(own)
  if (ofVillages && !/(?:国家|[省市县])级|全[国省市县]/.test(text.slice(end, clause.end))) return false
  return (
    !context.line.reading.quantities.some(({ start }) => start >= clause.start && start < clause.end) &&
    titlesIn(text.slice(end, clause.end)).length > 0
  )
}

/**
 * Where rhetoric ends: a word of change, completion, universality, zero or superlative asserts when its clause has a number, a figure, a date or
 * the scope of a rank, or when what it speaks of is an indicator, or a noun of a ledger with a quantifier.
 */
export function isAssertion(context: SubjectContext, assertion: Assertion): boolean {
  const { kind, word } = assertion
  const around = readAround(context, assertion)
  const { own, before, behind, figures, numbers, leftFigure, named, nextFigure } = around
  if (/^(?:目标|任务|计划|行动|工程|攻坚)/.test(behind) && kind !== 'completion' && kind !== 'comparison') return false
  if (isPartOfLabel(context, assertion)) return false
  switch (kind) {
    case 'change':
      return isChange(assertion, around)
    case 'multiple':
    case 'superlative':
      // 首次管控在{{首次管控日期}}: the token says the word itself.
      if (nextFigure?.indicator.label.includes(word) === true) return false
      return (
        leftFigure ||
        figures ||
        numbers ||
        named(before, 0.5) ||
        scope.test(own) ||
        /率先(?!垂范)|唯一|首个/.test(word) ||
        (kind === 'superlative' && /历|史|新高|新低|纪录/.test(word) && named(own, 0.5))
      )
    case 'rank':
      return isRank(context, assertion, around)
    case 'universal':
      // 乡村处处洋溢着生机: a mood.
      if (/^[处到]处$/.test(word) && mood.test(around.behind)) return false
      return isUniversal(context, assertion, around)
    case 'completion':
      // 圆满完成督查工作 tells a deed.
      if (/^(?:圆满|顺利|全面)完成$/.test(word) && /工作$/.test(around.behind)) return figures || numbers
      return figures || numbers || leftFigure || named(own) || /任务|预算|年度目标|指标|项目|工程/.test(own)
    case 'comparison':
      return isComparison(context, assertion, around)
    case 'threshold':
      if (/在/.test(word)) return leftFigure || named(before)
      return numbers || figures || leftFigure || /(?:百|千|万|亿)+(?:元|亩|户|人|吨|家)/.test(word)
    case 'share':
      return named(own, 0.5)
    case 'duration':
      return /^(?:历时|耗时|用时|历经|前后|为期|长达|封|停)/.test(word) || ledgerNoun.test(own)
    case 'level':
      return /水质|断面|水环境|空气|环境质量|饮用水/.test(own)
    case 'name':
      return isTitle(context, assertion)
    default:
      return true
  }
}

/** 全部产值: the word is part of an indicator's own name. */
function isPartOfLabel({ catalogue, line }: SubjectContext, { word, start, end }: Assertion): boolean {
  const { text } = line.reading.normal
  return catalogue.catalogue.indicators.some(
    ({ label }) =>
      label.includes(word) &&
      label.length > word.length &&
      text.slice(Math.max(0, start - label.length), end + label.length).includes(label),
  )
}

function isChange({ word, sign }: Assertion, { before, behind, leftFigure, named }: Around): boolean {
  // 增速首次由负转正: nothing else is meant by it.
  if (/^由[负降跌亏]转/.test(word)) return true
  if (/^(?:中|的(?!态势|势头|趋势)|势头|压力|幅度|空间|最)/.test(behind)) return false
  // 幸福感和满意度日益增强 tells what is felt; a rate of a survey rises or falls.
  if (word.endsWith('增强') && /感|实力|能力|活力|意识|信心/.test(before)) return false
  if (sign === 'level') return leftFigure || named(before)
  if (/^(?:同比|环比|[比较])/.test(word)) return leftFigure || named(before, 0.5)
  // 增加农业基础设施投入 tells a deed of its own, and nothing of the figure before.
  if (before === '' || /^(?:也|又|再|还|且|并)$/.test(before)) return leftFigure && behind.replace(/[了的。，]/g, '').length <= 4
  return (
    (named(before) || (leftFigure && /^(?:呈|保持|持续|实现|首[次度]|再[次度]|成功)?$/.test(before))) &&
    behind.replace(/[了的。，]/g, '').length <= 6
  )
}

function isRank(context: SubjectContext, { word, end, clause }: Assertion, { own, before, leftFigure, named, leftPart }: Around): boolean {
  if (!word.startsWith('最'))
    return /第|[前首]|居|列|榜|头筹|鳌头|领跑|推广|推介|交流|转发|现场|典型|表扬|表彰/.test(word) || leftFigure || named(before)
  if (figuresIn(context, end, clause.end).some(({ indicator }) => indicator.label.includes(word))) return false
  if (villagesIn(own, context.villages).length > 0 && (before === '' || named(before, 0.5))) return true
  return leftFigure || named(before) || (/^(?:为|是|居|全镇|各村)*$/.test(before) && leftPart(true)) || /全[国省市县]/.test(before)
}

function isComparison(context: SubjectContext, { word, sentence, clause, end }: Assertion, around: Around): boolean {
  const { own, before, behind, numbers, leftFigure, named } = around
  const said = context.line.reading.normal.text.slice(sentence.start, clause.end)
  if (/^(?:倒挂|入不敷出|收不抵支)$/.test(word)) return leftFigure || named(before, 0.3)
  if (/缺口|结余|盈余|亏空/.test(word)) return leftFigure || /财政|收支|决算|预算|镇级|收入|支出/.test(said)
  if (/赤字|收支|收[不大]|入不敷出/.test(word)) return /财政|收支|决算|预算|镇级/.test(said)
  if (/^[与和同]/.test(word)) return named(before, 0.5) || (leftFigure && /增|速|幅/.test(own))
  if (word.startsWith('比')) return (leftFigure || named(before, 0.5)) && named(word, 0.5)
  return (
    (leftFigure || named(before) || numbers) &&
    (named(behind) ||
      // 多于居家隔离的{{…}}人: the other is printed.
      (word !== '超过' && figuresIn(context, end, clause.end).length > 0) ||
      villagesIn(behind, context.villages).length > 0 ||
      /全[国省市县]|平均|上年|去年|同期|周边|其他|[上下]半年|季度|月|目标|任务|预算|计划/.test(behind))
  )
}
