import { groupBy } from '../../definition/group-by.ts'
import { checkNationalId } from '../../definition/identifier/check-national-id.ts'
import { normaliseIdentifier } from '../../definition/identifier/normalise-identifier.ts'
import { addDays } from '../../definition/period/calendar-day.ts'

/** What a rule looks at. Nothing else of somebody takes part, and nothing is weighed: each rule says why two records may be one person. */
export interface DoubtfulPerson {
  readonly id: string
  readonly name: string
  /** A number that checks. */
  readonly number: string | undefined
  /** One as some list had it. */
  readonly stated: string | undefined
  readonly bornOn: string | undefined
  readonly village: string | undefined
  readonly household: string | undefined
}

/** Why two records may be of one person. */
export type DoubtRule = 'same-number' | 'near-number' | 'cut-number' | 'same-name' | 'two-households'

export interface Doubt {
  /** In the order of the ids, so that a pair has one name. */
  readonly left: string
  readonly right: string
  readonly rules: readonly DoubtRule[]
  readonly against: readonly DoubtAgainst[]
}

/** What speaks against it. */
export type DoubtAgainst = 'other-name' | 'other-number' | 'other-birthday' | 'other-village'

/** So many days between two birthdays may be a slip, or the lunar calendar beside the other. */
const nearDays = 45
const characters = '0123456789X'

/**
 * Pairs of records that may be of one person, by rule: a number that is another's in another writing, cut short or one character off; the same name in one
 * village with birthdays that are near; the same name and birthday in two households. Two numbers that both check are two people, whatever else is alike. No
 * score: a pair is proposed or it is not.
 */
export function findDoubtful(people: readonly DoubtfulPerson[]): readonly Doubt[] {
  const pairs = new Map<string, Set<DoubtRule>>()
  const byId = new Map(people.map((one) => [one.id, one]))
  const add = (one: DoubtfulPerson, other: DoubtfulPerson, rule: DoubtRule) => {
    if (one.id === other.id || areTwo(one, other)) return
    const key = pairKey(one.id, other.id)
    pairs.set(key, (pairs.get(key) ?? new Set()).add(rule))
  }
  addByNumber(people, add)
  addByName(people, add)
  return [...pairs].map(([key, rules]) => {
    const [left = '', right = ''] = key.split(' ')
    const [one, other] = [byId.get(left), byId.get(right)]
    return { left, right, rules: [...rules].sort(), against: one === undefined || other === undefined ? [] : againstOf(one, other) }
  })
}

/** A pair has one name, whichever is named first. */
export function pairKey(one: string, other: string): string {
  return [one, other].sort().join(' ')
}

type Add = (one: DoubtfulPerson, other: DoubtfulPerson, rule: DoubtRule) => void

function areTwo({ number: one }: DoubtfulPerson, { number: other }: DoubtfulPerson): boolean {
  return one !== undefined && other !== undefined && one !== other
}

/** Every writing of a stated number is looked up among the numbers there are: a few hundred look-ups each, and no pair is compared for nothing. */
function addByNumber(people: readonly DoubtfulPerson[], add: Add): void {
  const byNumber = new Map<string, DoubtfulPerson[]>()
  const byBeginning = new Map<string, DoubtfulPerson[]>()
  for (const one of people) {
    for (const number of new Set([one.number, writingOf(one.stated)])) {
      if (number === undefined) continue
      push(byNumber, number, one)
      if (number.length === 18) push(byBeginning, number.slice(0, cutAt), one)
    }
  }
  for (const one of people) {
    const stated = writingOf(one.stated)
    if (stated === undefined) continue
    for (const other of byNumber.get(stated) ?? []) add(one, other, 'same-number')
    for (const near of nearTo(stated)) for (const other of byNumber.get(near) ?? []) add(one, other, 'near-number')
    if (stated.length >= cutAt && stated.length < 18)
      for (const other of byBeginning.get(stated.slice(0, cutAt)) ?? [])
        if (isCutOf(stated, other) && (stated.length >= wholeButCheck || nameOf(one) === nameOf(other))) add(one, other, 'cut-number')
  }
}

/** Region and birthday: shorter than this a number says nothing of anybody. */
const cutAt = 14
/** All but the check digit is one person's; less is everybody's who was born there on that day, so that the name has to say the rest. */
const wholeButCheck = 17

function isCutOf(stated: string, { number, stated: written }: DoubtfulPerson): boolean {
  return [number, writingOf(written)].some((whole) => whole?.startsWith(stated))
}

function nameOf({ name }: DoubtfulPerson): string {
  return name.normalize('NFKC').replace(/\s+/g, '')
}

/** A stated number as it would be kept: the old fifteen digits lengthened, full-width digits made plain. */
function writingOf(stated: string | undefined): string | undefined {
  if (stated === undefined || stated.trim() === '') return undefined
  const written = normaliseIdentifier(stated)
  const checked = checkNationalId(written)
  return checked.ok ? checked.value : written
}

/** One character other, or two neighbours the wrong way round. */
function nearTo(number: string): readonly string[] {
  if (number.length !== 18) return []
  const near: string[] = []
  for (let at = 0; at < number.length; at += 1) {
    for (const letter of characters) if (letter !== number.charAt(at)) near.push(`${number.slice(0, at)}${letter}${number.slice(at + 1)}`)
    if (at + 1 < number.length && number.charAt(at) !== number.charAt(at + 1))
      near.push(`${number.slice(0, at)}${number.charAt(at + 1)}${number.charAt(at)}${number.slice(at + 2)}`)
  }
  return near
}

function addByName(people: readonly DoubtfulPerson[], add: Add): void {
  for (const namesakes of groupBy(people, nameOf).values()) {
    for (const [index, one] of namesakes.entries()) {
      for (const other of namesakes.slice(index + 1)) {
        const [left, right] = [birthOf(one), birthOf(other)]
        const isSame = left !== undefined && left === right
        if (
          one.village !== undefined &&
          one.village === other.village &&
          (left === undefined || right === undefined || areNear(left, right))
        )
          add(one, other, 'same-name')
        if (isSame && one.household !== undefined && other.household !== undefined && one.household !== other.household)
          add(one, other, 'two-households')
      }
    }
  }
}

/** The birthday that is written down, else the one in the number. */
function birthOf({ bornOn, number }: DoubtfulPerson): string | undefined {
  if (bornOn !== undefined) return bornOn
  return number === undefined || number.length !== 18 ? undefined : `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

/** Near on the calendar, or the same but for the year's last digit or month and day the wrong way round. */
function areNear(left: string, right: string): boolean {
  const [from, to] = left < right ? [left, right] : [right, left]
  const limit = addDays(from, nearDays)
  if (limit !== undefined && to <= limit) return true
  const [year, month, day] = left.split('-')
  return right === `${year}-${day}-${month}` || (left.slice(4) === right.slice(4) && left.slice(0, 3) === right.slice(0, 3))
}

function againstOf(one: DoubtfulPerson, other: DoubtfulPerson): readonly DoubtAgainst[] {
  const differ = (left: string | undefined, right: string | undefined) => left !== undefined && right !== undefined && left !== right
  const against: DoubtAgainst[] = []
  if (one.name !== other.name) against.push('other-name')
  if (differ(one.number ?? writingOf(one.stated), other.number ?? writingOf(other.stated))) against.push('other-number')
  if (differ(birthOf(one), birthOf(other))) against.push('other-birthday')
  if (differ(one.village, other.village)) against.push('other-village')
  return against
}

function push(groups: Map<string, DoubtfulPerson[]>, key: string, one: DoubtfulPerson): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [one])
  else group.push(one)
}
