import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { rounds } from '../../../../conformance/rounds.ts'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openWorkTown, type WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { type SlipMarks, slipProblem } from '../../../definition/secret-ballot/count-slips.ts'
import {
  amendRecord,
  castSlip,
  type Engine,
  issueSlips,
  listAudit,
  listRecords,
  openSlipBox,
  readHall,
  readSlipBox,
  setGroupWords,
  switchDomain,
  verifyAudit,
} from '../../../kernel/index.ts'
import { describeEngines } from '../../../kernel/storage/testing.ts'
import { openCongress, prepareBallot, resultOf } from './open-congress.ts'
import { openBoth, openHall, words } from './open-hall.ts'

const three = ['道路', '饮水', '路灯'] as const

describeEngines('a vote on devices in the hall', (open) => {
  let engine: Engine
  beforeAll(async () => {
    engine = await open(wholeTables)
  })
  const hallOf = async (present: number, wanted: Partial<Parameters<typeof openHall>[1]> = {}) => {
    const town = await openWorkTown(engine)
    return { town, ...(await openHall(town, { name: '会场', method: 'mostVotes', seats: 2, candidates: three, present, ...wanted })) }
  }

  it('is cast by codes, opened by two groups, counted, announced, and leaves nothing but sums', async () => {
    const { town, ballot, hall, codes, cast } = await hallOf(9)
    expect(new Set(codes).size).toBe(9)
    expect(await readHall(town.kernel, { town: town.maker.town, hall })).toMatchObject({ rule: { method: 'mostVotes', seats: 2 } })
    const slips = [
      [1, 1, 0],
      [1, 1, 0],
      [1, 0, 1],
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 0],
      [0, 1, 1],
      [0, 0, 0],
    ] as const
    for (const [index, marks] of slips.entries()) expect(await cast(codes[index] ?? '', marks)).toBe('cast')
    expect(await readSlipBox(town.kernel, town.leader, { ballot: ballot.id })).toMatchObject({ issued: 9, cast: 8, mixed: false })
    expect(await town.refused(town.maker, ballot, 'handInFirst')).toContain('票箱还没有开')
    await openBoth(town, { ballot })
    const counts = (await town.all('ballot-count')).filter(({ values }) => values.ballot === ballot.id)
    // Apart until both have handed in: whoever opened the second half wrote them.
    expect(counts).toEqual([])
    await town.step(town.maker, ballot, 'handInFirst')
    await town.step(town.checker, ballot, 'handInSecond')
    await town.step(town.leader, ballot, 'announce')
    expect(await resultOf(town, ballot)).toEqual({ chosen: ['道路', '饮水'], tied: [] })
    expect((await town.read('project-ballot', ballot.id)).values).toMatchObject({ issued: 9, returned: 8, valid: 8, invalid: 0, blank: 1 })
    const tallies = (await town.all('ballot-tally')).filter(({ values }) => values.teller === 'first' && values.ballot === ballot.id)
    const yes = Object.fromEntries(tallies.map(({ values }) => [values.candidate, values.yes]))
    expect([...ballot.candidates].map(([name, id]) => [name, yes[id]])).toEqual([
      ['道路', 6],
      ['饮水', 5],
      ['路灯', 2],
    ])
    for (const table of ['slip_box', 'slip_code', 'slip_mark'])
      expect(
        await engine.asOwner.read((session) => session.query(sql`select 1 from ${sql.table(table)} where town = ${town.maker.town}`)),
        table,
      ).toEqual([])
    expect((await verifyAudit(town.kernel, town.system)).problems).toEqual([])
  })

  it('takes a slip once, whoever sends it again, and none after the first half is open', async () => {
    const { town, ballot, hall, codes, cast } = await hallOf(6)
    const [first = '', second = '', third = ''] = codes
    expect(await Promise.all(Array.from({ length: 8 }, () => cast(first, [1, 0, 0])))).toEqual(
      expect.arrayContaining(['cast', ...Array.from({ length: 7 }, () => 'used')]),
    )
    expect(await cast(first.toLowerCase().replace('-', ' '), [0, 1, 0])).toBe('used')
    expect(await cast('AAAA-AAAA', [1, 0, 0])).toBe('unknown')
    expect(await cast("' or 1=1", [1, 0, 0])).toBe('unknown')
    for (const marks of [
      [1, 1, 1],
      [2, 0, 0],
      [1, 0],
      [1, 0, 0, 0],
      [-1, 0, 0],
      [0.5, 0, 0],
    ])
      await expect(cast(second, marks), String(marks)).rejects.toMatchObject({ code: 'invalid' })
    expect(await cast(second, [0, 0, 1])).toBe('cast')
    await openSlipBox(town.kernel, town.maker, { ballot: ballot.id, group: 'first', words: words.first })
    expect(await cast(third, [0, 0, 1])).toBe('closed')
    expect(await readHall(town.kernel, { town: town.maker.town, hall })).toBeUndefined()
    expect(await readHall(town.kernel, { town: '999901399', hall })).toBeUndefined()
  })

  it('needs a decision of the congress, two persons, both groups’ words, and gives slips out before the first is cast only', async () => {
    const { town, ballot, codes, cast } = await hallOf(6)
    const { kernel, maker, checker, leader, villager } = town
    const of = { ballot: ballot.id }
    await expect(setGroupWords(kernel, maker, { ...of, group: 'first', words: '另外一个口令词' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(setGroupWords(kernel, maker, { ...of, group: 'first', words: '另外一个很长的口令' })).rejects.toThrow('已经设了口令')
    await expect(setGroupWords(kernel, villager, { ...of, group: 'first', words: words.first })).rejects.toMatchObject({
      code: 'not-permitted',
    })
    await expect(issueSlips(kernel, villager, of)).rejects.toMatchObject({ code: 'not-permitted' })
    const again = await issueSlips(kernel, maker, of)
    expect(await cast(codes[0] ?? '', [1, 0, 0])).toBe('closed')
    const slip = { town: maker.town, hall: again.hall, code: again.codes[0] ?? '', marks: [1, 0, 0] }
    expect(await castSlip(kernel, slip)).toBe('cast')
    await expect(issueSlips(kernel, maker, of)).rejects.toThrow('已经有人投了票')
    await expect(openSlipBox(kernel, checker, { ...of, group: 'second', words: words.second })).rejects.toThrow('甲组先开箱')
    await expect(openSlipBox(kernel, maker, { ...of, group: 'first', words: words.second })).rejects.toThrow('口令不对')
    await expect(openSlipBox(kernel, leader, { ...of, group: 'first', words: words.first })).rejects.toMatchObject({
      code: 'not-permitted',
    })
    await openSlipBox(kernel, maker, { ...of, group: 'first', words: ` ${words.first}` })
    await expect(openSlipBox(kernel, maker, { ...of, group: 'second', words: words.second })).rejects.toThrow('由另一个人来开')
    await expect(openSlipBox(kernel, checker, { ...of, group: 'first', words: words.first })).rejects.toThrow('已经开过箱')
    await openSlipBox(kernel, checker, { ...of, group: 'second', words: words.second })
    const entries = await listAudit(kernel, town.system, { record: ballot.id })
    expect(entries.find(({ action }) => action === 'slips.count')).toMatchObject({ detail: { slips: 1, blank: 0 } })
    await expect(openSlipBox(kernel, checker, { ...of, group: 'second', words: words.second })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    const [tally] = await listTallies(town, ballot.id)
    await expect(
      amendRecord(kernel, checker, { ledger: 'ballot-tally', id: tally?.id ?? '', version: tally?.version ?? 0, values: { yes: 5 } }),
    ).rejects.toThrow('票数已经定了')
  })

  it('is for nobody where the vote is on paper, and for nobody to begin without a decision', async () => {
    const town = await openWorkTown(engine)
    const congress = await openCongress(town, { deputies: 3, present: 3, on: '2020-06-01' })
    const paper = await prepareBallot(town, congress, { name: '纸票', method: 'mostVotes', seats: 2, candidates: three })
    await expect(setGroupWords(town.kernel, town.maker, { ballot: paper.id, group: 'first', words: words.first })).rejects.toThrow(
      '纸质选票',
    )
    const more = { medium: 'devices' }
    const undecided = await prepareBallot(town, congress, { name: '没有决定', method: 'mostVotes', seats: 2, candidates: three, more })
    expect(await town.refused(town.leader, undecided, 'begin')).toContain('大会的决定')
    await expect(readSlipBox(town.kernel, town.maker, { ballot: '0190f0f0-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('shows no trace while the town does without the domain', async () => {
    const { town, hall, codes, cast } = await hallOf(3)
    const pack = 'livelihood'
    await switchDomain(town.kernel, town.system, { pack, on: false })
    expect(await readHall(town.kernel, { town: town.maker.town, hall })).toBeUndefined()
    expect(await cast(codes[0] ?? '', [1, 0, 0])).toBe('closed')
    await switchDomain(town.kernel, town.system, { pack, on: true })
    expect(await cast(codes[0] ?? '', [1, 0, 0])).toBe('cast')
  })

  it('finds a slip that was put in, taken out, doubled or moved behind the program', async () => {
    const tamper = [
      sql`delete from slip_mark where id = (select min(id::text)::uuid from slip_mark where town = `,
      sql`insert into slip_mark (town, ballot, id, sealed) select town, ballot, gen_random_uuid(), sealed from slip_mark where id = (select min(id::text)::uuid from slip_mark where town = `,
      // The slip of another in the place of one.
      sql`update slip_mark set sealed = (select o.sealed from slip_mark as o where o.ballot = slip_mark.ballot order by o.id desc limit 1) where id = (select min(id::text)::uuid from slip_mark where town = `,
    ]
    for (const [index, statement] of tamper.entries()) {
      const { town, ballot, codes, cast } = await hallOf(4, { name: `动过${index}` })
      for (const code of codes) await cast(code, [1, 0, 0])
      const changed = await engine.asOwner.write((session) => session.query(sql`${statement}${town.maker.town}) returning id`))
      const rejected = await openBoth(town, { ballot }).then(
        () => 'counted',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      )
      expect([changed.length, rejected]).toEqual([1, expect.stringContaining('作废重来')])
    }
  })

  it('loses none and doubles none of a hall that casts at once, each twice', async () => {
    const deputies = rounds({ sample: 60, whole: 1_000 })
    const { town, ballot, codes, cast } = await hallOf(deputies, { candidates: ['甲', '乙', '丙', '丁'], seats: 2 })
    const marks = codes.map((_, index) => [index % 2, (index >> 1) % 2, 0, 0])
    const outcomes = await Promise.all([...codes, ...codes].map((code, index) => cast(code, marks[index % codes.length] ?? [])))
    expect(outcomes.filter((one) => one === 'cast')).toHaveLength(deputies)
    expect(outcomes.filter((one) => one === 'used')).toHaveLength(deputies)
    await openBoth(town, { ballot })
    const tallies = await listTallies(town, ballot.id)
    const yes = [...ballot.candidates.values()].map((id) => tallies.find(({ values }) => values.candidate === id)?.values.yes)
    expect(yes).toEqual([0, 1, 2, 3].map((at) => marks.filter((one) => one[at] === 1).length))
  })

  it('counts as an independent function does, whatever is on the slips', async () => {
    const rules = [{ method: 'mostVotes', seats: 2 }, { method: 'itemByItem' }, { method: 'priority', seats: 2 }] as const
    for (const [index, rule] of rules.entries()) {
      const { town, ballot, codes, cast } = await hallOf(40, { ...rule, name: `独立${index}` })
      const most = rule.method === 'mostVotes' ? 1 : 2
      const drawn = fc
        .sample(fc.array(fc.nat(most), { minLength: 3, maxLength: 3 }), { seed: 7 + index, numRuns: 400 })
        .filter((marks) => slipProblem({ method: rule.method, seats: 'seats' in rule ? rule.seats : undefined }, marks) === undefined)
        .slice(0, codes.length)
      for (const [at, marks] of drawn.entries()) expect(await cast(codes[at] ?? '', marks)).toBe('cast')
      await openBoth(town, { ballot })
      const tallies = await listTallies(town, ballot.id)
      for (const [at, id] of [...ballot.candidates.values()].entries())
        expect(tallies.find(({ values }) => values.candidate === id)?.values, `${rule.method} ${at}`).toMatchObject(
          oracle(rule.method, drawn, at),
        )
    }
  })

  const listTallies = async (town: WorkTown, ballot: string) => {
    // Whoever opened the second half wrote both groups' sums, and reads them.
    const { records } = await listRecords(town.kernel, town.checker, { ledger: 'ballot-tally', query: { limit: 500 } })
    return records.filter(({ values }) => values.ballot === ballot && values.teller === 'second')
  }
})

/** By hand, slip after slip. */
function oracle(method: string, slips: readonly SlipMarks[], at: number) {
  let [yes, no, abstained, points] = [0, 0, 0, 0]
  for (const slip of slips) {
    const mark = slip[at]
    if (mark === undefined || mark === 0) abstained += 1
    else if (method === 'itemByItem' && mark === 2) no += 1
    else {
      yes += 1
      points += mark === 1 ? 2 : 1
    }
  }
  if (method === 'mostVotes') return { yes, no: null, abstained: null, points: null }
  return method === 'priority' ? { yes, no: null, abstained: null, points } : { yes, no, abstained, points: null }
}
