import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { lintProblem } from './codes.ts'
import type { LintSentence } from './types.ts'

interface Denial {
  /** The words that say that there was none, from where they begin. */
  readonly said: string
  readonly at: number
  readonly noun: string
}

const zero =
  /(?:零)(事故|死亡|扩散|感染|上访|投诉|火灾|案件|发案|伤亡|差错|返贫|溺亡|非访|进京上访|越级上访|复发|新增|违规|舆情|疫情|污染|逾期|拖欠|事件)/g
/** 火灾零发生, 事故零增长 says less. */
const zeroBehind = /([\u4e00-\u9fa5]{2})零发生/g
const never =
  /(?:未|没有|从未|无一例|无一起|无)(?:再)?(?:发生|出现)(?:一起|一例|任何|过|重大|较大|重特大|规模性)*([\u4e00-\u9fa5]{2,8}?)(?:事故|事件|案件|现象|情况)?(?=[，,。；;、]|$)/g
const planned = /力争|确保|争取|计划|要求|目标|明年|将|实现不|防止|杜绝|坚决/

/** 发生事故2起，实现零事故: a paragraph that counts what it says there was none of. */
export function checkZeros(sentences: readonly LintSentence[]): readonly Diagnostic[] {
  return sentences.flatMap((sentence, index) => {
    const near = [sentences[index - 1], sentence, sentences[index + 1]].flatMap((other) => (other?.line === sentence.line ? [other] : []))
    return denialsOf(sentence).flatMap((denial) => {
      const counted = near.flatMap((other) => countedAgainst(other, denial, sentence))[0]
      if (counted === undefined) return []
      return [lintProblem(sentence.line.placeOf(denial.at), 'contradiction', { said: denial.said, against: `“${counted}”` })]
    })
  })
}

function denialsOf({ line, text, start }: LintSentence): readonly Denial[] {
  return [...text.matchAll(zero), ...text.matchAll(zeroBehind), ...text.matchAll(never)].flatMap((match) => {
    const clause =
      text
        .slice(0, match.index)
        .split(/[，,；;]/)
        .at(-1) ?? ''
    // 重大、较大 and what is serious otherwise deny only a part of what may have happened.
    if (planned.test(clause) || /重大|较大|重特大|规模性|亡人|生产性/.test(match[0])) return []
    const noun = match[1] ?? ''
    return [{ said: line.text.slice(start + match.index, start + match.index + match[0].length), at: start + match.index, noun }]
  })
}

/** 发生火灾2起, 安全事故2起: a count above zero of that noun, with nothing between that makes it another thing. */
function countedAgainst({ line, start, quantities }: LintSentence, { noun, at }: Denial, own: LintSentence): readonly string[] {
  const subject = /([\u4e00-\u9fa5]{2,6})$/.exec(
    line === own.line ? own.line.text.slice(own.start, at).replace(/(?:实现|达到|做到|保持|了)+$/, '') : '',
  )?.[1]
  return quantities.flatMap((quantity) => {
    if (!/^(?:起|件|例|人|次|宗|人次)$/.test(quantity.base) || quantity.value.lte('0')) return []
    const lead = line.text.slice(start, quantity.start)
    const found = new RegExp(
      `(?:^|[，,、；;：:]|发生|出现|共有?|累计|全年|全镇)[^，,。；;]{0,8}?${noun}(?:案件|事故|事件)?(?:共|为)?$`,
    ).exec(lead)
    if (found === null || /上年|去年|同比|减少|下降|调解|化解|查处|处置|排查|整改|演练|预防|避免/.test(lead.slice(-16))) return []
    if (subject !== undefined && /交通|消防|食品|校园|森林/.test(subject) && !lead.includes(subject.slice(0, 2))) return []
    return [line.text.slice(start + found.index, quantity.stop).replace(/^[，,、；;：:]/, '')]
  })
}

/** 覆盖率92%; 污水处理率91%，污水处理全覆盖. */
function coversTheSame(lead: string, between: string): boolean {
  const named = /([\u4e00-\u9fa5]{2,6})率(?:为|达到?|提高到|提升至|已达|达)?$/.exec(lead)?.[1]
  if (named === undefined) return false
  return named.endsWith('覆盖') || between.includes(named.slice(-4)) || (named.length >= 4 && between.includes(named.slice(0, 4)))
}

const covered = /(?:全覆盖|全部覆盖|村村通|户户通|一个不漏|全面覆盖)/g

/** 覆盖率92%…实现全覆盖, 11个村中有8个村…全覆盖: in one sentence. */
export function checkCoverage({ line, text, start, quantities }: LintSentence): readonly Diagnostic[] {
  return [...text.matchAll(covered)].flatMap((match) => {
    const at = start + match.index
    if (
      planned.test(
        text
          .slice(0, match.index)
          .split(/[，,；;]/)
          .at(-1) ?? '',
      )
    )
      return []
    const against = quantities.find((quantity, index) => {
      if (quantity.start > at || !/^[，,]?[^，,。；;]{0,16}[，,]?[^，,。；;]{0,14}$/.test(line.text.slice(quantity.stop, at))) return false
      const lead = line.text.slice(start, quantity.start)
      if (quantity.base === '%') return quantity.value.lt('100') && coversTheSame(lead, line.text.slice(quantity.stop, at))
      const whole = quantities[index - 1]
      const between = whole === undefined ? '' : line.text.slice(whole.stop, quantity.start)
      // 11个乡镇中，8个乡镇实现全覆盖 speaks of the eight.
      return (
        whole !== undefined &&
        /[，,]/.test(line.text.slice(quantity.stop, at)) &&
        whole.base === quantity.base &&
        quantity.value.lt(whole.value) &&
        /^[\u4e00-\u9fa5]{0,4}[中里][，,已有]*$/.test(between)
      )
    })
    if (against === undefined || against.approximators.length > 0) return []
    const shown = line.text.slice(against.start, against.stop)
    return [lintProblem(line.placeOf(at), 'contradiction', { said: match[0], against: `“${shown}”` })]
  })
}
