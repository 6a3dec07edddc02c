import { beforeAll, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { can } from '../../access/authorize.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { openKernel } from '../../open-kernel.ts'
import { Refusal } from '../../refusal.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import { importRows } from '../import/import-rows.ts'
import { getRecord } from '../query/get-record.ts'
import { actorOf, idNumber, table, town } from '../testing/open-sample.ts'
import { secretCatalogue } from '../testing/secret-pack.ts'
import { addRecord } from './add-record.ts'
import { amendRecord } from './amend-record.ts'
import { bulkRecords } from './bulk-records.ts'
import { restoreRecord } from './restore-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

const roles: readonly Role[] = ['administrator', 'clerk', 'editor', 'leader', 'villageCadre', 'gridWorker', 'auditor']
const clerk = actorOf('clerk')

describeOneEngine('what of a ledger only the office changes', (open) => {
  let kernel: Kernel
  let other = ''
  let made = 0
  beforeAll(async () => {
    kernel = await openKernel({ engine: await open(), catalogue: secretCatalogue })
    await initTown(kernel, { town, name: '青竹镇' })
    other = (await patient()).id
  })

  const patient = async () => {
    made += 1
    const values = { name: '吴秀', idNumber: idNumber(made), income: '100', zone: `片区${made}` }
    return addRecord(kernel, clerk, { ledger: 'patient', values })
  }
  const pay = async () => {
    const { id } = await patient()
    const values = { patient: id, amount: '50', account: '6222020000000000018', paidOn: '2020-03-01', note: '首笔' }
    return addRecord(kernel, clerk, { ledger: 'payment', values })
  }
  const changes = [
    { ledger: 'payment', field: 'account', value: '6222020000000000026', guarded: true },
    { ledger: 'payment', field: 'amount', value: '51', guarded: true },
    { ledger: 'payment', field: 'amount', value: null, guarded: true },
    { ledger: 'payment', field: 'patient', value: 'other', guarded: true },
    { ledger: 'payment', field: 'note', value: '次笔', guarded: false },
    { ledger: 'patient', field: 'name', value: '吴香', guarded: true },
    { ledger: 'patient', field: 'idNumber', value: null, guarded: true },
    { ledger: 'patient', field: 'income', value: '101', guarded: true },
    { ledger: 'patient', field: 'place', value: '村口', guarded: false },
  ] as const
  const ways = ['amend', 'bulk', 'import', 'withdraw', 'bulk withdraw', 'restore'] as const
  type Way = (typeof ways)[number]

  const write = async (role: Role, way: Way, change: (typeof changes)[number]): Promise<unknown> => {
    const { ledger, field } = change
    const record = ledger === 'payment' ? await pay() : await patient()
    const { id } = record
    const actor = actorOf(role)
    const values = { [field]: change.value === 'other' ? other : change.value }
    const kept = () => getRecord(kernel, clerk, { ledger, id })
    const done = await (async () => {
      if (way === 'amend') return amendRecord(kernel, actor, { ledger, id, version: 1, values })
      if (way === 'bulk') return bulkRecords(kernel, actor, { ledger, operations: [{ type: 'amend', id, version: 1, values }] })
      if (way === 'import') return importRows(kernel, actor, { ledger: 'patient', ...table(['片区', '姓名'], [`片区${made}`, '吴香']) })
      if (way === 'withdraw') return withdrawRecord(kernel, actor, { ledger, id, version: 1, reason: '重复' })
      if (way === 'bulk withdraw') return bulkRecords(kernel, actor, { ledger, operations: [{ type: 'withdraw', id, version: 1 }] })
      await withdrawRecord(kernel, clerk, { ledger, id, version: 1, reason: '重复' })
      return restoreRecord(kernel, actor, { ledger, id })
    })().then(
      () => 'done',
      (error: unknown) => (error instanceof Refusal ? error.code : expect.fail(String(error))),
    )
    if (done === 'not-permitted' && way !== 'restore') expect(await kept()).toEqual(record)
    return done
  }

  it('is changed by nobody else, on any way of writing; what is not guarded stays everybody’s who writes the ledger', async () => {
    const asked = fc.record({ role: fc.constantFrom(...roles), way: fc.constantFrom(...ways), change: fc.constantFrom(...changes) })
    const property = fc.asyncProperty(asked, async ({ role, way, change }) => {
      const actor = actorOf(role)
      const touches = change.guarded || way.endsWith('withdraw') || way === 'restore' || way === 'import'
      const may = can(actor, way === 'import' ? 'import' : 'write') && (!touches || can(actor, 'guarded'))
      const done = await write(role, way, change)
      if (may) expect(done === 'done' || done === 'invalid', `${role} ${way} ${change.ledger}.${change.field}`).toBe(true)
      else expect(done, `${role} ${way} ${change.ledger}.${change.field}`).toBe('not-permitted')
    })
    await fc.assert(property, { numRuns: 80 })
  })

  it('names the fields, so that a form can say it beside them', async () => {
    const { id } = await pay()
    const refused = amendRecord(kernel, actorOf('gridWorker'), {
      ledger: 'payment',
      id,
      version: 1,
      values: { account: null, amount: '9' },
    })
    await expect(refused).rejects.toMatchObject({ code: 'not-permitted', fields: [{ field: 'amount' }, { field: 'account' }] })
  })

  it('is filled in later where it may be added, but never in a ledger of payments, where nobody else adds either', async () => {
    const worker = actorOf('gridWorker')
    const added = await addRecord(kernel, worker, { ledger: 'patient', values: { name: '吴新', zone: '新片区' } })
    const filled = { ledger: 'patient', id: added.id, version: 1, values: { idNumber: idNumber(900), income: '7' } }
    expect(await amendRecord(kernel, worker, filled)).toMatchObject({ version: 2 })
    const payment = { patient: added.id, amount: '1', paidOn: '2020-03-02' }
    await expect(addRecord(kernel, worker, { ledger: 'payment', values: payment })).rejects.toMatchObject({ code: 'not-permitted' })
    const bulk = bulkRecords(kernel, worker, { ledger: 'payment', operations: [{ type: 'add', values: payment }] })
    await expect(bulk).rejects.toMatchObject({ code: 'not-permitted' })
    const { id } = await addRecord(kernel, clerk, { ledger: 'payment', values: payment })
    const account = amendRecord(kernel, worker, { ledger: 'payment', id, version: 1, values: { account: '6222020000000000018' } })
    await expect(account).rejects.toMatchObject({ code: 'not-permitted', fields: [{ field: 'account' }] })
  })
})
