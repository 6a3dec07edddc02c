import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { fitsNumber } from './fits-number.ts'
import { countBefore, marks } from './shape.ts'
import { axisCount, type ClauseInput, type ClauseRead, lastOfAxis, onward, plainWhat, subjectIn } from './told.ts'
import type { Claimed } from './types.ts'

const row = '((?:Ⓜ(?:村|类)?[、和与及]?){2,})'
const ordered = new RegExp(
  `^(.*?)(?:Ⓝ|[三四五六七八九十])?(?:个|大)?(?:村|类|项|家)?(.*?)(?:按[^ⓂⓃ]*?)?[从由](?:(?:高|多|大)到(?:低|少|小)|((?:低|少|小)到(?:高|多|大)))(?:排序|排列|依次|分别)*(?:是|为|：)?${row}(其他)?$`,
)

/** 四类从高到低依次是A、B、C和其他: each above the one behind it, and no other above the last. */
export function readOrdered(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = ordered.exec(shape.text)
  const [count, ...more] = shape.numbers
  if (match === null || more.length > 0) return undefined
  const [, before = '', between = '', rises, names = '', others] = match
  const listed = shape.members.slice(shape.members.length - countBefore(names, marks.member, names.length))
  const all = listed.length + (others === undefined ? 0 : 1)
  const han = /([三四五六七八九十])(?:个|大)?(?:村|类|项|家)/.exec(shape.text)?.[1]
  const said = count?.value.toFixed(0) ?? (han === undefined ? undefined : String('零一二三四五六七八九十'.indexOf(han)))
  if (said !== undefined && said !== String(all)) return undefined
  const what = `${before}${between}`.replace(/[各类项中里]+$/, '')
  const subject = subjectIn(input, { what, members: listed })
  if (subject === undefined || axisCount(subject.topic, listed) !== listed.length) return undefined
  const sign = rises === undefined ? 1 : -1
  const claim = { type: 'ordered', topic: subject.topic, of: listed, sign, others: others ?? '', period: told.period } as const
  return { claims: [claim], told: onward(told, { topic: subject.topic, members: listed, what: plainWhat(what) }) }
}

const named =
  /^(.*?)(?:中)?(?:面积|数量|数|金额)?最(?:(?:多|高|大)|(少|低|小))的?(?:村|企业|类|一个)?(?:是|为)?Ⓜ(?:也|仅|只|达|有|为|是|均|还)*Ⓝ$/

/** 最低的白水村也有12.47万元: who goes beyond all others, and what it has. */
export function readNamedExtreme(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = named.exec(shape.text)
  const [quantity, ...more] = shape.numbers
  if (match === null || quantity === undefined || more.length > 0 || shape.members.length !== 1) return undefined
  const [, what = '', low] = match
  const subject = subjectIn(input, { what, members: shape.members, fits: (one) => fitsNumber(input.catalogue, one, quantity) })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 1) return undefined
  const claim = { topic: subject.topic, of: lastOfAxis(subject), period: told.period } as const
  const from = low === undefined ? 'top' : 'bottom'
  const claims: readonly Claimed[] = [
    { type: 'rank', ...claim, from, place: 1, form: 'value' },
    { type: 'level', ...claim, quantity },
  ]
  return { claims, told: { ...onward(told, { ...subject, what: plainWhat(what) }), last: { from, place: 1, form: 'value' } } }
}

const noneBeyond = /^(?:没有|无)(?:任何)?(?:一个?|Ⓝ个?)?(?:行政)?(村|企业|类)的?(.*?)Ⓝ$/

/** 没有一个村的集体经营性收入低于12万元: all of them lie on the other side of the bound. */
export function readNoneBeyond(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = noneBeyond.exec(shape.text)
  const quantity = shape.numbers.at(-1)
  const [word, ...others] = quantity?.approximators ?? []
  if (match === null || quantity === undefined || word === undefined || others.length > 0 || shape.members.length > 0) return undefined
  const [, kind = '', what = ''] = match
  if (what.includes(marks.number) || !/^(?:under|atMost|exceed|atLeast|reach)$/.test(word.kind)) return undefined
  if (shape.numbers.length > 1 && shape.numbers[0]?.value.eq('1') !== true) return undefined
  const fits = (one: ResolvedIndicator) => fitsNumber(input.catalogue, one, quantity)
  const subject = subjectIn({ ...input, told: { ...told, members: [] } }, { what, members: [], kind, fits })
  if (subject === undefined) return undefined
  const claim = { topic: subject.topic, period: told.period, but: told.but, count: undefined } as const
  return {
    claims: [{ type: 'all', ...claim, that: { type: 'beyond', quantity, not: word.kind } }],
    told: onward(told, { topic: subject.topic, members: [], what: plainWhat(what) }),
  }
}
