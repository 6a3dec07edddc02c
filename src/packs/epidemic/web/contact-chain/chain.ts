import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import { groupBy } from '../../../../definition/group-by.ts'
import { contactFields } from '../fields.ts'

/** Somebody in a chain. One person is one node, however many links lead there: a name within a village. */
export interface ChainPerson {
  readonly key: string
  readonly name: string
  readonly village: string
  /** The record that tells of the person: a case, else the first link that names them. */
  readonly ledger: 'confirmed-case' | 'contact'
  readonly record: string
  readonly category: string
  /** Steps from the case that the chain begins with. */
  readonly distance: number
}

export interface ChainLink {
  readonly from: string
  readonly to: string
  readonly record: string
  readonly contactedOn: string
  readonly manner: string
  readonly place: string
}

export interface Chain {
  /** Nearest first; within one distance by the order of those who lead to them. */
  readonly people: readonly ChainPerson[]
  readonly links: readonly ChainLink[]
}

/** Who can be reached from a case along the recorded contacts, each at their shortest distance. Circles end where they close. */
export function chainFrom(root: LedgerRecord, cases: readonly LedgerRecord[], contacts: readonly LedgerRecord[]): Chain {
  const keyOf = new Map([...cases, ...contacts].map((record) => [record.id, personKey(record)]))
  const bySource = groupBy(contacts, (record) => keyOf.get(contactFields.text(record, 'source')) ?? '')
  const caseOf = new Map(cases.map((record) => [personKey(record), record]))
  const people = new Map<string, ChainPerson>()
  const links: ChainLink[] = []
  const meet = (record: LedgerRecord, distance: number) => {
    const key = personKey(record)
    if (people.has(key)) return
    const own = caseOf.get(key)
    people.set(key, {
      key,
      name: contactFields.text(record, 'name'),
      village: contactFields.shown(record, 'village'),
      ledger: own === undefined ? 'contact' : 'confirmed-case',
      record: own?.id ?? record.id,
      category: own === undefined ? contactFields.shown(record, 'category') : '确诊病例',
      distance,
    })
  }
  meet(root, 0)
  for (const { key, distance } of people.values()) {
    for (const record of bySource.get(key) ?? []) {
      meet(record, distance + 1)
      links.push({
        from: key,
        to: personKey(record),
        record: record.id,
        contactedOn: contactFields.text(record, 'contactedOn'),
        manner: contactFields.shown(record, 'manner'),
        place: contactFields.text(record, 'place'),
      })
    }
  }
  return { people: [...people.values()], links }
}

function personKey(record: LedgerRecord): string {
  return `${contactFields.text(record, 'name')}|${contactFields.text(record, 'village')}`
}

export interface PlacedPerson {
  readonly person: ChainPerson
  readonly x: number
  readonly y: number
}

export interface ChainLayout {
  readonly width: number
  readonly height: number
  readonly places: ReadonlyMap<string, PlacedPerson>
  /** The distances that somebody stands at, each with the middle of its column. */
  readonly columns: readonly { readonly distance: number; readonly x: number; readonly count: number }[]
}

const column = 210
const row = 40
const margin = 28
export const personBox = { width: 150, height: 30 } as const

/**
 * Columns by distance, from left to right. In a column everybody stands as near as may be to the middle of those who lead to them, so that
 * lines cross little; the same chain is always drawn the same way.
 */
export function layOut({ people, links }: Chain): ChainLayout {
  const byDistance = [...groupBy(people, ({ distance }) => distance)].sort(([a], [b]) => a - b)
  const tallest = Math.max(1, ...byDistance.map(([, own]) => own.length))
  const height = tallest * row + 2 * margin + 20
  const places = new Map<string, PlacedPerson>()
  for (const [distance, own] of byDistance) {
    const ordered = own
      .map((person, order) => ({ person, order, wish: wishOf(person, links, places) }))
      .sort((a, b) => a.wish - b.wish || a.order - b.order)
    const top = margin + 20 + ((tallest - ordered.length) * row) / 2
    for (const [index, { person }] of ordered.entries()) {
      places.set(person.key, { person, x: margin + distance * column, y: top + index * row })
    }
  }
  return {
    width: 2 * margin + (byDistance.length - 1) * column + personBox.width,
    height,
    places,
    columns: byDistance.map(([distance, own]) => ({ distance, x: margin + distance * column, count: own.length })),
  }
}

/** The middle of those in the column before who lead to a person. */
function wishOf(person: ChainPerson, links: readonly ChainLink[], places: ReadonlyMap<string, PlacedPerson>): number {
  const above = links.flatMap(({ from, to }) => {
    const place = to === person.key ? places.get(from) : undefined
    return place === undefined || place.person.distance >= person.distance ? [] : [place.y]
  })
  return above.length === 0 ? 0 : above.reduce((sum, y) => sum + y, 0) / above.length
}

/** The chain as one walks it by keyboard: each person below the first one who leads to them. */
export interface ChainBranch {
  readonly person: ChainPerson
  readonly parent: string | undefined
  readonly children: readonly string[]
}

export function branchesOf({ people, links }: Chain): ReadonlyMap<string, ChainBranch> {
  const distance = new Map(people.map((person) => [person.key, person.distance]))
  const parentOf = new Map<string, string>()
  for (const { from, to } of links) {
    if (!parentOf.has(to) && (distance.get(from) ?? 0) < (distance.get(to) ?? 0)) parentOf.set(to, from)
  }
  const children = groupBy(
    people.filter(({ key }) => parentOf.has(key)),
    ({ key }) => parentOf.get(key) ?? '',
  )
  return new Map(
    people.map((person) => [
      person.key,
      { person, parent: parentOf.get(person.key), children: (children.get(person.key) ?? []).map(({ key }) => key) },
    ]),
  )
}
