import { beforeAll, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openSteps, openWorkTown, type WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { makeNationalId } from '../../../../demo/identifiers.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'

describeOneEngine('the register of low-income households', (open) => {
  let town: WorkTown
  let village = ''
  beforeAll(async () => {
    town = await openWorkTown(await open(wholeTables))
    village = await town.add('village', { code: '999901101201', name: '白水村' })
  })

  const apply = async (head: string, serial: number) => {
    const values = { head, idNumber: makeNationalId(serial), village, members: 3, category: 'nearSubsistence', appliedOn: '2020-06-01' }
    return { ledger: 'recognition-application', id: await town.add('recognition-application', values, town.villager) }
  }

  it('is entered through the village’s vote, its notice, the town and the county', async () => {
    town.toDay('2020-06-01')
    const subject = await apply('沈溪平', 7001)
    await town.step(town.villager, subject, 'accept')
    expect(await town.refused(town.villager, subject, 'publish', { values: { votersPresent: 20, votersInFavour: 10 } })).toBe(
      '同意人数没有过半，评议不通过，不能公示。',
    )
    await town.step(town.villager, subject, 'publish', { values: { votersPresent: 20, votersInFavour: 18 } })
    town.toDay('2020-06-07')
    expect(await town.refused(town.villager, subject, 'toTown')).toContain('公示')
    town.toDay('2020-06-09')
    await town.step(town.villager, subject, 'toTown')
    expect(await town.refused(town.checker, subject, 'toCounty')).toBe('没有填家庭人均年收入，核对收入后再报。')
    await town.step(town.checker, subject, 'sendBack', { opinion: '补收入证明' })
    expect(await town.caseOf(subject.ledger, subject.id)).toMatchObject({ state: 'applied', returns: 1 })
    const { amendRecord } = await import('../../../kernel/index.ts')
    const record = await town.read(subject.ledger, subject.id)
    await amendRecord(town.kernel, town.villager, {
      ledger: subject.ledger,
      id: subject.id,
      version: record.version,
      values: { incomePerHead: '8600' },
    })
    await town.step(town.villager, subject, 'accept')
    await town.step(town.villager, subject, 'publish', { values: { votersPresent: 20, votersInFavour: 18 } })
    town.toDay('2020-06-18')
    await town.step(town.villager, subject, 'toTown')
    await town.step(town.checker, subject, 'toCounty')
    await town.step(town.leader, subject, 'recognise', { values: { documentNumber: '竹民〔2020〕6号' } })
    const [household] = (await town.all('low-income-household')).filter(({ values }) => values.head === '沈溪平')
    expect(household?.values).toMatchObject({ recognisedOn: '2020-06-18', members: 3, category: 'nearSubsistence' })
    expect(await town.caseOf('low-income-household', household?.id ?? '')).toMatchObject({
      state: 'registered',
      loopLabel: '低收入农户动态管理',
    })
    expect(await town.figure('household-recognised-count', '2020-06')).toBe('1')
    const again = await apply('沈溪平', 7001).catch((error: Error) => error.message)
    expect(again).toContain('已有')
  })

  it('is left with the county’s word, kept by another than the reviewer, and may be entered again', async () => {
    town.toDay('2020-07-01')
    const id = await town.add('low-income-household', {
      head: '顾石龙',
      idNumber: makeNationalId(7002),
      village,
      recognisedOn: '2018-05-01',
    })
    const subject = { ledger: 'low-income-household', id }
    await town.step(town.villager, subject, 'review')
    expect(await town.refused(town.villager, subject, 'keep')).toContain('由')
    await town.step(town.checker, subject, 'keep')
    await town.step(town.villager, subject, 'proposeLeave', { values: { leaveReason: '收入稳定超过标准' } })
    const left = await town.step(town.leader, subject, 'leave')
    expect(left.case).toMatchObject({ state: 'left', outcome: 'done' })
    expect((await town.read('low-income-household', id)).values).toMatchObject({ leftOn: '2020-07-01', status: 'left' })
    expect(await town.figure('household-left-count', '2020-07')).toBe('1')
  })

  it('has every finding of an inspection put right by one and struck off by another', async () => {
    town.toDay('2020-09-01')
    const values = { head: '段东泉', idNumber: makeNationalId(7003), village, recognisedOn: '2018-05-01' }
    const household = await town.add('low-income-household', values)
    const inspect = (item: string, conclusion: string) =>
      town.add('assurance-inspection', { household, quarter: '2020-Q3', item, conclusion, problem: '渗漏' }, town.villager)
    const finding = { ledger: 'assurance-inspection', id: await inspect('住房安全', 'unmet') }
    expect(await town.caseOf('assurance-inspection', await inspect('不愁吃', 'met'))).toBeUndefined()
    expect(await town.caseOf(finding.ledger, finding.id)).toMatchObject({ state: 'found', due: '2020-09-16' })
    await town.step(town.maker, finding, 'rectify', { values: { remedy: '翻修屋面' } })
    expect(await town.refused(town.maker, finding, 'close')).toContain('要由另一个人来办')
    const one = await town.caseOf(finding.ledger, finding.id)
    expect(await openSteps(town, town.checker, one?.id ?? '')).toEqual(['close', 'sendBack'])
    expect(await town.figure('inspection-rectified-count', '2020-Q3')).toBe('0')
    await town.step(town.checker, finding, 'close')
    expect((await town.read(finding.ledger, finding.id)).values).toMatchObject({ rectifiedOn: '2020-09-01', rectification: 'closed' })
    expect(await town.figure('inspection-rectification-rate', '2020-Q3')).toBe('100')
  })
})
