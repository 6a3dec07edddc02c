import type { WorkTown } from '../../../../conformance/work-town/open-work-town.ts'

export type BallotMethod = 'mostVotes' | 'itemByItem' | 'priority'

export interface Congress {
  readonly session: string
  readonly name: string
}

let congresses = 0

/** A roster of so many deputies and a session at which so many of them are present. A town has one roster: `deputies` is what it grows to. */
export async function openCongress(
  town: WorkTown,
  { deputies, present, on }: { deputies: number; present: number; on: string },
): Promise<Congress> {
  congresses += 1
  const name = `第${congresses}次会议`
  const before = (await town.all('deputy')).length
  const added = Array.from({ length: deputies - before }, (_, index) => before + index + 1)
  if (added.length > 0)
    await load(town, 'deputy', [['代表编号', '姓名', '当选日期'], ...added.map((number) => [`D${number}`, nameOf(number), '2016-12-28'])])
  const session = await town.add('congress-session', { name, heldOn: on })
  await attend(town, { session, name }, { from: 1, to: present })
  return { session, name }
}

/** These deputies, by their number, sign in. */
export async function attend(town: WorkTown, { name }: Congress, { from, to }: { from: number; to: number }): Promise<void> {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => [name, `D${from + index}`, '出席'])
  await load(town, 'session-attendance', [['会议', '代表编号', '出席情况'], ...rows])
}

async function load(town: WorkTown, ledger: string, table: readonly (readonly string[])[]): Promise<void> {
  const { added, rejected } = await town.load(ledger, table)
  if (added !== table.length - 1) throw new Error(`${ledger}: ${JSON.stringify(rejected.slice(0, 3))}`)
}

function nameOf(serial: number): string {
  const letters = [...'赵钱孙李周吴郑王冯陈文秀明志春林守禾知远']
  return [serial / 100, serial / 10, serial].map((place, at) => letters[(Math.trunc(place) % 10) + (at === 0 ? 0 : 10)] ?? '').join('')
}

export interface BallotWanted {
  readonly name: string
  readonly method: BallotMethod
  readonly seats?: number
  readonly candidates: readonly string[]
  readonly previous?: string
  /** Other fields of the ballot. */
  readonly more?: Readonly<Record<string, string>>
}

export interface Ballot {
  readonly ledger: 'project-ballot'
  readonly id: string
  readonly candidates: ReadonlyMap<string, string>
}

/** The list goes from the office over the party committee to the presidium, which lets it be published. */
export async function publishList(town: WorkTown, ballot: { readonly ledger: string; readonly id: string }): Promise<void> {
  await town.step(town.maker, ballot, 'submit')
  await town.step(town.leader, ballot, 'agree', { opinion: '同意' })
  await town.step(town.leader, ballot, 'publish', { opinion: '通过' })
}

/** A ballot with its candidates, ready for the session. */
export async function prepareBallot(town: WorkTown, { session }: Congress, wanted: BallotWanted): Promise<Ballot> {
  const id = await town.add('project-ballot', {
    name: wanted.name,
    session,
    year: '2020',
    method: wanted.method,
    seats: wanted.seats ?? null,
    previous: wanted.previous ?? null,
    ...wanted.more,
  })
  const candidates = new Map<string, string>()
  for (const [index, name] of wanted.candidates.entries()) {
    const values = {
      ballot: id,
      number: index + 1,
      name,
      content: `${name}的内容`,
      plannedInvestment: '100000.00',
      office: '村镇建设办公室',
    }
    candidates.set(name, await town.add('ballot-candidate', { ...values, deadline: '2020-11-30' }))
  }
  const ballot = { ledger: 'project-ballot', id, candidates } as const
  await publishList(town, ballot)
  return ballot
}

export interface Counted {
  readonly issued: number
  readonly returned?: number
  readonly valid?: number
  readonly invalid?: number
  readonly blank?: number
  /** yes, no, abstained, by candidate; points last. */
  readonly votes: Readonly<Record<string, readonly [yes: number, no?: number, abstained?: number, points?: number]>>
}

/** What a group of tellers writes down. */
export async function count(town: WorkTown, ballot: Ballot, teller: 'first' | 'second', counted: Counted): Promise<void> {
  const { issued, returned = issued, valid = returned, invalid = 0, blank = 0 } = counted
  await town.add('ballot-count', { ballot: ballot.id, teller, issued, returned, valid, invalid, blank })
  for (const [name, [yes, no, abstained, points]] of Object.entries(counted.votes)) {
    const candidate = ballot.candidates.get(name)
    if (candidate === undefined) throw new Error(`no candidate ${name}`)
    const sums = { yes, no: no ?? null, abstained: abstained ?? null, points: points ?? null }
    await town.add('ballot-tally', { ballot: ballot.id, candidate, teller, ...sums })
  }
}

/** The whole of a vote on which both groups agree; gives the names that were chosen and those that stand level. */
export async function vote(
  town: WorkTown,
  ballot: Ballot,
  counted: Counted,
): Promise<{ readonly chosen: string[]; readonly tied: string[] }> {
  await town.step(town.leader, ballot, 'begin')
  for (const [teller, hand, actor] of [
    ['first', 'handInFirst', town.maker],
    ['second', 'handInSecond', town.checker],
  ] as const) {
    await count(town, ballot, teller, counted)
    await town.step(actor, ballot, hand)
  }
  await town.step(town.leader, ballot, 'announce')
  return resultOf(town, ballot)
}

export async function resultOf(town: WorkTown, ballot: Ballot): Promise<{ readonly chosen: string[]; readonly tied: string[] }> {
  const results = (await town.all('ballot-result')).filter(({ values }) => values.ballot === ballot.id)
  const named = (field: 'chosen' | 'tied') =>
    [...ballot.candidates].flatMap(([name, id]) =>
      results.some(({ values }) => values.candidate === id && values[field] === true) ? [name] : [],
    )
  return { chosen: named('chosen'), tied: named('tied') }
}
