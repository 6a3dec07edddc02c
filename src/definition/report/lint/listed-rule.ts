import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { lintProblem } from './codes.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

/** What names are given of one by one. */
const counted = /(?:企业|公司|合作社|单位|机构|学校|医院|园区|景区|村|社区|乡镇|街道|部门|商会|协会|农场|基地)$/

/** 规上企业8家（甲、乙……）, 规上企业3家，分别为甲、乙: as many names as are counted. */
export function checkListed({ line, start, end, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((quantity) => {
    if (!/^(?:家|个|村|镇|所)$/.test(quantity.unit.core) || quantity.approximators.length > 0 || quantity.unit.scaleWord !== '') return []
    const before = line.text.slice(start, quantity.start)
    const after = line.text.slice(quantity.stop, end)
    const noun = /^[\u4e00-\u9fa5]{0,8}?(?=[（(：:，,])/.exec(after)?.[0] ?? ''
    if (!counted.test(noun) && !counted.test(before.replace(/(?:达到?|有|共|为|已)+$/, ''))) return []
    const rest = after.slice(noun.length)
    const list = (/^[（(]([^（()）]*、[^（()）]*)[）)]/.exec(rest) ??
      /^[，,](?:分别为|分别是|即|包括：?|依次为)[：:]?([^，,。；;（(]*、[^，,。；;（(]*)(?=[。；;]|$)/.exec(rest))?.[1]
    if (list === undefined || /等$|\d|各|其中|[级类型]$/.test(list)) return []
    const items = list.split('、').flatMap((item, at, all) => (at === all.length - 1 ? item.split(/(?<=.{2})[和与及](?=.{2})/) : [item]))
    if (items.some((item) => item.length < 2 || item.length > 16 || /[级类型]$/.test(item)) || quantity.value.eq(String(items.length)))
      return []
    if (quantity.value.eq(String(list.split('、').length))) return []
    return [
      lintProblem(line.placeOf(quantity.start), 'counted-list.listed', { whole: shown(line.text, quantity), items: items.length, list }),
    ]
  })
}
