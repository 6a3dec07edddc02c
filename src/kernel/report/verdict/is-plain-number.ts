import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import type { SubjectContext } from './subjects.ts'

/** Numbers that say nothing of the town: ordinals, ages, clock times, spans of rhetoric, numbers of a name or a law. */
export function isPlainNumber({ line }: SubjectContext, { quantity, clause, start, han }: Assertion): boolean {
  if (quantity === undefined) return false
  const { text } = line.reading.normal
  const before = text.slice(clause.start, start)
  const behind = text.slice(quantity.stop, clause.end)
  if (/(?:(?<![隔分脱远偏])离|距离?)$/.test(before) && !/^[^，。；]{0,8}(?:目标|任务|计划|预算)/.test(behind)) return true
  // 两项合计: the sum is what is held.
  if (han && /^[项者个笔类]$/.test(quantity.base) && /^[^，。；\d]{0,8}(?:合计|共计|总计|相加|之和)/.test(behind)) return true
  // 110、119、120联动: numbers that are called.
  if (quantity.base === '' && /^(?:110|119|120|122|114|12315|12328|12333|12338|12345|12348|12355|12369|96\d{3})$/.test(quantity.digits))
    return /^[、和与及]1\d\d|联动|热线|平台|电话|报警|接警|急救|火警/.test(behind) || /热线|电话|平台|拨打/.test(before)
  // 1.3比1: the first number is held.
  if (/\d比$/.test(before) && quantity.base === '') return true
  if (/第$|[A-Za-z■]$/.test(before) && quantity.base === '') return true
  if (quantity.base === '' && /^[、]?[A-Za-z]/.test(behind)) return true
  if (/^(?:小时|分钟)$/.test(quantity.base)) return !/历时|用时|缩短|压缩|平均/.test(before)
  if (/^(?:天|个月|年)$/.test(quantity.base))
    return han
      ? !/相隔|间隔|相距|晚|早|迟|历时|经过|封控|封村|封闭|隔离|管控|停工|停产|停摆|关闭|工期|施工|时隔|持续|保持|维持|稳定|延续|跨越|跨|长达|历经|超过|奋战|用时|用|提前|整整|仅用|耗时|连续|累计|达|第/.test(
          before,
        ) && !/奋战|完成|攻坚/.test(behind)
      : /每隔?$|提前.{0,2}$/.test(before) && !/完成/.test(behind)
  if (quantity.base === '岁' || quantity.base === '周年' || quantity.base === '字' || quantity.base === '号') return true
  return false
}
