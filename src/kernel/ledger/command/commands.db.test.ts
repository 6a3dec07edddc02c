import { beforeAll, expect, it } from 'vitest'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { describeEngines } from '../../storage/testing.ts'
import { getRecord } from '../query/get-record.ts'
import { listRecords } from '../query/list-records.ts'
import { listVersions } from '../query/list-versions.ts'
import { fictionalId, openTestKernel, openTestTown, type TestTown } from '../testing/open-test-town.ts'
import { verifyAudit } from '../verify/verify-audit.ts'
import { addRecord } from './add-record.ts'
import { amendRecord } from './amend-record.ts'
import { bulkRecords } from './bulk-records.ts'
import { restoreRecord } from './restore-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

const missing = '00000000-0000-7000-8000-000000000000'

describeEngines('the commands of a ledger', (open) => {
  let kernel: Kernel
  let town: TestTown
  let opened = 0
  beforeAll(async () => {
    kernel = await openTestKernel(await open())
  })
  const fresh = async () => {
    opened += 1
    town = await openTestTown(kernel, String(999_901_100 + opened), opened % 2 === 0 ? 'sm3' : 'sha256')
    return town
  }
  const intact = async () => expect((await verifyAudit(kernel, town.clerk)).problems).toEqual([])

  it('keep every kind of value exactly as it was written', async () => {
    const { add, clerk } = await fresh()
    const somebody = await add('person', { name: '竹青', idNumber: fictionalId(1) })
    const values = {
      kind: 'person',
      target: somebody.id,
      at: '2020-02-29T08:30',
      note: '第一次\t"走访"\\',
      done: false,
      area: '12.5',
      rate: '-3.25',
      weight: '0.125',
      month: '2020-03',
      year: '2020',
    }
    const { id } = await add('visit', values)
    const record = await getRecord(kernel, clerk, { ledger: '走访', id })
    expect(record.values).toEqual(values)
    expect(record.shown).toMatchObject({ kind: '人员', target: '竹青' })
    expect(record).toMatchObject({ version: 1, title: values.note })
    await intact()
  })

  it('refuse what cannot be kept, naming every field', async () => {
    const { clerk } = await fresh()
    const refused = addRecord(kernel, clerk, {
      ledger: 'payment',
      values: { person: missing, amount: '-1', paidOn: '2020-02-30', colour: '红' },
    })
    const refusal: Refusal = await refused.then(
      () => expect.fail('it was accepted'),
      (error: unknown) => (error instanceof Refusal ? error : expect.fail(String(error))),
    )
    expect(refusal.code).toBe('invalid')
    expect(refusal.fields.map(({ field }) => field).sort()).toEqual(['amount', 'colour', 'paidOn', 'person'])
    await expect(addRecord(kernel, clerk, { ledger: 'person', values: {} })).rejects.toThrow('姓名')
    await expect(addRecord(kernel, clerk, { ledger: 'payments', values: {} })).rejects.toMatchObject({ code: 'not-found' })
    expect((await listRecords(kernel, clerk, { ledger: 'payment' })).records).toEqual([])
  })

  it('refuse a second record with a natural key that is taken, and name the first', async () => {
    const { add, clerk } = await fresh()
    await add('village', { code: '01', name: '瓦溪村' })
    await expect(add('village', { code: '02', name: '瓦溪村' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('瓦溪村'),
    })
    const other = await add('village', { code: '02', name: '竹口村' })
    await expect(amendRecord(kernel, clerk, { ledger: 'village', id: other.id, version: 1, values: { code: '01' } })).rejects.toMatchObject(
      { code: 'conflict' },
    )
    await add('person', { name: '无证甲' })
    await add('person', { name: '无证乙' })
    await intact()
  })

  it('amend into a new version, and refuse an amendment of a version that is no longer the last', async () => {
    const { add, clerk, as } = await fresh()
    const { id } = await add('village', { code: '01', name: '瓦溪村', people: 100 })
    const second = await amendRecord(kernel, as('editor'), { ledger: 'village', id, version: 1, values: { people: 120 }, reason: '更正' })
    expect(second).toMatchObject({ version: 2, values: { people: 120, name: '瓦溪村' } })
    const late = amendRecord(kernel, clerk, { ledger: 'village', id, version: 1, values: { people: 130 } })
    await expect(late).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('editor') })
    const same = await amendRecord(kernel, clerk, { ledger: 'village', id, version: 2, values: { people: 120 } })
    expect(same.version).toBe(2)
    const versions = await listVersions(kernel, clerk, { ledger: 'village', id })
    expect(versions.map(({ version, action, reason, values }) => [version, action, reason, values.people])).toEqual([
      [1, 'add', undefined, 100],
      [2, 'amend', '更正', 120],
    ])
    await intact()
  })

  it('withdraw a record only when nothing refers to it, and put it back', async () => {
    const { add, clerk } = await fresh()
    const village = await add('village', { code: '01', name: '瓦溪村' })
    const person = await add('person', { name: '竹青', village: village.id })
    const refused = withdrawRecord(kernel, clerk, { ledger: 'village', id: village.id, version: 1, reason: '并村' })
    await expect(refused).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('竹青') })
    await withdrawRecord(kernel, clerk, { ledger: 'person', id: person.id, version: 1, reason: '重复' })
    await withdrawRecord(kernel, clerk, { ledger: 'village', id: village.id, version: 1, reason: '并村' })
    await expect(getRecord(kernel, clerk, { ledger: 'village', id: village.id })).rejects.toMatchObject({ code: 'not-found' })
    const history = await listVersions(kernel, clerk, { ledger: 'village', id: village.id })
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ['add', undefined],
      ['withdraw', '并村'],
    ])
    const back = await restoreRecord(kernel, clerk, { ledger: 'village', id: village.id })
    expect(back).toMatchObject({ version: 2, values: { name: '瓦溪村' } })
    await expect(restoreRecord(kernel, clerk, { ledger: 'village', id: village.id })).rejects.toMatchObject({ code: 'wrong-state' })
    await intact()
  })

  it('run many operations as one change, or none of them', async () => {
    const { add, clerk } = await fresh()
    const village = await add('village', { code: '01', name: '瓦溪村' })
    const done = await bulkRecords(kernel, clerk, {
      ledger: 'village',
      operations: [
        { type: 'add', values: { code: '02', name: '竹口村' } },
        { type: 'add', values: { code: '03', name: '松源村' } },
        { type: 'amend', id: village.id, version: 1, values: { people: 5 } },
      ],
    })
    expect(done).toMatchObject({ amended: 1, withdrawn: 0 })
    const failing = bulkRecords(kernel, clerk, {
      ledger: 'village',
      operations: [
        { type: 'withdraw', id: village.id, version: 2 },
        { type: 'add', values: { code: '02', name: '又一村' } },
      ],
    })
    await expect(failing).rejects.toMatchObject({ code: 'conflict' })
    expect((await listRecords(kernel, clerk, { ledger: 'village' })).records).toHaveLength(3)
    await bulkRecords(kernel, clerk, { ledger: 'village', operations: [{ type: 'withdraw', id: village.id, version: 2 }] })
    expect((await listRecords(kernel, clerk, { ledger: 'village' })).records).toHaveLength(2)
    await intact()
  })

  it('let exactly one of fifty amendments at once win each version', async () => {
    const { add, clerk } = await fresh()
    const { id } = await add('village', { code: '01', name: '瓦溪村', people: 0 })
    const attempts = Array.from({ length: 50 }, async (_, turn) => {
      for (let version = 1; ; version++) {
        try {
          return await amendRecord(kernel, clerk, { ledger: 'village', id, version, values: { people: turn + 1 } })
        } catch (error) {
          if (!(error instanceof Refusal && error.code === 'conflict')) throw error
        }
      }
    })
    const won = await Promise.all(attempts)
    expect(new Set(won.map(({ version }) => version))).toEqual(new Set(Array.from({ length: 50 }, (_, turn) => turn + 2)))
    const versions = await listVersions(kernel, clerk, { ledger: 'village', id })
    expect(versions).toHaveLength(51)
    const instants = versions.map(({ recordedAt }) => recordedAt)
    expect([...new Set(instants)].sort()).toEqual(instants)
    await intact()
  })

  it('leave a reading as of an instant as it was, however much is written later', async () => {
    const { add, clerk } = await fresh()
    const { id } = await add('village', { code: '01', name: '瓦溪村', people: 1 })
    const asOf = (await add('village', { code: '02', name: '竹口村' })).recordedAt
    const before = await listRecords(kernel, clerk, { ledger: 'village', query: { asOf } })
    await amendRecord(kernel, clerk, { ledger: 'village', id, version: 1, values: { people: 2 } })
    await withdrawRecord(kernel, clerk, { ledger: 'village', id, version: 2, reason: '并村' })
    await add('village', { code: '03', name: '松源村' })
    expect(await listRecords(kernel, clerk, { ledger: 'village', query: { asOf } })).toEqual(before)
    expect(before.records).toHaveLength(2)
  })

  it('take a record by its id in capitals, and the chain still verifies', async () => {
    const { add, clerk } = await fresh()
    const { id } = await add('person', { name: '竹青', idNumber: fictionalId(1) })
    const person = { ledger: 'person', id: id.toUpperCase() }
    const amended = await amendRecord(kernel, clerk, { ...person, version: 1, values: { name: '竹叶' } })
    expect(amended.id).toBe(id)
    await withdrawRecord(kernel, clerk, { ...person, version: 2, reason: '迁出' })
    expect(await restoreRecord(kernel, clerk, person)).toMatchObject({ id, version: 3 })
    await bulkRecords(kernel, clerk, {
      ledger: 'person',
      operations: [
        { type: 'amend', id: person.id, version: 3, values: { name: '竹根' } },
        { type: 'withdraw', id: person.id, version: 4 },
      ],
    })
    await intact()
  })
})
