import { beforeAll, expect, it } from 'vitest'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { bulkRecords } from '../../ledger/command/bulk-records.ts'
import { undoBulk } from '../../ledger/command/undo-bulk.ts'
import { listRecords } from '../../ledger/query/list-records.ts'
import { listAudit } from '../../ledger/verify/list-audit.ts'
import { verifyAudit } from '../../ledger/verify/verify-audit.ts'
import { describeOneEngine, triedOn } from '../../storage/testing.ts'
import {
  assignDuties,
  auditCoverage,
  endLeave,
  handOver,
  listHolders,
  mergeObjects,
  proposeAssignments,
  retireCadre,
  takeLeave,
} from '../index.ts'
import { type GridTown, openGridKernel, openGridTown } from '../testing/open-grid-town.ts'
import { dutyNote, writeDuties } from './write-duties.ts'

describeOneEngine('changes of who answers', (open, engine) => {
  let kernel: Kernel
  let town: GridTown
  let opened = 0
  beforeAll(async () => {
    kernel = await openGridKernel(await open())
  })
  const fresh = async () => {
    opened += 1
    town = await openGridTown(kernel, String(999_901_100 + opened))
    return town
  }
  const intact = async () => expect((await verifyAudit(kernel, town.clerk)).problems).toEqual([])
  const over = async (object: string, days: readonly string[]) => Promise.all(days.map((on) => town.answers(object, on)))

  it('assign what has nobody, one press for many, and refuse what has somebody unless they are replaced', async () => {
    const { cadre, person, duty, clerk } = await fresh()
    const [first, second] = [await cadre('竹甲'), await cadre('竹乙')]
    const [one, two] = [await person('山一'), await person('山二')]
    const give = (object: string, holder: string) => ({ objectKind: 'person', object, holder })
    expect(await assignDuties(kernel, clerk, { assignments: [give(one, first), give(two, first)] })).toEqual({ assigned: 2 })
    expect(await over(one, ['2021-06-14', '2021-06-15'])).toEqual(['-', '竹甲'])
    await expect(assignDuties(kernel, clerk, { assignments: [give(one, second)] })).rejects.toMatchObject({ code: 'conflict' })
    await assignDuties(kernel, clerk, { assignments: [give(one, second)], from: '2021-07-01', replace: true })
    expect(await over(one, ['2021-06-30', '2021-07-01', '2030-01-01'])).toEqual(['竹甲', '竹乙', '竹乙'])
    const three = await person('山三')
    await duty(three, second, { startedOn: '2021-09-01' })
    await assignDuties(kernel, clerk, { assignments: [give(three, first)] })
    expect(await over(three, ['2021-06-15', '2021-08-31', '2021-09-01'])).toEqual(['竹甲', '竹甲', '竹乙'])
    await assignDuties(kernel, clerk, { assignments: [{ ...give(three, second), role: 'secondary', mode: 'oneToOne' }] })
    await intact()
  })

  it('are held to one 主责 at a time before they are committed, whatever was planned', async () => {
    const { cadre, person, duty, clerk } = await fresh()
    const [first, second] = [await cadre('竹甲'), await cadre('竹乙')]
    const one = await person('山一')
    await duty(one, first, { role: 'primary', startedOn: '2021-01-01' })
    const values = { objectKind: 'person', object: one, holder: second, role: 'primary', startedOn: '2021-02-01' }
    const wrong = { changes: [], additions: [{ id: kernel.newId(), values }] }
    const writing = writeAudited(kernel, clerk, async (change) => {
      const detail = await writeDuties(kernel, change, wrong)
      return { result: undefined, note: dutyNote('duty.assign', detail, {}) }
    })
    await expect(writing).rejects.toMatchObject({ code: 'conflict' })
    expect(await over(one, ['2021-03-01'])).toEqual(['竹甲'])
  })

  it('refuse to assign to somebody who is not there, something that is not there, or one thing twice', async () => {
    const { cadre, person, add, clerk } = await fresh()
    const [gone, away, here] = [await cadre('竹甲', { until: '2021-01-01' }), await cadre('竹乙'), await cadre('竹丙')]
    await add('cadre-leave', { cadre: away, startedOn: '2021-06-01', endedOn: '2021-07-01' })
    const object = await person('山一')
    const give = (holder: string, part: object = {}) =>
      assignDuties(kernel, clerk, { assignments: [{ objectKind: 'person', object, holder, ...part }] })
    await expect(give(gone)).rejects.toThrow('竹甲已于2021年1月1日离任')
    await expect(give(away)).rejects.toThrow('竹乙从2021年6月1日请假到2021年7月1日')
    await expect(give(object)).rejects.toMatchObject({ code: 'not-found' })
    await expect(give(here, { object: here })).rejects.toMatchObject({ code: 'not-found' })
    await expect(give(here, { objectKind: 'cow' })).rejects.toMatchObject({ code: 'invalid' })
    const twice = { objectKind: 'person', object, holder: here }
    await expect(assignDuties(kernel, clerk, { assignments: [twice, twice] })).rejects.toMatchObject({ code: 'invalid' })
    await expect(assignDuties(kernel, town.as('auditor'), { assignments: [twice] })).rejects.toMatchObject({ code: 'not-permitted' })
    expect((await listRecords(kernel, clerk, { ledger: 'duty' })).records).toEqual([])
  })

  it('hand everything over on a day: ended, begun, planned and helping duties, and a first holder without a role', async () => {
    const { cadre, person, duty, clerk } = await fresh()
    const [from, to, third] = [await cadre('竹甲'), await cadre('竹乙'), await cadre('竹丙')]
    const [one, two, three, four, five] = [
      await person('山一'),
      await person('山二'),
      await person('山三'),
      await person('山四'),
      await person('山五'),
    ]
    await duty(one, from)
    await duty(two, from, { role: 'secondary' })
    await duty(two, third)
    await duty(three, from, { startedOn: '2021-09-01' })
    await duty(three, third, { endedOn: '2021-09-01' })
    await duty(four, from, { role: null })
    await duty(four, third, { role: null, startedOn: '2020-02-01' })
    await duty(five, from, { endedOn: '2021-01-01' })
    const done = await handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { holders: [to] }, reason: '调任' })
    expect(done).toEqual({ entry: expect.any(Number), moved: 4, holders: [{ holder: { id: to, title: '竹乙' }, count: 4 }] })
    expect(await over(one, ['2021-06-30', '2021-07-01'])).toEqual(['竹甲', '竹乙'])
    expect(await over(two, ['2021-06-30', '2021-07-01'])).toEqual(['竹丙', '竹丙'])
    expect(await over(three, ['2021-08-31', '2021-09-01'])).toEqual(['竹丙', '竹乙'])
    expect(await over(four, ['2021-06-30', '2021-07-01'])).toEqual(['竹甲', '竹乙'])
    expect(await over(five, ['2020-06-01', '2021-07-01'])).toEqual(['竹甲', '-'])
    const [entry] = await listAudit(kernel, clerk)
    expect(entry).toMatchObject({ action: 'duty.handOver', detail: { cadre: from, on: '2021-07-01', reason: '调任' } })
    await intact()
  })

  it('take a handing over back as one act, unless one of the duties has moved since', async () => {
    const { cadre, person, duty, clerk } = await fresh()
    const [from, to, third] = [await cadre('竹甲'), await cadre('竹乙'), await cadre('竹丙')]
    const [one, two] = [await person('山一'), await person('山二')]
    await duty(one, from)
    await duty(two, from)
    const first = await handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { holders: [to] } })
    await undoBulk(kernel, clerk, { ledger: 'duty', entry: first.entry ?? 0 })
    expect(await over(one, ['2021-06-30', '2021-07-01'])).toEqual(['竹甲', '竹甲'])
    expect(await over(two, ['2021-06-30', '2021-07-01'])).toEqual(['竹甲', '竹甲'])
    const [entry] = await listAudit(kernel, clerk)
    expect(entry).toMatchObject({ action: 'bulk', detail: { reason: `撤回责任交接（第${first.entry}号）` } })
    const second = await handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { holders: [to] } })
    await handOver(kernel, clerk, { cadre: to, on: '2021-08-01', to: { each: { [one]: third, [two]: third } } })
    await expect(undoBulk(kernel, clerk, { ledger: 'duty', entry: second.entry ?? 0 })).rejects.toMatchObject({ code: 'conflict' })
    await intact()
  })

  it('share out among several, by proposal, or object by object, leaving nobody alone', async () => {
    const { cadre, person, duty, add, clerk } = await fresh()
    const [village, other] = [await add('village', { name: '瓦溪村' }), await add('village', { name: '竹口村' })]
    const [from, left, right] = [await cadre('竹甲'), await cadre('竹乙', { village }), await cadre('竹丙', { village: other })]
    const [one, two] = [await person('山一', { village }), await person('山二', { village: other })]
    await duty(one, from)
    await duty(two, from)
    await expect(handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { each: { [one]: left } } })).rejects.toThrow(
      '一个也不能落下',
    )
    await expect(handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { holders: [from] } })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { holders: [] } })).rejects.toMatchObject({ code: 'invalid' })
    const proposed = await proposeAssignments(kernel, clerk, { cadre: from, on: '2021-07-01' })
    await handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { proposal: true } })
    expect(await Promise.all([one, two].map((object) => town.answers(object, '2021-07-01')))).toEqual(
      proposed.map(({ holder }) => holder.title),
    )
    expect(proposed.map(({ holder }) => holder.id)).toEqual([left, right])
    await handOver(kernel, clerk, { cadre: left, on: '2021-08-01', to: { each: { [one]: right } } })
    expect(await over(one, ['2021-06-30', '2021-07-31', '2021-08-01'])).toEqual(['竹甲', '竹乙', '竹丙'])
    await intact()
  })

  it('make one duty of what the successor helped with from that very day', async () => {
    const { cadre, person, duty, clerk } = await fresh()
    const [from, to] = [await cadre('竹甲'), await cadre('竹乙')]
    const object = await person('山一')
    await duty(object, from)
    await duty(object, to, { role: 'secondary', startedOn: '2021-07-01' })
    await handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { holders: [to] } })
    expect(await over(object, ['2021-06-30', '2021-07-01'])).toEqual(['竹甲', '竹乙'])
    expect((await listHolders(kernel, clerk, { object })).duties).toHaveLength(2)
    await intact()
  })

  it('retire a cadre only together with everything that hangs on them', async () => {
    const { cadre, person, duty, clerk } = await fresh()
    const [from, to] = [await cadre('竹甲'), await cadre('竹乙')]
    const object = await person('山一')
    await duty(object, from)
    await expect(retireCadre(kernel, clerk, { cadre: from, on: '2021-07-01' })).rejects.toMatchObject({ code: 'wrong-state' })
    await retireCadre(kernel, clerk, { cadre: from, on: '2021-07-01', to: { holders: [to] } })
    expect(await over(object, ['2021-06-30', '2021-07-01'])).toEqual(['竹甲', '竹乙'])
    expect((await auditCoverage(kernel, clerk, { on: '2021-08-01' })).duties[0]).toMatchObject({ uncovered: 0, left: 0 })
    expect((await listRecords(kernel, clerk, { ledger: 'cadre', query: { search: '竹甲' } })).records[0]?.values.until).toBe('2021-07-01')
    await intact()
  })

  it('lend duties for a leave, have them back by themselves, and sooner when the leave ends sooner', async () => {
    const { cadre, person, duty, clerk } = await fresh()
    const [from, standIn] = [await cadre('竹甲'), await cadre('竹乙')]
    const [one, two, three] = [await person('山一'), await person('山二'), await person('山三')]
    await duty(one, from)
    await duty(two, from, { endedOn: '2021-07-10' })
    await duty(three, from, { startedOn: '2021-07-05' })
    await expect(takeLeave(kernel, clerk, { cadre: from, from: '2021-07-01', to: '2021-07-15' })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    const { leave, moved } = await takeLeave(kernel, clerk, { cadre: from, from: '2021-07-01', to: '2021-07-15', standIn, reason: '培训' })
    expect(moved).toBe(3)
    expect(await over(one, ['2021-06-30', '2021-07-01', '2021-07-14', '2021-07-15'])).toEqual(['竹甲', '竹乙', '竹乙', '竹甲'])
    expect(await over(two, ['2021-07-09', '2021-07-10'])).toEqual(['竹乙', '-'])
    expect(await over(three, ['2021-07-04', '2021-07-05', '2021-07-15'])).toEqual(['-', '竹乙', '竹甲'])
    expect((await auditCoverage(kernel, clerk, { on: '2021-07-05' })).duties[0]).toMatchObject({ uncovered: 0, onLeave: 0 })
    await expect(takeLeave(kernel, clerk, { cadre: standIn, from: '2021-07-10', to: '2021-07-20', standIn: from })).rejects.toThrow('请假')
    await expect(endLeave(kernel, clerk, { leave, on: '2021-07-15' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await endLeave(kernel, clerk, { leave, on: '2021-07-08' })).toEqual({ returned: 2 })
    expect(await over(one, ['2021-07-07', '2021-07-08'])).toEqual(['竹乙', '竹甲'])
    expect(await over(two, ['2021-07-09'])).toEqual(['竹乙'])
    await intact()
  })

  it('merge what was entered twice: one holder stays on every day, and nobody who was answered for is left alone', async () => {
    const { cadre, person, duty, add, clerk } = await fresh()
    const [first, second] = [await cadre('竹甲'), await cadre('竹乙')]
    const [keep, drop] = [await person('山一'), await person('山乙')]
    await duty(keep, first, { startedOn: '2020-03-01', endedOn: '2020-06-01' })
    await duty(drop, second, { startedOn: '2020-01-01' })
    await add('visit', { objectKind: 'person', object: keep, cadre: first, visitedOn: '2020-04-01' })
    for (const visitedOn of ['2020-04-01', '2020-05-01'])
      await add('visit', { objectKind: 'person', object: drop, cadre: first, visitedOn })
    await mergeObjects(kernel, clerk, { ledger: '人员', keep, drop, reason: '重复登记' })
    expect(await over(keep, ['2020-02-29', '2020-03-01', '2020-05-31', '2020-06-01'])).toEqual(['竹乙', '竹甲', '竹甲', '竹乙'])
    expect((await listRecords(kernel, clerk, { ledger: 'visit' })).records).toHaveLength(2)
    expect((await listRecords(kernel, clerk, { ledger: 'person' })).records.map(({ id }) => id)).toEqual([keep])
    await expect(mergeObjects(kernel, clerk, { ledger: '人员', keep, drop: keep, reason: '同' })).rejects.toMatchObject({ code: 'invalid' })
    await intact()
  })

  it('merge two records that the same cadre answered for from the same day on, whatever stands behind it', async () => {
    const { cadre, person, duty, clerk } = await fresh()
    const holder = await cadre('竹甲')
    const [keep, drop] = [await person('山一'), await person('山乙')]
    await duty(keep, holder, { startedOn: '2021-01-01', endedOn: '2021-02-01' })
    await duty(keep, holder, { startedOn: '2021-02-01' })
    await duty(drop, holder, { startedOn: '2021-01-01' })
    await mergeObjects(kernel, clerk, { ledger: '人员', keep, drop, reason: '重复登记' })
    expect(await over(keep, ['2021-01-01', '2021-02-01', '2021-03-01'])).toEqual(['竹甲', '竹甲', '竹甲'])
    await intact()
  })

  const moved = triedOn(engine, { embedded: 1_000, server: 2_000, whole: 5_000 })
  it(`move ${moved} duties in one transaction`, async () => {
    const { cadre, clerk } = await fresh()
    const [from, to] = [await cadre('竹甲'), await cadre('竹乙')]
    const add = (values: Readonly<Record<string, string>>) => ({ type: 'add', values }) as const
    const { added } = await bulkRecords(kernel, clerk, {
      ledger: 'person',
      operations: Array.from({ length: 200 }, (_, index) =>
        add({ name: `山${[...String(index)].map((digit) => '零一二三四五六七八九'.charAt(Number(digit))).join('')}` }),
      ),
    })
    const rows = added.flatMap((object) =>
      Array.from({ length: moved / 200 }, (_, index) => ({ object, startedOn: `2020-01-${String(index + 1).padStart(2, '0')}` })),
    )
    await bulkRecords(kernel, clerk, {
      ledger: 'duty',
      operations: rows.map(({ object, startedOn }) => add({ objectKind: 'person', object, holder: from, role: 'secondary', startedOn })),
    })
    expect(await handOver(kernel, clerk, { cadre: from, on: '2021-07-01', to: { holders: [to] } })).toMatchObject({ moved })
    await intact()
  })
})
