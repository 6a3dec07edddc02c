import { isUnit, type UnitId } from './unit.ts'

/** How offices abbreviate units, in half width (㎡ is m2). */
const abbreviated: ReadonlyMap<string, UnitId> = new Map([
  ['m2', '平方米'],
  ['平米', '平方米'],
  ['平方', '平方米'],
  ['万m2', '万平方米'],
  ['hm2', '公顷'],
  ['km', '公里'],
  ['千米', '公里'],
  ['kg', '千克'],
  ['t', '吨'],
  ['市斤', '斤'],
  ['市亩', '亩'],
  ['kwh', '千瓦时'],
  ['口人', '人'],
  ['口', '人'],
])

/** Measure words of things that are counted one by one. */
const measures = new Set('张间辆盏棵株只本幢栋套台桌所支队篇份册门位床')

/** The unit that a word means: itself, or what it abbreviates; undefined where it is none. */
export function findUnit(word: string): UnitId | undefined {
  if (isUnit(word)) return word
  const plain = word.normalize('NFKC').replace(/[\s\u3000]|人民币/g, '')
  if (isUnit(plain)) return plain
  return measures.has(plain) ? '个' : abbreviated.get(plain.toLowerCase())
}

/** The units of a remark, one or several (人、万元); undefined where one of its words is none. */
export function readUnits(remark: string): readonly UnitId[] | undefined {
  const whole = findUnit(remark)
  if (whole !== undefined) return [whole]
  const found = remark.split(/[、,，/;；]/).map(findUnit)
  return found.every((unit) => unit !== undefined) ? found : undefined
}
