import { beforeAll, expect, it } from 'vitest'
import type { Kernel } from '../context.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { describeOneEngine } from '../storage/testing.ts'
import { auditCoverage, checkEnterpriseGrids, coverageTree, listFindings, listHolders, loadView, proposeAssignments } from './index.ts'
import { type GridTown, openGridKernel, openGridTown } from './testing/open-grid-town.ts'

describeOneEngine('the grid, read', (open) => {
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
  const counts = async (on?: string) => {
    const { duties } = await auditCoverage(kernel, town.clerk, on === undefined ? {} : { on })
    return duties[0]
  }
  const found = async (fault?: Parameters<typeof listFindings>[2]['fault']) => {
    const { findings } = await listFindings(kernel, town.clerk, { duty: '人员', ...(fault === undefined ? {} : { fault }) })
    return findings.map(({ title, faults, holder }) => [title, faults, holder?.title])
  }

  it('says who has nobody, whose holder has left or is away, and who was not visited', async () => {
    const { cadre, person, duty, add } = await fresh()
    const [here, gone, away] = [await cadre('竹甲'), await cadre('竹乙', { until: '2021-06-01' }), await cadre('竹丙')]
    await add('cadre-leave', { cadre: away, startedOn: '2021-06-10', endedOn: '2021-06-20' })
    const people: string[] = []
    for (const name of ['山一', '山二', '山三', '山四', '山五', '山六']) people.push(await person(name))
    await person('迁走', { movedOn: '2021-01-01' })
    const [one = '', two = '', three = '', four = '', five = ''] = people
    await duty(one, here)
    await duty(two, gone)
    await duty(three, away)
    await duty(four, here, { role: null })
    await duty(five, here, { role: 'secondary' })
    const visit = (object: string, visitedOn: string) => add('visit', { objectKind: 'person', object, cadre: here, visitedOn })
    await visit(one, '2021-06-01')
    await visit(two, '2021-05-16')
    await visit(three, '2021-06-16')
    expect(await counts()).toEqual({
      ...{ duty: 'person', label: '人员', objectKind: 'person', ledger: 'person', visitDays: 30 },
      ...{ inScope: 6, covered: 4, uncovered: 2, several: 0, left: 1, onLeave: 1, overdue: 2 },
    })
    expect(await found('uncovered')).toEqual([
      ['山五', ['uncovered'], undefined],
      ['山六', ['uncovered'], undefined],
    ])
    expect(await found()).toEqual([
      ['山二', ['left'], '竹乙'],
      ['山三', ['onLeave', 'overdue'], '竹丙'],
      ['山四', ['overdue'], '竹甲'],
      ['山五', ['uncovered'], undefined],
      ['山六', ['uncovered'], undefined],
    ])
    expect(await counts('2020-12-31')).toMatchObject({ inScope: 7, covered: 4, left: 0, onLeave: 0 })
  })

  it('takes the town\u2019s own setting, and gives findings a page at a time', async () => {
    const { person, clerk } = await fresh()
    for (const name of ['山一', '山二', '山三']) await person(name)
    const first = await listFindings(kernel, clerk, { duty: 'person', limit: 2 })
    expect(first.findings.map(({ title }) => title)).toEqual(['山一', '山二'])
    const second = await listFindings(kernel, clerk, {
      duty: 'person',
      limit: 2,
      ...(first.next === undefined ? {} : { after: first.next }),
    })
    expect(second).toMatchObject({ findings: [{ title: '山三' }], next: undefined })
    await expect(listFindings(kernel, clerk, { duty: '牛' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(auditCoverage(kernel, clerk, { on: '2021-02-30' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('finds the firm without a small grid, the small grid without a big one, the big grid without a lead', async () => {
    const { add, cadre, duty, clerk } = await fresh()
    const [led, unled] = [
      await add('grid', { name: '大一', category: 'bigEnterprise' }),
      await add('grid', { name: '大二', category: 'bigEnterprise' }),
    ]
    const small = await add('grid', { name: '小一', category: 'smallEnterprise', parent: led })
    const closed = await add('grid', { name: '小二', category: 'smallEnterprise', parent: unled, closedOn: '2021-01-01' })
    await add('grid', { name: '小三', category: 'smallEnterprise' })
    await duty(led, await cadre('竹甲'), { objectKind: 'bigGrid' })
    for (const [name, smallGrid] of [
      ['甲厂', small],
      ['乙厂', closed],
      ['丙厂', null],
      ['丁厂', led],
    ] as const)
      await add('enterprise', { name, smallGrid })
    const partition = await checkEnterpriseGrids(kernel, clerk)
    expect(partition).toMatchObject({ firms: 4, smallGrids: 2, bigGrids: 2, faultCount: 5 })
    expect(partition.faults.map(({ title, why }) => `${title} ${why}`).sort()).toEqual([
      '丁厂 not-a-small-grid',
      '丙厂 no-small-grid',
      '乙厂 closed-small-grid',
      '大二 no-lead',
      '小三 no-big-grid',
    ])
    expect(await checkEnterpriseGrids(kernel, clerk, { on: '2020-12-31' })).toMatchObject({ smallGrids: 3, faultCount: 4 })
  })

  it('adds what lies below a place up to it, and counts everything once for the town', async () => {
    const { add, cadre, person, duty, clerk } = await fresh()
    const village = await add('village', { name: '瓦溪村' })
    const big = await add('grid', { name: '大一', category: 'bigEnterprise' })
    const small = await add('grid', { name: '小一', category: 'smallEnterprise', parent: big })
    await add('grid', { name: '瓦溪一网格', category: 'village', village })
    const holder = await cadre('竹甲')
    await duty(big, holder, { objectKind: 'bigGrid' })
    await duty(await person('山一', { village }), holder)
    await person('山二', { village })
    await person('山三')
    await add('enterprise', { name: '甲厂', smallGrid: small })
    const { areas } = await coverageTree(kernel, clerk)
    const shown = areas.map(({ title, kind, inScope, uncovered, holder: by }) => [title, kind, inScope, uncovered, by?.title])
    expect(shown).toEqual([
      ['青竹镇', 'town', 5, 3, undefined],
      ['瓦溪村', 'village', 2, 1, undefined],
      ['大一', 'bigGrid', 2, 1, '竹甲'],
      ['小一', 'smallGrid', 1, 1, undefined],
      ['瓦溪一网格', 'villageGrid', 0, 0, undefined],
    ])
    expect(areas.find(({ title }) => title === '小一')?.parent).toBe(big)
  })

  it('shows what everybody has taken on against the limit, and proposes who could take more, with a reason', async () => {
    const { add, cadre, person, duty, clerk } = await fresh()
    const [village, other] = [await add('village', { name: '瓦溪村' }), await add('village', { name: '竹口村' })]
    const [busy, near, far] = [await cadre('竹甲', { village }), await cadre('竹乙', { village }), await cadre('竹丙', { village: other })]
    for (const name of ['山一', '山二', '山三', '山四']) await duty(await person(name, { village }), busy)
    await duty(await person('山五'), far, { role: 'secondary' })
    const { cadres } = await loadView(kernel, clerk)
    expect(cadres.map(({ cadre: { title }, answers, helps, over }) => [title, answers, helps, over])).toEqual([
      ['竹丙', {}, 1, []],
      ['竹甲', { person: 4 }, 0, ['person']],
      ['竹乙', {}, 0, []],
    ])
    await person('水一', { village })
    await person('水二', { village: other })
    const proposals = await proposeAssignments(kernel, clerk, { duty: 'person' })
    expect(proposals.map(({ object, holder, reason }) => [object.title, holder.title, reason])).toEqual([
      ['山五', '竹丙', '附近无人，全镇中选，手上最少（连这个共 1 个）'],
      ['水一', '竹乙', '在瓦溪村工作，手上最少（连这个共 1 个）'],
      ['水二', '竹丙', '在竹口村工作，手上最少（连这个共 2 个）'],
    ])
    expect(await proposeAssignments(kernel, clerk, { duty: 'person' })).toEqual(proposals)
    expect((await proposeAssignments(kernel, clerk, { cadre: busy, among: [near] })).map(({ holder }) => holder.title)).toEqual(
      Array(4).fill('竹乙'),
    )
  })

  it('remembers who answered on any day', async () => {
    const { cadre, person, duty, clerk, answers } = await fresh()
    const [first, second] = [await cadre('竹甲'), await cadre('竹乙')]
    const object = await person('山一')
    await duty(object, first, { endedOn: '2020-06-01' })
    await duty(object, second, { startedOn: '2020-06-01', mode: 'oneToOne' })
    expect([await answers(object, '2019-12-31'), await answers(object, '2020-05-31'), await answers(object, '2020-06-01')]).toEqual([
      '-',
      '竹甲',
      '竹乙',
    ])
    const { duties } = await listHolders(kernel, clerk, { object })
    expect(duties.map(({ holder, from, to, mode, inForce }) => [holder.title, from, to, mode, inForce])).toEqual([
      ['竹乙', '2020-06-01', undefined, '一对一', true],
      ['竹甲', '2020-01-01', '2020-06-01', '', false],
    ])
    expect((await listRecords(kernel, clerk, { ledger: 'duty' })).records).toHaveLength(2)
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
  })
})
