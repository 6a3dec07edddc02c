import { beforeAll, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { loadCatalogue } from '../../../app/store/catalogue.ts'
import { type Kernel, openKernel } from '../../../kernel/index.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'
import { launch, openTown } from './epidemic-town.ts'

describeOneEngine('a locked village', (open) => {
  const clock = { now: 0 }
  let kernel: Kernel
  beforeAll(async () => {
    kernel = await openKernel({ engine: await open(wholeTables), catalogue: loadCatalogue(), clock: () => new Date(clock.now) })
  })

  it('counts the days of a locked village anew when a contact was still found in it, and of no other', async () => {
    const town = await openTown(kernel, clock, '2020-02-03')
    await launch(town, { launchedOn: '2020-02-03', validUntil: '2020-03-31' })
    const person = { name: '俞村一', village: town.village, category: 'wholeVillage', measure: 'wholeVillage' }
    const id = await town.add('controlled-person', { ...person, startedOn: '2020-02-03', status: 'planned' })
    const isolate = { step: 'isolateVillage' }
    await expect(town.step(await town.caseOf('controlled-person', id), isolate)).rejects.toMatchObject({
      message: expect.stringContaining('没有在封控中'),
    })
    const zone = await town.add('lockdown-zone', { village: town.village, startedOn: '2020-02-03', status: 'planned' })
    const lock = { step: 'lock', values: { category: 'lockedVillage', basis: '竹溪县疫控办通告〔2020〕5号' } }
    const { case: locked } = await town.step(await town.caseOf('lockdown-zone', zone), lock)
    const inside = await town.step(await town.caseOf('controlled-person', id), isolate)
    expect(inside.record?.values).toMatchObject({ dueOn: '2020-02-17', edition: '第三版' })

    town.goTo('2020-02-11')
    const recount = (lastExposureOn: string) => ({
      step: 'recountVillage',
      values: { lastExposureOn },
      opinion: '前一天仍有密接从本村转出',
    })
    for (const wrong of ['2020-02-02', '2020-02-12'])
      await expect(town.step(inside.case, recount(wrong))).rejects.toMatchObject({ message: expect.stringContaining('重新起算的日期') })
    const anew = await town.step(inside.case, recount('2020-02-10'))
    expect(anew.record?.values).toMatchObject({ dueOn: '2020-02-24', status: 'wholeVillage' })
    expect(anew.case.due).toBe('2020-02-25')

    town.goTo('2020-02-24')
    const release = { step: 'release', values: { testResult: 'negative' } }
    await expect(town.step(anew.case, release)).rejects.toMatchObject({ message: expect.stringContaining('还在封控中') })
    await town.step(locked, { step: 'lift', opinion: '研判同意' }, town.leader)
    await expect(town.step(anew.case, recount('2020-02-20'))).rejects.toMatchObject({ message: expect.stringContaining('没有在封控中') })
    expect((await town.step(anew.case, release)).record?.values).toMatchObject({ status: 'released', releasedOn: '2020-02-24' })
  })

  it('is opened only after so many days without a case, the last close contact and a fresh round of tests', async () => {
    const town = await openTown(kernel, clock, '2022-03-01')
    await launch(town, { launchedOn: '2022-03-01', validUntil: '2022-06-30' })
    await town.add('confirmed-case', { name: '许三', village: town.village, confirmedOn: '2022-03-02' })
    const id = await town.add('lockdown-zone', { village: town.village, startedOn: '2022-03-01', status: 'planned' })
    const locked = await town.step(await town.caseOf('lockdown-zone', id), {
      step: 'lock',
      values: { category: 'sealed', basis: '竹溪县疫控办通告〔2022〕3号' },
    })
    const lift = (screenedOn: string | null) => ({
      step: 'lift',
      opinion: '研判同意',
      values: screenedOn === null ? {} : { screenedOn, screeningResult: 'negative' },
    })
    town.goTo('2022-03-15')
    await expect(town.step(locked.case, lift('2022-03-14'), town.leader)).rejects.toMatchObject({
      message: expect.stringContaining('无新增病例'),
    })
    town.goTo('2022-03-17')
    await expect(town.step(locked.case, lift(null), town.leader)).rejects.toMatchObject({ message: expect.stringContaining('全员检测') })
    await expect(town.step(locked.case, lift('2022-03-14'), town.leader)).rejects.toMatchObject({
      message: expect.stringContaining('全员检测'),
    })
    const { record } = await town.step(locked.case, lift('2022-03-16'), town.leader)
    expect(record?.values).toMatchObject({ status: 'lifted', releasedOn: '2022-03-17' })
  })
})
