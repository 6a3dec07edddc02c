import { beforeAll, describe, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { makeNationalId } from '../../../../demo/identifiers.ts'
import { loadCatalogue } from '../../../app/store/catalogue.ts'
import { fc } from '../../../definition/testing/seeded.ts'
import {
  type Actor,
  type CaseSummary,
  createUser,
  evaluateIndicators,
  getRecord,
  importRows,
  type Kernel,
  listCases,
  listNotices,
  listRecords,
  openKernel,
  type StepInput,
  takeSteps,
  verifyAudit,
} from '../../../kernel/index.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'
import { launch, openTown, type Town } from './epidemic-town.ts'

async function peopleOf(town: Town) {
  return (await listRecords(town.kernel, town.clerk, { ledger: 'controlled-person', query: { limit: 500 } })).records
}

describeOneEngine('epidemic control', (open) => {
  const clock = { now: 0 }
  let kernel: Kernel
  beforeAll(async () => {
    kernel = await openKernel({ engine: await open(wholeTables), catalogue: loadCatalogue(), clock: () => new Date(clock.now) })
  })

  it('restricts nobody without a declared response that is in force and has a basis', async () => {
    const town = await openTown(kernel, clock, '2021-08-02')
    const person = { name: '傅一', village: town.village, category: 'closeContact', measure: 'central', startedOn: '2021-08-02' }
    const id = await town.add('controlled-person', { ...person, lastExposureOn: '2021-08-01', status: 'planned' })
    const one = await town.caseOf('controlled-person', id)
    const isolate = { step: 'isolateCentrally', values: { place: '镇中心校隔离点' } }
    await expect(town.step(one, isolate)).rejects.toMatchObject({
      code: 'wrong-state',
      message: expect.stringContaining('没有依法启动的应急响应'),
    })
    await town.add('emergency-response', { name: '未定依据的响应', launchedOn: '2021-08-01', status: 'inForce' })
    await expect(town.step(one, isolate)).rejects.toMatchObject({ message: expect.stringContaining('没有写明依据') })
    await launch(town, { name: '另一响应', launchedOn: '2021-08-02' })
    const { record } = await town.step(one, isolate)
    expect(record?.values).toMatchObject({ status: 'central', edition: '第八版', dueOn: '2021-08-15' })
  })

  it('knows one person by the number of identity, whatever village says so, and two namesakes apart', async () => {
    const town = await openTown(kernel, clock, '2021-08-02')
    await launch(town)
    const other = await town.add('village', { code: '999901301202', name: '石岭村' })
    const [first, second] = [makeNationalId(901), makeNationalId(902)]
    const plan = (values: object) =>
      town.add('controlled-person', {
        name: '傅四',
        village: town.village,
        category: 'closeContact',
        measure: 'central',
        startedOn: '2021-08-02',
        lastExposureOn: '2021-08-01',
        status: 'planned',
        ...values,
      })
    await plan({ idNumber: first })
    await expect(plan({ idNumber: first, village: other, name: '傅肆' })).rejects.toThrow('同一人同一时间只能受一种措施')
    await expect(plan({ startedOn: '2021-08-03' })).rejects.toThrow('同一人同一时间只能受一种措施')
    await plan({ idNumber: second, startedOn: '2021-08-03' })
    const source = await town.add('confirmed-case', {
      name: '许二',
      village: town.village,
      confirmedOn: '2021-08-01',
      infectionSource: 'local',
    })
    const contact = (idNumber: string) =>
      town.add('contact', {
        sourceKind: 'confirmedCase',
        source,
        name: '傅四',
        village: town.village,
        idNumber,
        category: 'closeContact',
        contactedOn: idNumber === first ? '2021-07-30' : '2021-07-31',
      })
    const known = await town.caseOf('contact', await contact(first))
    await expect(town.step(known, { step: 'control' })).rejects.toThrow('已经在管控中')
    const third = makeNationalId(903)
    const unknown = await town.caseOf('contact', await contact(third))
    await expect(town.step(unknown, { step: 'joinMeasure', opinion: '已在隔离' })).rejects.toThrow('现在没有在管控中')
  })

  it('carries a contact from the chain through central isolation and the days at home to the release', async () => {
    const town = await openTown(kernel, clock, '2021-08-02')
    const responseId = await launch(town)
    const source = await town.add('confirmed-case', {
      name: '许一',
      village: town.village,
      confirmedOn: '2021-08-01',
      infectionSource: 'imported',
    })
    const contact = await town.add('contact', {
      sourceKind: 'confirmedCase',
      source,
      name: '傅二',
      village: town.village,
      category: 'closeContact',
      contactedOn: '2021-07-31',
    })
    await town.step(await town.caseOf('contact', contact), { step: 'control' })
    const [planned] = await peopleOf(town)
    if (planned === undefined) throw new Error('nobody was planned')
    expect(planned.values).toMatchObject({ name: '傅二', status: 'planned', lastExposureOn: '2021-07-31', response: responseId, contact })
    const inCentral = await town.step(await town.caseOf('controlled-person', planned.id), {
      step: 'isolateCentrally',
      values: { place: '隔离点' },
    })
    expect(inCentral.record?.values).toMatchObject({ dueOn: '2021-08-14' })
    expect(inCentral.case.due).toBe('2021-08-15')

    town.goTo('2021-08-13')
    const early = { step: 'moveHome', values: { testResult: 'negative' } }
    await expect(town.step(inCentral.case, early)).rejects.toMatchObject({ message: expect.stringContaining('期限未满') })
    town.goTo('2021-08-14')
    await expect(town.step(inCentral.case, { step: 'release', values: { testResult: 'negative' } })).rejects.toMatchObject({
      message: expect.stringContaining('居家监测'),
    })
    await expect(town.step(inCentral.case, { step: 'moveHome', values: { testResult: 'positive' } })).rejects.toMatchObject({
      message: expect.stringContaining('不是阴性'),
    })
    await town.step(inCentral.case, early)
    const home = (await peopleOf(town)).find(({ values }) => values.measure === 'home')
    if (home === undefined) throw new Error('nobody went home')
    expect(home.values).toMatchObject({ startedOn: '2021-08-14', dueOn: '2021-08-21', edition: '第八版', response: responseId })

    const responseCase = await town.caseOf('emergency-response', responseId)
    const finish = { step: 'finish', values: { finishBasis: '竹溪县政府通告〔2021〕9号' } }
    await expect(town.step(responseCase, finish)).rejects.toMatchObject({ code: 'wrong-state' })
    town.goTo('2021-08-21')
    const { case: released } = await town.step(await town.caseOf('controlled-person', home.id), {
      step: 'release',
      values: { testResult: 'negative', testedOn: '2021-08-20' },
    })
    expect(released).toMatchObject({ state: 'released', outcome: 'done' })
    const { record } = await town.step(responseCase, finish)
    expect(record?.values).toMatchObject({ status: 'finished', finishedOn: '2021-08-21' })
    expect((await verifyAudit(kernel, town.clerk)).problems).toEqual([])
  })

  it('releases everybody whose term is over in one press, and names who may not go yet', async () => {
    const town = await openTown(kernel, clock, '2021-09-01')
    await launch(town)
    const cases: CaseSummary[] = []
    for (const name of ['徐甲', '徐乙', '徐丙', '徐丁']) {
      const id = await town.add('controlled-person', {
        name,
        village: town.village,
        category: 'secondaryContact',
        measure: 'central',
        startedOn: '2021-09-01',
        lastExposureOn: name === '徐丁' ? '2021-09-01' : '2021-08-30',
        status: 'planned',
      })
      cases.push(
        (await town.step(await town.caseOf('controlled-person', id), { step: 'isolateCentrally', values: { place: '隔离点' } })).case,
      )
    }
    town.goTo('2021-09-06')
    const result = await takeSteps(kernel, town.clerk, {
      loop: 'isolation',
      step: 'release',
      values: { testResult: 'negative' },
      cases: cases.map(({ id, version }) => ({ id, version })),
      skipRefused: true,
    })
    expect(result.taken).toBe(3)
    expect(result.refused).toMatchObject([{ subjectTitle: '徐丁', why: expect.stringContaining('期限未满') }])
  })

  it('follows an arrival from the announcement through every gate; a gate that is missed is late', async () => {
    const town = await openTown(kernel, clock, '2020-03-09')
    await launch(town, { launchedOn: '2020-03-09', validUntil: '2020-04-30' })
    const id = await town.add('arrival', {
      name: '邵一',
      village: town.village,
      category: 'overseas',
      plannedOn: '2020-03-10',
      leftOn: '2020-03-09',
    })
    let one = (
      await town.step(await town.caseOf('arrival', id), { step: 'verify', values: { measure: 'central', plannedOn: '2020-03-10' } })
    ).case
    await expect(town.step(one, { step: 'passVillageGate' })).rejects.toMatchObject({ code: 'wrong-state' })
    town.goTo('2020-03-11')
    expect(await town.caseOf('arrival', id)).toMatchObject({ daysLate: 1 })
    one = (await town.step(one, { step: 'passTownGate' })).case
    const { case: isolated, children } = await town.step(one, { step: 'isolateCentrally' })
    expect(children).toMatchObject([{ loop: 'isolation', state: 'planned' }])
    const [measure] = await peopleOf(town)
    expect(measure?.values).toMatchObject({ category: 'inbound', measure: 'central', lastExposureOn: '2020-03-09', arrival: id })
    await expect(town.step(isolated, { step: 'finishMeasure' })).rejects.toMatchObject({ code: 'wrong-state' })
    const restricted = await town.step(await town.caseOf('controlled-person', measure?.id ?? ''), {
      step: 'isolateCentrally',
      values: { place: '隔离点' },
    })
    // Edition 6 counts people who enter from the first day of the measure.
    expect(restricted.record?.values).toMatchObject({ edition: '第六版', dueOn: '2020-03-25' })
    town.goTo('2020-03-25')
    await town.step(restricted.case, { step: 'release', values: { testResult: 'negative' } })
    const { record } = await town.step(isolated, { step: 'finishMeasure' })
    expect(record?.values).toMatchObject({ status: 'ended', releasedOn: '2020-03-25' })
  })

  it('tells the one who answers for an arrival of every gate that is passed', async () => {
    const town = await openTown(kernel, clock, '2020-03-09')
    await launch(town, { launchedOn: '2020-03-09', validUntil: '2020-04-30' })
    const cadre = await town.add('cadre', { name: '吴守门', since: '2019-01-01' })
    const { id: user } = await createUser(
      kernel,
      { ...town.clerk, role: 'administrator' },
      { account: 'holder', name: '吴守门', role: 'villageCadre', office: '松岭村', password: 'bamboo-2020', cadre },
    )
    const holder: Actor = { id: user, name: '吴守门', town: town.clerk.town, role: 'villageCadre', cadre }
    const id = await town.add('arrival', { name: '邵二', village: town.village, category: 'inCity', plannedOn: '2020-03-09' })
    await town.add('duty', { objectKind: 'arrival', object: id, holder: cadre, mode: 'oneToOne', startedOn: '2020-03-09', role: 'primary' })
    let { case: one } = await town.step(await town.caseOf('arrival', id), { step: 'passTownGate' })
    one = (await town.step(one, { step: 'passVillageGate' })).case
    await town.step(one, { step: 'reachHome' })
    const { notices } = await listNotices(kernel, holder)
    expect(notices.map(({ stateLabel }) => stateLabel)).toEqual(expect.arrayContaining(['已过中门', '已过小门', '已到家']))
  })

  it('takes an office file without states or responses as what it was: nothing is lost, and what has no basis is found', async () => {
    const town = await openTown(kernel, clock, '2021-08-10')
    await launch(town)
    const rows = [
      ['林一', '2021-08-03', '2021-08-09'],
      ['林二', '2021-08-04', ''],
      ['林三', '2021-07-20', '2021-07-30'],
      ['林二', '2021-08-05', ''],
    ].map(([name = '', from = '', to = ''], index) => ({
      row: index + 2,
      cells: { 姓名: name, 村: '松岭村', 类别: '密接', 措施: index === 3 ? '居家隔离' : '集中隔离', 开始日期: from, 解除日期: to },
    }))
    const result = await importRows(kernel, town.clerk, {
      ledger: '管控对象',
      columns: ['姓名', '村', '类别', '措施', '开始日期', '解除日期'],
      rows,
    })
    expect(result).toMatchObject({ added: 4, rejected: [] })
    expect(result.problems.map(({ message }) => message).join()).toContain('同一人同一时间只能受一种措施')
    const states = await Promise.all((await peopleOf(town)).map(async ({ id }) => (await town.caseOf('controlled-person', id)).state))
    expect(states.sort()).toEqual(['central', 'home', 'released', 'released'])
    const [without] = await evaluateIndicators(kernel, town.clerk, [{ indicator: 'measure-without-response-count', period: '2021' }])
    expect(without?.value).toBe('1')
  })

  describe('whatever is done', () => {
    const act = fc.record({
      person: fc.constantFrom(0, 0, 1, 2),
      kind: fc.constantFrom(
        'plan',
        'plan',
        'central',
        'central',
        'home',
        'moveHome',
        'moveHome',
        'release',
        'release',
        'revoke',
        'recount',
        'wait',
        'wait',
        'wait',
      ),
      days: fc.integer({ min: 1, max: 14 }),
    })

    it('nobody is under two measures at one moment', async () => {
      const taken = new Map<string, number>()
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 50 }), async (acts) => {
          const town = await openTown(kernel, clock, '2021-08-02')
          await launch(town)
          let today = '2021-08-02'
          for (const { person, kind, days } of acts) {
            if (kind === 'wait') {
              today = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
              town.goTo(today)
            } else {
              const done = await attempt(town, { person: ['毛甲', '毛乙', '毛丙'][person] ?? '毛甲', kind, today })
              if (done) taken.set(kind, (taken.get(kind) ?? 0) + 1)
            }
          }
          await expectOneMeasureEach(town)
        }),
        { numRuns: 12, seed: 20200129 },
      )
      // The walks did walk: each kind of step was taken somewhere.
      expect([...taken.keys()].sort()).toEqual(['central', 'home', 'moveHome', 'plan', 'recount', 'release', 'revoke'])
    })
  })
})

const moves: Readonly<Record<string, StepInput>> = {
  central: { step: 'isolateCentrally', values: { place: '隔离点' } },
  home: { step: 'isolateAtHome' },
  moveHome: { step: 'moveHome', values: { testResult: 'negative' } },
  release: { step: 'release', values: { testResult: 'negative' } },
  revoke: { step: 'revoke', opinion: '核查有误' },
}

/** Tries one thing with a person and says whether it was done; what the loop or the ledger refuses is left undone. */
async function attempt(
  town: Town,
  { person, kind, today }: { readonly person: string; readonly kind: string; readonly today: string },
): Promise<boolean> {
  try {
    if (kind === 'plan') {
      const values = { name: person, village: town.village, category: 'closeContact', measure: 'central', startedOn: today }
      await town.add('controlled-person', { ...values, lastExposureOn: today, status: 'planned' })
      return true
    }
    const open = (await listCases(town.kernel, town.clerk, { loop: 'isolation' })).cases.find(({ subjectTitle }) => subjectTitle === person)
    if (open === undefined) return false
    const recount = {
      step: open.state === 'home' ? 'recountHome' : 'recountCentral',
      opinion: '再次暴露',
      values: { lastExposureOn: today },
    }
    await town.step(open, moves[kind] ?? recount, kind === 'revoke' ? town.leader : town.clerk)
    return true
  } catch (error) {
    const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
    expect(['wrong-state', 'invalid', 'conflict', 'not-permitted']).toContain(code)
    return false
  }
}

async function expectOneMeasureEach(town: Town): Promise<void> {
  const people = await peopleOf(town)
  for (const one of people) {
    const overlapping = people.filter(
      (other) =>
        other.id !== one.id &&
        other.values.name === one.values.name &&
        String(other.values.startedOn) < String(one.values.releasedOn ?? '9999') &&
        String(one.values.startedOn) < String(other.values.releasedOn ?? '9999'),
    )
    expect(overlapping.map(({ values }) => values)).toEqual([])
  }
  const [overlaps] = await evaluateIndicators(town.kernel, town.clerk, [{ indicator: 'overlapping-measure-count', period: '2021' }])
  expect(overlaps?.value).toBe('0')
  for (const { id } of people) expect((await getRecord(town.kernel, town.clerk, { ledger: 'controlled-person', id })).id).toBe(id)
}
