/** Something that needs somebody. */
export interface ProposalObject {
  readonly id: string
  /** The duty's kind of object. */
  readonly kind: string
  readonly village: string | undefined
  readonly grid: string | undefined
}

export interface Candidate {
  readonly id: string
  readonly name: string
  /** Villages and grids that the candidate works in. */
  readonly posts: ReadonlySet<string>
  /** Villages and grids that the candidate answers for. */
  readonly holds: ReadonlySet<string>
  /** Kinds of objects that the candidate answers for already, with their number. */
  readonly byKind: ReadonlyMap<string, number>
}

/** In the grid, posted in the village, answering for the village, doing this work already, anybody. */
export type Nearness = 'grid' | 'village' | 'charge' | 'kind' | 'town'

export interface Proposal {
  readonly object: string
  readonly holder: string
  readonly near: Nearness
  /** The place that decided; undefined for the others. */
  readonly place: string | undefined
  /** Objects of all kinds that the holder has, this one included. */
  readonly load: number
  /** Everybody near enough has as many of this kind as the town allows. */
  readonly full: boolean
}

interface Running {
  readonly candidate: Candidate
  readonly place: number
  readonly counts: Map<string, number>
  load: number
}

const order: readonly Nearness[] = ['grid', 'village', 'charge', 'kind', 'town']

/**
 * Who should take what on: somebody of the object's grid, else posted in its village, else who answers for the village, else who does this work already,
 * else anybody; among those the one who has least, all kinds together; among equals the first as given. Whoever has reached the limit of the kind is passed over while others are
 * left. The same input gives the same proposal, whatever order the objects come in.
 */
export function propose(
  objects: readonly ProposalObject[],
  candidates: readonly Candidate[],
  most: ReadonlyMap<string, number | undefined>,
): readonly Proposal[] {
  const running = candidates.map(
    (candidate, place): Running => ({
      candidate,
      place,
      counts: new Map(candidate.byKind),
      load: [...candidate.byKind.values()].reduce((sum, count) => sum + count, 0),
    }),
  )
  const ordered = [...objects].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0))
  return ordered.flatMap((object) => {
    const chosen = choose(object, running, most.get(object.kind))
    if (chosen === undefined) return []
    const { by, near, full } = chosen
    by.load += 1
    by.counts.set(object.kind, (by.counts.get(object.kind) ?? 0) + 1)
    const place = near === 'grid' ? object.grid : near === 'village' || near === 'charge' ? object.village : undefined
    return [{ object: object.id, holder: by.candidate.id, near, place, load: by.load, full }]
  })
}

interface Choice {
  readonly by: Running
  readonly near: Nearness
  readonly full: boolean
}

function choose(object: ProposalObject, running: readonly Running[], most: number | undefined): Choice | undefined {
  const groups = order.map((near) => ({ near, group: running.filter(({ candidate }) => isNear(candidate, object, near)) }))
  const isFree = ({ counts }: Running) => most === undefined || (counts.get(object.kind) ?? 0) < most
  for (const { near, group } of groups) {
    const by = least(group.filter(isFree))
    if (by !== undefined) return { by, near, full: false }
  }
  for (const { near, group } of groups) {
    const by = least(group)
    if (by !== undefined) return { by, near, full: true }
  }
  return undefined
}

function isNear({ posts, holds, byKind }: Candidate, { kind, village, grid }: ProposalObject, near: Nearness): boolean {
  switch (near) {
    case 'grid':
      return grid !== undefined && (posts.has(grid) || holds.has(grid))
    case 'village':
      return village !== undefined && posts.has(village)
    case 'charge':
      return village !== undefined && holds.has(village)
    case 'kind':
      return byKind.has(kind)
    case 'town':
      return true
  }
}

function least(group: readonly Running[]): Running | undefined {
  return group.reduce<Running | undefined>(
    (best, one) => (best === undefined || one.load < best.load || (one.load === best.load && one.place < best.place) ? one : best),
    undefined,
  )
}
