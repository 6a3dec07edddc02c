import type { Quantity } from '../quantity.ts'
import type { LintSentence } from './types.ts'

/** Kinds that leave nothing over when all of them are named; each line is one way of dividing, with how many of its kinds must stand there. */
const divisions: readonly { readonly kinds: readonly RegExp[]; readonly least: number }[] = [
  { kinds: [/男/, /女/], least: 2 },
  { kinds: [/城[镇市]|镇区|非农/, /乡村|农村|农业/], least: 2 },
  { kinds: [/农业/, /工业/], least: 2 },
  { kinds: [/中央|国家/, /省/, /市/, /县|区/, /镇|乡/], least: 3 },
  { kinds: [/外省|省外/, /外市|市外|省内/, /外县|县外|市内/], least: 3 },
  { kinds: [/一产|第一产业/, /二产|第二产业/, /三产|第三产业/], least: 3 },
  { kinds: [/A类|甲类/, /B类|乙类/, /C类|丙类/, /D类|丁类/, /E类/], least: 3 },
]
/** 分别为, 包括 behind 共: the words say that it is all. */
const allSaid = /分别(?:为|是)|(?:由|分)[^，,；;。]{0,6}组成/

/** Whether the parts of a whole claim to be all of it: the words say so, the kinds leave nothing over, or money is told to the 分. */
export function isComplete(
  { line, start }: LintSentence,
  { whole, parts, at }: { readonly whole: Quantity; readonly parts: readonly Quantity[]; readonly at: number },
): boolean {
  const opening = line.text.slice(whole.stop, parts[0]?.start)
  if (allSaid.test(opening)) return true
  const lead = line.text.slice(start, whole.start)
  if (/包括/.test(opening)) return /共|合计|总计|总/.test(lead)
  if (isMoneyToTheFen([whole, ...parts])) return true
  const labels = parts.map((part, index) => {
    const from = index === 0 ? at + 2 : (parts[index - 1]?.stop ?? at)
    return line.text.slice(from, part.start)
  })
  return divisions.some(({ kinds, least }) => {
    const found = labels.map((label) => kinds.findIndex((kind) => kind.test(label)))
    return found.length >= least && found.every((kind) => kind >= 0) && new Set(found).size === found.length
  })
}

function isMoneyToTheFen(quantities: readonly Quantity[]): boolean {
  return quantities.every(({ unit, digits }) => unit.core === '元' && unit.scaleWord === '' && /\.\d\d$/.test(digits))
}
