import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { type DivisionIndex, type NamedPlace, type PlaceHome, readDivisions, stemOf } from '../place/division-index.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

/** Words for kinds of places: what a full name ends with. */
const kinds = /(?:省|自治区|自治州|地区|盟|市|自治县|县|区|旗)/g
const townKinds = /(?:街道|镇|乡)/g
const longest = 14
/** Names that are also words, or that many cities use for a part of themselves. */
const wordLike =
  /^(?:城区|郊区|矿区|市区|新区|县城|开发区)$|^(?:新建|和平|平安|同心|共和|通道|大通|互助|安定|友好|自治|向阳|新民|民主|大安|文明|团结|红旗|海南|开发|新城|桥东|桥西|城中|城东|城西|城南|城北|东方|高新|新华|长安|建设|建华|解放|光明|东风|五大|万全|安居|广安|安居|沿河|朝阳|中山|长治|永安)$/

/** 湖北省张家界市, 遂昌县竹口镇, 庆元查田镇: a place that lies elsewhere by the division codes. A name that no code has is not judged. */
export function checkPlaces(line: ProseLine): readonly Diagnostic[] {
  const { text } = line
  if (!/[省市区县旗州盟镇乡]|街道/.test(text)) return []
  return [...checkFull(line), ...checkBeforeTowns(line)]
}

interface Found {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly places: readonly NamedPlace[]
}

/** A full name, and what follows it at once. */
function checkFull(line: ProseLine): readonly Diagnostic[] {
  const divisions = readDivisions()
  const problems: Diagnostic[] = []
  for (const match of line.text.matchAll(kinds)) {
    const end = match.index + match[0].length
    const outer = longestEndingAt(line.text, end, divisions.places)
    if (outer === undefined || wordLike.test(outer.name)) continue
    const inner = followingAt(line.text, end, divisions)
    if (inner === undefined || liesWithin(inner, outer, divisions)) continue
    problems.push(misplaced(line, outer, inner, divisions))
  }
  return problems
}

/** A short name right before the full name of a town: 庆元查田镇. */
function checkBeforeTowns(line: ProseLine): readonly Diagnostic[] {
  const divisions = readDivisions()
  const problems: Diagnostic[] = []
  for (const match of line.text.matchAll(townKinds)) {
    const end = match.index + match[0].length
    const town = townEndingAt(line.text, end, divisions)
    if (town === undefined || isGoingOn(line.text, town)) continue
    const outer = longestEndingAt(line.text, town.start, divisions.shortPlaces)
    if (
      outer === undefined ||
      outer.name.length < 2 ||
      wordLike.test(outer.name) ||
      divisions.findTown(`${outer.name}${town.name}`) !== undefined
    )
      continue
    // 大庆元山镇 may be cut in more than one way.
    const before = line.text[outer.start - 1] ?? ''
    if (/[\u4e00-\u9fa5]/.test(before) && !/[省市州县在和与到从往由赴对的镇乡、了是向及驻援]/.test(before)) continue
    if (!liesWithin(town, outer, divisions)) problems.push(misplaced(line, outer, town, divisions))
  }
  return problems
}

function longestEndingAt(text: string, end: number, names: ReadonlyMap<string, readonly NamedPlace[]>): Found | undefined {
  for (let start = Math.max(0, end - longest); start <= end - 2; start += 1) {
    const name = text.slice(start, end)
    const places = names.get(name)
    if (places !== undefined) return { name, start, end, places }
  }
  return undefined
}

function townEndingAt(text: string, end: number, { findTown, shortPlaces }: DivisionIndex): Found | undefined {
  let found: Found | undefined
  for (let start = Math.max(0, end - longest); start <= end - 3; start += 1) {
    const name = text.slice(start, end)
    const homes = findTown(name)
    if (homes === undefined) continue
    const town = { name, start, end, places: [{ level: 'town' as const, homes }] }
    found ??= town
    if (longestEndingAt(text, start, shortPlaces) !== undefined) return town
  }
  return found
}

/** The longest name that begins here: a city, a county or a town; behind a province also a city in short, before a mark. */
function followingAt(text: string, start: number, { places, shortPlaces, findTown }: DivisionIndex): Found | undefined {
  for (let end = Math.min(text.length, start + longest); end >= start + 2; end -= 1) {
    const name = text.slice(start, end)
    const full = places.get(name)
    const homes = findTown(name)
    if (full === undefined && homes === undefined) {
      const short = shortPlaces.get(name)?.filter(({ level }) => level !== 'county')
      const closed = end === text.length || /[，。；：、“”（）的]/.test(text[end] ?? '')
      if (short === undefined || short.length === 0 || (!closed && name.length < 3) || /[路街镇乡村山湖江河]/.test(text[end] ?? ''))
        continue
      return { name, start, end, places: short }
    }
    const found = { name, start, end, places: [...(full ?? []), ...(homes === undefined ? [] : [{ level: 'town' as const, homes }])] }
    return wordLike.test(name) || isGoingOn(text, found) ? undefined : found
  }
  return undefined
}

/** 和平乡 in 和平乡村, 城东街道 in 县城东街道路: the name is cut out of other words. */
function isGoingOn(text: string, { name, start, end }: Found): boolean {
  const next = text[end] ?? ''
  if (name.endsWith('乡') && /[村亲土镇情愁贤音间道]/.test(next)) return true
  if (name.endsWith('镇') && (name.length < 3 || /[江海区]/.test(next))) return true
  if (name.endsWith('街道') && (/[路办两沿边]/.test(next) ? next !== '办' : name.startsWith('城') && text[start - 1] === '县')) return true
  return /[市县区]$/.test(name) && /^[场政域委级长直属]/.test(next) && name.length < 3
}

const order = { province: 0, city: 1, county: 2, town: 3 } as const

/** Whether in any reading the inner place lies in the outer one, or the two do not stand one in the other at all. */
function liesWithin(inner: Found, outer: Found, divisions: DivisionIndex): boolean {
  const pairs = outer.places.flatMap((large) => inner.places.map((small) => ({ large, small })))
  const nested = pairs.filter(({ large, small }) => order[large.level] < order[small.level] || isMunicipality(large, small, inner.name))
  if (nested.length < pairs.length || nested.length === 0) return true
  return nested.some(({ large, small }) =>
    large.homes.some(
      (home) =>
        small.homes.some((other) => contains(home, other)) ||
        (small.level === 'town' && home.county >= 0 && divisions.hasStem(home.county, stemOf(inner.name))),
    ),
  )
}

/** 四川省重庆市: a municipality lies in no other province. */
function isMunicipality(large: NamedPlace, small: NamedPlace, name: string): boolean {
  return large.level === 'province' && small.level === 'province' && /^(?:北京|天津|上海|重庆)市?$/.test(name)
}

function contains(outer: PlaceHome, inner: PlaceHome): boolean {
  if (outer.county >= 0) return outer.county === inner.county
  return outer.city >= 0 ? outer.city === inner.city : outer.province === inner.province
}

function misplaced(line: ProseLine, outer: Found, inner: Found, { nameOf }: DivisionIndex): Diagnostic {
  const homes = [...new Set(inner.places.flatMap(({ homes: all }) => all.map((home) => withoutOwn(nameOf(home), inner.name))))]
  const [first = ''] = homes
  const where = first === '' ? '' : homes.length === 1 ? `在${first}，` : `在${first}等${homes.length}处，`
  return lintProblem(line.placeOf(outer.start), 'place-mismatch', { inner: inner.name, where, outer: outer.name })
}

function withoutOwn(where: string, name: string): string {
  const at = where.lastIndexOf(name)
  return at >= 0 && where.length - at - name.length <= 1 ? where.slice(0, at) : where
}
