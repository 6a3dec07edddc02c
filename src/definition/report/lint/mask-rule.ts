import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { figureAt, type ProseLine } from '../prose.ts'
import { readUnitAfter } from '../unit-words.ts'
import { lintProblem } from './codes.ts'

const blank =
  /_{2,}|＿{2,}|[○〇●△▲◯]{2,}(?!年)|[（(【[](?:待补充?|待定|待填|待核实?|待报|暂缺|略填|此处[^（()）]{0,8}|数据待[^（()）]{0,6})[）)】\]]|[【[（(][ \u3000]*[】\])）](?=座|户|万元|亿元|亩|人|个|家|件|%)|(?<=[\u4e00-\u9fa5])[ \u3000]{2,}(?=(?:座|户|万元|亿元|亩|人|个|家|件|%|个百分点)(?:[，。；、,;]|$))|[?？]{2,}(?=\s*(?:万元|亿元|元|亩|户|人|家|个|件|%|公里))|(?<=[\u4e00-\u9fa5])…+(?=万元|亿元|亩|户|个百分点)/g
/** 新建公厕**座: stars that are no marks of emphasis, since nothing closes them. */
const stars = /\*{2,}/g

/** Places that were left blank to be filled in: ____, （待补充）, **, ○○. Reads the line as written, where stars are still there. */
export function checkBlanks(line: ProseLine): readonly Diagnostic[] {
  const found = [...line.text.matchAll(blank)].filter((match) => figureAt(line, match.index) === undefined)
  const starred = [...line.text.matchAll(stars)]
  const open = starred.filter((match, at) => {
    const after = line.text.slice(match.index + match[0].length)
    const before = line.text.slice(0, match.index)
    if (!/[\u4e00-\u9fa5\d]$/.test(before) || !(readUnitAfter(after).length > 0 || /^[年月日镇乡村县]/.test(after))) return false
    return starred.length % 2 === 1 || (at % 2 === 0 && /[，,、。；;]/.test(line.text.slice(match.index, starred[at + 1]?.index)))
  })
  return [...found, ...open].map((match) => lintProblem(line.placeOf(match.index), 'unresolved-mask.blank', { blank: match[0] }))
}

const mask = /(?<![\p{Script=Latin}])[x×ＸX]+(?:\.[x×ＸX]+)?(?![\p{Script=Latin}\d])/gu

/** Masks that nobody filled in, and x where a word must have stood (最x心结). */
export function checkMasks(line: ProseLine): readonly Diagnostic[] {
  return [...line.text.matchAll(mask)].flatMap((match) => {
    if (figureAt(line, match.index) !== undefined) return []
    const before = line.text.slice(0, match.index)
    const after = line.text.slice(match.index + match[0].length)
    if (/\d\s*$/.test(before) && /^\s*\d/.test(after)) return []
    if (isNamePart(match[0], before, after)) return []
    const meaning = classify(before, after)
    if (meaning === undefined) {
      return [
        lintProblem(line.placeOf(match.index), 'false-mask', {
          around: `${before.slice(-1)}${match[0]}${after.slice(0, 2)}`,
          mask: match[0],
        }),
      ]
    }
    return [lintProblem(line.placeOf(match.index), 'unresolved-mask.mask', { mask: match[0], meaning })]
  })
}

/** 数据要素×, 1+N+X, 555X, 5G-A×物联网: one × or X that belongs to a name. */
function isNamePart(found: string, before: string, after: string): boolean {
  if (!/^[X×Ｘ]$/.test(found)) return false
  if (/[+＋]$/.test(before) || /^[+＋]/.test(after)) return true
  const measured = readUnitAfter(after).length > 0 || /^[年月日号镇乡村县市]|^(?:街道|社区)/.test(after)
  if (measured) return false
  if (/\d$/.test(before)) return !/^\d/.test(after)
  return found === '×' && /[\u4e00-\u9fa5A-Za-z]$/.test(before) && /^[”"』」’'》\u4e00-\u9fa5]/.test(after)
}

function classify(before: string, after: string): string | undefined {
  if (/^[年月日号]|^-[x×]/.test(after) || /\d{2}$/.test(before)) return '日期'
  if (/^[镇乡村县市]|^(?:街道|社区)/.test(after)) return '地名'
  if (/^A(?:级|景区)?/.test(after)) return '等级'
  const unit = readUnitAfter(after)
  if (unit.core !== '' || unit.scaleWord !== '') return '数值'
  if (/^[-—～至]/.test(after)) return '数值'
  if (/[\u4e00-\u9fa5]$/.test(before) && /^[\u4e00-\u9fa5]/.test(after))
    return /[最更很不最同大小]$/.test(before) ? undefined : /^[心性化力]/.test(after) ? undefined : '名称'
  return '名称'
}
