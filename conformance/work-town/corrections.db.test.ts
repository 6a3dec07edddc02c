import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Actor,
  addRecord,
  agreeChanges,
  amendRecord,
  createUser,
  type Engine,
  getAccessRules,
  getRecord,
  listAudit,
  listNotices,
  listPending,
  listProcessing,
  listRecords,
  listWork,
  readCase,
  readPerson,
  refuseChange,
  requestCorrection,
  searchEverything,
  setAccessRules,
  verifyAudit,
  withdrawRecord,
} from '../../src/kernel/index.ts'
import { idNumber } from '../../src/kernel/ledger/testing/open-sample.ts'
import { dumpTables } from '../../src/kernel/storage/testing/dump-tables.ts'
import { describeOneEngine } from '../../src/kernel/storage/testing.ts'
import { openWorkTown, type WorkTown } from './open-work-town.ts'

const [wrong, right, another] = [idNumber(901), idNumber(902), idNumber(903)]
const secret = '19900000777'

describeOneEngine('what somebody wants put right of what is held of them', (open) => {
  let engine: Engine
  let town: WorkTown
  let person = ''
  let neighbour = ''
  let household = ''
  let cadre: Actor
  let stranger: Actor
  let worker: Actor
  const ask = (more: object = {}, actor: Actor = town.maker) =>
    requestCorrection(town.kernel, actor, {
      person,
      ledger: 'person',
      record: person,
      field: 'phone',
      should: secret,
      why: `电话登错了，应当是${secret}`,
      asked: '本人持身份证到场',
      ...more,
    })
  const requested = async (more: object = {}, actor?: Actor) => ({ ledger: 'person-correction', id: (await ask(more, actor)).id })
  const saidIn = async (ledger: string, id: string, field: string) => (await town.read(ledger, id)).values[field]

  beforeAll(async () => {
    engine = await open()
    town = await openWorkTown(engine)
    const { add, kernel } = town
    const here = await add('village', { code: '999901101201', name: '竹口村' })
    const there = await add('village', { code: '999901101202', name: '石门村' })
    const grid = await add('grid', { code: 'W1', name: '竹口第一网格', category: 'village', village: here })
    const bound = async (name: string, role: Actor['role'], values: Record<string, string>): Promise<Actor> => {
      const roster = await add('cadre', {
        name,
        category: role === 'gridWorker' ? 'gridWorker' : 'villageCadre',
        since: '2018-01-01',
        ...values,
      })
      const { id } = await createUser(kernel, town.system, {
        account: name,
        name,
        role,
        office: '村委',
        password: 'bamboo-2020',
        cadre: roster,
      })
      return { id, name, town: town.system.town, role, cadre: roster }
    }
    cadre = await bound('顾大川', 'villageCadre', { village: here })
    stranger = await bound('郑石门', 'villageCadre', { village: there })
    worker = await bound('章小禾', 'gridWorker', { village: here, grid })
    person = await add('person', { name: '顾石龙', idNumber: wrong, village: here, grid, phone: '19900000001', residence: 'resident' })
    neighbour = await add('person', { name: '吴秀', idNumber: another, village: here, grid })
    household = await add('low-income-household', {
      head: '顾石龙',
      idNumber: wrong,
      village: here,
      recognisedOn: '2019-05-01',
      status: 'registered',
    })
  })

  it('is asked for on their page, waits with whoever keeps ledgers until a day, changes the record when they agree, and ends when they were told', async () => {
    const one = await requested({}, cadre)
    const { items } = await listWork(town.kernel, town.checker, { which: 'mine' })
    expect(
      items
        .filter(({ loop }) => loop === 'person-correction')
        .map(({ loopLabel, subjectTitle, due }) => [loopLabel, subjectTitle.includes('顾石龙'), due]),
    ).toEqual([['信息更正', true, '2020-07-01']])
    expect(await saidIn('person', person, 'phone')).toBe('19900000001')
    const page = await readPerson(town.kernel, town.maker, { id: person })
    expect(page.sections.map(({ ledger, total }) => [ledger, total])).toContainEqual(['person-correction', 1])
    expect(await town.refused(town.maker, one, 'tell')).toMatch(/待处理/)
    await town.step(town.checker, one, 'accept')
    expect(await saidIn('person', person, 'phone')).toBe(secret)
    const told = await town.step(cadre, one, 'tell')
    expect([told.case.state, told.record?.values.answeredOn]).toEqual(['told', '2020-06-01'])
    const entries = await listAudit(town.kernel, town.system, {})
    expect(
      entries.filter(({ action, record }) => action === 'amend' && record === person).map(({ detail, actor }) => [detail.reason, actor]),
    ).toEqual([['「信息更正」属实，更正', town.checker.id]])
    expect(JSON.stringify(entries)).not.toContain(secret)
  })

  it('may be refused for a reason only, in writing, and may be asked again afterwards', async () => {
    const one = await requested({ field: 'address', should: '竹口村8号' })
    await expect(ask({ field: 'address', should: '竹口村9号' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await town.refused(town.checker, one, 'refuse')).toMatch(/答复内容/)
    const refused = await town.step(town.checker, one, 'refuse', { values: { answer: '户口簿上是7号' } })
    expect([refused.case.state, await saidIn('person', person, 'address')]).toEqual(['refused', null])
    const again = await requested({ field: 'address', should: '竹口村7号' }, cadre)
    await town.step(cadre, again, 'withdraw')
    expect(await saidIn('person', person, 'address')).toBeNull()
  })

  it('is read as an office writes it: a choice by its word, a village by its name; what the field cannot hold is refused at once', async () => {
    for (const [field, should, kept] of [
      ['residence', '迁出', 'movedOut'],
      ['village', '石门村', undefined],
      ['bornOn', '1990年3月2日', '1990-03-02'],
      ['phone', '', null],
    ] as const) {
      const one = await requested({ field, should })
      await town.step(town.checker, one, 'accept')
      if (kept !== undefined) expect(await saidIn('person', person, field), field).toBe(kept)
      else expect((await town.read('person', person)).shown[field]).toBe('石门村')
      await town.step(town.checker, one, 'tell')
    }
    const back = await requested({ field: 'village', should: '竹口村' })
    await town.step(town.checker, back, 'accept')
    await town.step(town.checker, back, 'tell')
    for (const [field, should] of [
      ['idNumber', '123'],
      ['residence', '不知道'],
      ['village', '没有这个村'],
      ['name', ''],
    ] as const)
      await expect(ask({ field, should }), field).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask({ field: 'residence', should: '迁出' })).rejects.toMatchObject({ code: 'wrong-state' })
    await expect(ask({ why: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('waits for a second person where the town’s rules ask for one, and nobody is told before the record says it', async () => {
    const { kernel, system, checker, maker } = town
    await setAccessRules(kernel, system, { ...(await getAccessRules(kernel, system)), secondPerson: true })
    const one = await requested({ ledger: 'low-income-household', record: household, field: 'idNumber', should: right })
    await town.step(checker, one, 'accept')
    expect(await saidIn('low-income-household', household, 'idNumber')).toBe(wrong)
    expect(await town.refused(checker, one, 'tell')).toMatch(/在等第二个人同意/)
    const waiting = async () =>
      (await listPending(kernel, maker, {})).filter(({ record, state }) => record === household && state === 'waiting')
    await refuseChange(kernel, maker, { id: (await waiting())[0]?.id ?? '', reason: '再核一次' })
    expect(await town.refused(checker, one, 'tell')).toMatch(/没有被同意/)
    await town.step(checker, one, 'accept')
    await agreeChanges(kernel, maker, { ids: (await waiting()).map(({ id }) => id) })
    expect(await saidIn('low-income-household', household, 'idNumber')).toBe(right)
    await town.step(checker, one, 'tell')
    const back = await requested({ ledger: 'low-income-household', record: household, field: 'idNumber', should: wrong })
    await town.step(checker, back, 'accept')
    await agreeChanges(kernel, maker, { ids: (await waiting()).map(({ id }) => id) })
    await town.step(checker, back, 'tell')
  })

  it('overwrites nothing that was changed since it was asked for, and follows no record that is gone', async () => {
    const one = await requested({ field: 'address', should: '竹口村1号' })
    const { version } = await town.read('person', person)
    await amendRecord(town.kernel, town.maker, { ledger: 'person', id: person, version, values: { address: '竹口村2号' } })
    expect(await town.refused(town.checker, one, 'accept')).toMatch(/以后又改过/)
    await town.step(town.checker, one, 'refuse', { values: { answer: '已按新的登记' } })
    const gone = await town.add('low-income-household', {
      head: '顾石龙',
      idNumber: right,
      village: (await town.read('person', person)).values.village ?? '',
      recognisedOn: '2019-05-01',
      status: 'registered',
    })
    const { id: bearer } = await addRecord(town.kernel, town.maker, {
      ledger: 'person',
      values: { name: '顾石虎', idNumber: right, village: (await town.read('person', person)).values.village ?? '' },
    })
    const lost = await requested({ person: bearer, ledger: 'low-income-household', record: gone, field: 'head', should: '顾石虎' })
    await withdrawRecord(town.kernel, town.maker, { ledger: 'low-income-household', id: gone, version: 1, reason: '重复' })
    expect(await town.refused(town.checker, lost, 'accept')).toMatch(/没有这条记录/)
    await town.step(town.checker, lost, 'refuse', { values: { answer: '记录已撤销' } })
  })

  describe('is no way around anything', () => {
    it('for a record of somebody else, of another part of the town, or of what is decided by its work', async () => {
      await expect(ask({ person: neighbour })).rejects.toMatchObject({ code: 'not-found' })
      await expect(
        ask({ person: neighbour, ledger: 'low-income-household', record: household, field: 'head', should: '吴秀' }),
      ).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(ask({}, stranger)).rejects.toMatchObject({ code: 'not-found' })
      await expect(ask({}, worker)).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(ask({}, town.leader)).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(ask({ ledger: 'low-income-household', record: household, field: 'status', should: '退出' })).rejects.toMatchObject({
        code: 'wrong-state',
      })
    })

    it('for who may not change the ledger: others neither agree to it nor write or change a request by hand', async () => {
      const one = await requested({ field: 'health', should: '健康' })
      for (const actor of [cadre, worker, town.leader, stranger]) expect(await town.refused(actor, one, 'accept')).not.toBe('')
      for (const actor of [town.maker, town.system]) {
        await expect(
          addRecord(town.kernel, actor, { ledger: 'person-correction', values: { person, appliedOn: '2020-06-01' } }),
        ).rejects.toMatchObject({ code: 'not-permitted' })
        await expect(
          amendRecord(town.kernel, actor, { ledger: 'person-correction', id: one.id, version: 1, values: { should: '患病' } }),
        ).rejects.toMatchObject({ code: 'not-permitted' })
      }
      await town.step(town.checker, one, 'withdraw')
    })

    it('to what it says: who sees values masked learns that there is a request, in no list, case, search, message or page what it is about', async () => {
      const words = '竹口村秘密三十三号'
      const one = await requested({ ledger: 'low-income-household', record: household, field: 'head', should: '顾石隆', why: words })
      const { kernel } = town
      const found = await town.caseOf('person-correction', one.id)
      const told = JSON.stringify([
        await getRecord(kernel, worker, one),
        await listRecords(kernel, worker, { ledger: 'person-correction', query: { limit: 50 } }),
        await readCase(kernel, worker, { id: found?.id ?? '' }),
        (await readPerson(kernel, worker, { id: person })).sections.find(({ ledger }) => ledger === 'person-correction'),
        await listWork(kernel, worker, { which: 'able' }),
        await listNotices(kernel, worker),
        await searchEverything(kernel, worker, { text: '顾石隆' }),
        await searchEverything(kernel, worker, { text: '低收入' }),
      ])
      for (const secret of [words, '顾石隆', household, '低收入农户', '户主']) expect(told, secret).not.toContain(secret)
      const out = await listRecords(kernel, stranger, { ledger: 'person-correction', query: { limit: 50 } })
      expect(out.records).toEqual([])
      await town.step(town.checker, one, 'withdraw')
    })

    it('into the files: what was asked for, why and how lie sealed in every version', async () => {
      const dumped = await dumpTables(engine)
      expect(dumped).toContain('person-correction')
      for (const words of [secret, '竹口村秘密三十三号', '持身份证到场', '户口簿上是7号']) expect(dumped.includes(words), words).toBe(false)
    })
  })

  it('is late in everybody’s sight once its day has passed, and counted in the record of processing', async () => {
    await requested({ field: 'health', should: '健康' })
    town.toDay('2020-07-05')
    const { counts } = await listWork(town.kernel, town.maker, { which: 'late' })
    expect(counts.late).toBe(1)
    const entry = (await listProcessing(town.kernel, town.system)).find(({ ledger }) => ledger === 'person')
    expect(entry?.corrections).toEqual({ open: 1, late: 1, done: 6, refused: 4 })
    expect((await verifyAudit(town.kernel, town.system)).problems).toEqual([])
  })
})
