import type { NumberAssertion } from './prove-common.ts'
import type { SubjectContext } from './subjects.ts'

const deed = /^(?:于|在)?[^，。；、]{0,8}(?:开工|动工|完工|竣工|投产|验收|办结|整改|化解|修复|建成|退出|获批|复工|引进|签约)/

/**
 * 10项于2019年开工, 6个新引进项目到资3449.5万元, 创业（电商）248人: of some of what is spoken of, by a day, by how many there are or by what a bracket says; the
 * whole's figure says nothing against it.
 */
export function isOfSome({ line }: SubjectContext, { clause, start, quantity }: NumberAssertion): boolean {
  const { text } = line.reading.normal
  const item = text.slice(clause.start, start).split('、').at(-1) ?? ''
  if (text[start - 1] === '）') return true
  // 共24笔: of what nobody here counts.
  if (quantity.base === '' && /^[\u4e00-\u9fa5]/.test(text.slice(quantity.stop))) return true
  if (
    item === '' &&
    deed.test(text.slice(quantity.stop, clause.end)) &&
    /\d月|\d年|季度|[上下]半年/.test(text.slice(quantity.stop, clause.end))
  )
    return true
  return /^(?:元|吨|亩)$/.test(quantity.base) && /[\uE000\d](?:个|项|家|户|名)[\u4e00-\u9fa5]{2,}$/.test(item)
}
