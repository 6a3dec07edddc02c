import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { quantityInterval } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

const verbs = '整改|办结|化解|销号|处置|调处|验收|竣工|投产|开工|达标|落实|覆盖|完工|投用|拆除|清运'
const all = new RegExp(
  `(?:全部|全都|悉数|均已?|都已?|一律)(?:已)?[^，,。；;]{0,3}?(${verbs})|应(${verbs})尽\\2|(${verbs})(?:到位|完毕)?率(?:达到?|为)?100%`,
  'g',
)
const planned = /力争|确保|争取|计划|要求|目标|明年|将/

/** 整改率98.9%…全部整改到位, 排查20处、整改19处…全部整改: one paragraph says that not all is done, and that all is. */
export function checkContradictions(sentences: readonly LintSentence[]): readonly Diagnostic[] {
  return sentences.flatMap((sentence, index) =>
    [...sentence.text.matchAll(all)].flatMap((match): readonly Diagnostic[] => {
      const verb = match[1] ?? match[2] ?? match[3] ?? ''
      const clause =
        sentence.text
          .slice(0, match.index)
          .split(/[，,；;：:]/)
          .at(-1) ?? ''
      if (planned.test(clause)) return []
      const near = [sentences[index - 1], sentence, sentences[index + 1]].filter((other) => other?.line === sentence.line)
      const against = near.flatMap((other) => (other === undefined ? [] : (partlyDone(other, verb, clause) ?? [])))[0]
      if (against === undefined) return []
      return [lintProblem(sentence.line.placeOf(sentence.start + match.index), 'contradiction', { said: match[0], against })]
    }),
  )
}

/** What in the sentence says that this is not done in full; undefined when nothing does, or it speaks of another thing than `subject`. */
function partlyDone({ line, start, quantities }: LintSentence, verb: string, subject: string): string | undefined {
  for (const [index, quantity] of quantities.entries()) {
    const lead = line.text.slice(start, quantity.start)
    const noun = subject.replace(/^(?:所有|全部|各|目前|已经|并|且|现|截至目前|问题|均|已)+|[，,。]$/g, '')
    const named = noun === '' || /^[一-龥]{0,1}$/.test(noun) || line.text.slice(start, quantity.stop).includes(noun.slice(0, 2))
    if (!named) continue
    if (!isRateOfTheSame(lead, verb, noun)) continue
    if (quantity.base === '%' && quantity.value.lt('100') && new RegExp(`${verb}(?:到位|完成)?率(?:为|达到?|是)?(?:仅|约)?$`).test(lead))
      return `“${verb}率${shown(line.text, quantity).slice(1)}`
    const whole = quantities[index - 1]
    if (whole === undefined || whole.base !== quantity.base || whole.unit.core !== quantity.unit.core || quantity.base === '') continue
    const between = line.text.slice(whole.stop, quantity.start)
    const less = quantityInterval(quantity).high.lt(quantityInterval(whole).low)
    if (less && new RegExp(`^[，,、]?(?:已|其中|其中已|目前已)?(?:${verb})(?:到位|完成)?(?:了)?$`).test(between))
      return `${shown(line.text, whole)}里只${verb}${shown(line.text, quantity)}`
  }
  return undefined
}

/** 废水排放达标率99%，烟尘排放达标率100%: two rates of one verb, each with a noun of its own. */
function isRateOfTheSame(lead: string, verb: string, noun: string): boolean {
  const own = new RegExp(`([\\u4e00-\\u9fa5]{2,})${verb}(?:到位|完成)?率[\\u4e00-\\u9fa5]{0,3}$`).exec(lead)?.[1]
  return own === undefined || noun === '' || own.includes(noun) || noun.includes(own)
}
