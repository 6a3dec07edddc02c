import { beforeAll, describe, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openWorkTown, type WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import type { Actor } from '../../../kernel/access/types.ts'
import {
  addRecord,
  amendRecord,
  bulkRecords,
  exportRecords,
  getRecord,
  importRows,
  listRecords,
  listVersions,
  withdrawRecord,
} from '../../../kernel/index.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'
import { type Ballot, openCongress, prepareBallot } from './open-congress.ts'

const names = ['道路', '饮水', '路灯'] as const

describeOneEngine('what two groups of tellers count apart', (open) => {
  let town: WorkTown
  let ballot: Ballot
  /** The tally of the first group for 道路, by the maker. */
  let first = ''
  const others = (): readonly Actor[] => [
    town.checker,
    town.leader,
    { ...town.maker, id: 'guanli', role: 'administrator' },
    { ...town.maker, id: 'shenji', role: 'auditor' },
  ]

  const write = async (actor: Actor, teller: 'first' | 'second') => {
    const add = (ledger: string, values: object) =>
      addRecord(town.kernel, actor, { ledger, values: { ballot: ballot.id, teller, ...values } })
    await add('ballot-count', { issued: 63, returned: 63, valid: 63, invalid: 0, blank: 0 })
    const tallies = []
    for (const name of names) tallies.push(await add('ballot-tally', { candidate: ballot.candidates.get(name) ?? '', yes: 40 }))
    return tallies[0]?.id ?? ''
  }
  const list = (actor: Actor, ledger: string, query: object = {}) =>
    listRecords(town.kernel, actor, { ledger, query: { totals: true, ...query } })
  const exported = async (actor: Actor) => {
    const { rows } = await exportRecords(town.kernel, actor, { ledger: 'ballot-tally' })
    const cells: string[] = []
    for await (const row of rows) cells.push(...row)
    return cells
  }
  const file = (actor: Actor, yes: string, preview: boolean) =>
    importRows(town.kernel, actor, {
      ledger: 'ballot-tally',
      columns: ['票决', '项目名称', '计票组', '赞成票'],
      rows: [{ row: 2, cells: { 票决: '分开数', 项目名称: '道路', 计票组: '甲组', 赞成票: yes } }],
      preview,
    })

  beforeAll(async () => {
    town = await openWorkTown(await open(wholeTables))
    const congress = await openCongress(town, { deputies: 63, present: 63, on: '2020-06-01' })
    ballot = await prepareBallot(town, congress, { name: '分开数', method: 'mostVotes', seats: 2, candidates: names })
    await town.step(town.leader, ballot, 'begin')
    first = await write(town.maker, 'first')
    await town.step(town.maker, ballot, 'handInFirst')
  })

  // In order: the last of them hands in for the second group, and the secret is over.
  describe('from the first slips to the announcement', { shuffle: false }, () => {
    it('is read by nobody else before both are in: no list, total, filter, past, export, record or history', async () => {
      for (const actor of others()) {
        for (const ledger of ['ballot-count', 'ballot-tally']) {
          const { records, totals } = await list(actor, ledger)
          expect([actor.role, ledger, records.length, totals?.count]).toEqual([actor.role, ledger, 0, 0])
        }
        expect((await list(actor, 'ballot-tally', { filters: [{ field: 'yes', operator: '=', value: '40' }] })).totals?.count).toBe(0)
        expect((await list(actor, 'ballot-tally', { asOf: '2030-01-01T00:00:00Z' })).records).toEqual([])
        expect(await exported(actor)).toEqual([])
        await expect(getRecord(town.kernel, actor, { ledger: 'ballot-tally', id: first })).rejects.toMatchObject({ code: 'not-found' })
        await expect(listVersions(town.kernel, actor, { ledger: 'ballot-tally', id: first })).rejects.toMatchObject({ code: 'not-found' })
      }
      expect((await list(town.maker, 'ballot-tally')).records).toHaveLength(3)
    })

    it('is found out by no change either: what would change nothing is refused like what would', async () => {
      const actor = town.checker
      for (const yes of [40, 41]) {
        const change = { ledger: 'ballot-tally', id: first, version: 1, values: { yes } }
        await expect(amendRecord(town.kernel, actor, change)).rejects.toMatchObject({ code: 'not-permitted' })
        const operations = [{ type: 'amend', id: first, version: 1, values: { yes } }] as const
        await expect(bulkRecords(town.kernel, actor, { ledger: 'ballot-tally', operations })).rejects.toMatchObject({
          code: 'not-permitted',
        })
        for (const preview of [true, false])
          await expect(file(actor, String(yes), preview)).rejects.toMatchObject({ code: 'not-permitted' })
      }
      const withdrawal = { ledger: 'ballot-tally', id: first, version: 1, reason: '看看' }
      await expect(withdrawRecord(town.kernel, actor, withdrawal)).rejects.toMatchObject({ code: 'not-permitted' })
      expect((await file(town.maker, '40', true)).unchanged).toBe(1)
    })

    it('is everybody’s to read once both groups have handed in', async () => {
      await write(town.checker, 'second')
      for (const ledger of ['ballot-count', 'ballot-tally']) {
        const own = ledger === 'ballot-count' ? 1 : 3
        expect((await list(town.checker, ledger)).records).toHaveLength(own)
        expect((await list(town.maker, ledger)).records).toHaveLength(own)
      }
      await town.step(town.checker, ballot, 'handInSecond')
      for (const actor of [town.maker, ...others()]) {
        expect((await list(actor, 'ballot-count')).records).toHaveLength(2)
        expect((await list(actor, 'ballot-tally')).records).toHaveLength(6)
        expect(await exported(actor)).not.toEqual([])
      }
      await town.step(town.leader, ballot, 'announce')
      expect(await town.all('ballot-result')).toHaveLength(3)
    })
  })
})
