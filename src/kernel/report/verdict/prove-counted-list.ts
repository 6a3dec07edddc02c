import { equals, type NumberAssertion } from './prove-common.ts'
import { type SubjectContext, villagesIn } from './subjects.ts'
import type { Hypothesis } from './types.ts'

/** Verbs that lead to the first item, or govern the number alone. */
const lead =
  /^.*?(?:推进|推动|实施|开展|推出|转产|生产|开发|研发|打造|培育|围绕|聚焦|紧扣|抓好|抓实|落实|做好|办好|完善|建立|健全|包括|涵盖|涉及|突出|坚持|统筹|谋划|申报|创建|举办|组织|形成|发展|构建|补齐|强化|优化)(?:了|出)?/
const alone = /(?:实施|完成|开展|打造|培育|引进|启动|落实|获得|成立|组建|建成|新建|新增|投入|安排|共|有|等)$/

/**
 * 推进特色农业强镇、景区镇、美丽城镇、铅笔小镇、红色乡镇五项创建: as many as stand in a row right before the number, which no 等 leaves open. Names of
 * villages are told by the ledgers, and a number that agrees with no such row is left to what else may prove it.
 */
export function proveCountedList(context: SubjectContext, { quantity, clause, relation }: NumberAssertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  if (relation.type !== 'level' || quantity.approximators.length > 0 || !/^(?:种|类|项|大|条|方面|款|样|个)$/.test(quantity.base)) return []
  const before = text.slice(clause.start, quantity.start)
  if (/[\d\uE000-\uE002]/.test(before) || villagesIn(before, context.villages).length > 0 || alone.test(before)) return []
  const items = before.split('、')
  if (items.length < 2 || !quantity.value.eq(String(items.length))) return []
  const [first = '', ...others] = items
  const bare = [first.replace(lead, ''), ...others]
  if (bare.some((item) => !/^[\u4e00-\u9fa5A-Za-z]{2,10}$/.test(item))) return []
  const number = { type: 'number', value: quantity.value } as const
  return [{ term: number, test: equals(quantity), label: '前面列出的个数', unit: quantity.base, certain: false, token: undefined }]
}
