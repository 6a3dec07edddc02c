import { beforeAll, expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { initTown } from '../access/town/init-town.ts'
import type { Actor, Role } from '../access/types.ts'
import {
  addRecord,
  createUser,
  type Kernel,
  listProcessing,
  listUnusual,
  noteExport,
  noteSeen,
  openKernel,
  readTownFacts,
  withdrawRecord,
} from '../index.ts'
import { describeOneEngine } from '../storage/testing.ts'

const town = '999901101'
const as = (role: Role): Actor => ({ id: role, name: role, town, role })

const pupil = defineLedger({
  id: 'pupil',
  label: '学生',
  kind: 'register',
  title: ['name'],
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'personal' }),
    phone: field.phone({ label: '电话', secrecy: 'personal' }),
    leftOn: field.date({ label: '离校日期' }),
  },
  processing: { purpose: '联系家长', basis: '本人同意', kept: { years: 3, after: 'leftOn' } },
})
const visitor = defineLedger({
  id: 'visitor',
  label: '来访',
  kind: 'journal',
  title: ['name'],
  fields: { name: field.personName({ label: '姓名', required: true }) },
})
const road = defineLedger({ id: 'road', label: '道路', kind: 'register', title: ['name'], fields: { name: field.text({ label: '名称' }) } })

describeOneEngine('the record of processing', (open) => {
  let kernel: Kernel
  beforeAll(async () => {
    const pack = definePack({ id: 'school', label: '学校', office: '校办', ledgers: [pupil, visitor, road], indicators: [] })
    const { catalogue } = resolveCatalogue([pack])
    kernel = await openKernel({ engine: await open(), catalogue, clock: () => new Date('2024-02-29T02:00:00Z') })
    await initTown(kernel, { town, name: '青竹镇' })
    const add = (name: string, leftOn: string | null) =>
      addRecord(kernel, as('clerk'), { ledger: 'pupil', values: { name, phone: '13800000000', leftOn } })
    // Three years after the last day of February: over the day after, and not before.
    await add('甲', '2021-02-27')
    await add('乙', '2021-02-28')
    await add('丙', null)
    await add('丁', '2021-03-01')
    const gone = await add('戊', '2001-01-01')
    await withdrawRecord(kernel, as('clerk'), { ledger: 'pupil', id: gone.id, version: gone.version, reason: '录错' })
  })

  it('lists what is held of people, why, how long and who sees it, with what nobody has said left empty', async () => {
    await noteExport(kernel, as('clerk'), { ledger: 'pupil', format: 'xlsx', rows: 4 })
    await noteExport(kernel, as('clerk'), { ledger: 'pupil', format: 'csv', rows: 2 })
    // Whoever sees them masked takes nothing of anybody out.
    await noteExport(kernel, as('gridWorker'), { ledger: 'pupil', format: 'csv', rows: 4 })
    const entries = await listProcessing(kernel, as('auditor'))
    expect(entries.map(({ ledger }) => ledger)).toEqual(expect.arrayContaining(['pupil', 'visitor']))
    expect(entries.some(({ ledger }) => ledger === 'road')).toBe(false)
    expect(entries.find(({ ledger }) => ledger === 'pupil')).toEqual({
      ledger: 'pupil',
      label: '学生',
      purpose: '联系家长',
      basis: '本人同意',
      kept: '离校日期以后 3 年',
      fields: [
        { field: 'name', label: '姓名', secrecy: 'personal' },
        { field: 'phone', label: '电话', secrecy: 'personal' },
      ],
      readers: ['administrator', 'clerk', 'editor', 'villageCadre'],
      records: 4,
      // A withdrawn one is still held.
      due: 3,
      exports: { times: 2, records: 6 },
      corrections: { open: 0, late: 0, done: 0, refused: 0 },
    })
    expect(entries.find(({ ledger }) => ledger === 'visitor')).toMatchObject({ purpose: '', kept: '', due: null, records: 0 })
  })

  it('tells who oversees of a day on which somebody took out far more than usual', async () => {
    expect(await listUnusual(kernel, as('auditor'))).toEqual([])
    await noteExport(kernel, as('editor'), { ledger: 'pupil', format: 'xlsx', rows: 4_000 })
    expect(await listUnusual(kernel, as('auditor'))).toEqual([
      { actor: 'editor', way: 'taken', day: '2024-02-29', times: 1, records: 4_000, usual: 0 },
    ])
    await noteSeen(kernel, as('editor'), [{ ledger: 'pupil', action: 'list', record: null, by: '', records: 2_500, times: 25 }])
    expect(await listUnusual(kernel, as('auditor'))).toContainEqual({
      actor: 'editor',
      way: 'listed',
      day: '2024-02-29',
      times: 25,
      records: 2_500,
      usual: 0,
    })
    await expect(listUnusual(kernel, as('clerk'))).rejects.toMatchObject({ code: 'not-permitted' })
  })

  it('counts accounts and how far back the chain goes', async () => {
    await createUser(kernel, as('administrator'), { account: 'a', name: '甲', role: 'clerk', office: '校办', password: 'qingzhu-2020' })
    const facts = await readTownFacts(kernel, as('auditor'))
    expect(facts).toMatchObject({ isDemo: false, accounts: [{ role: 'clerk', count: 1 }], disabled: 0, destructions: 0 })
    expect(facts.chain.since).toMatch(/^2024-02-29T02:00:00/)
    expect(facts.chain.entries).toBeGreaterThan(6)
  })

  it('is for who oversees alone', async () => {
    for (const role of ['clerk', 'gridWorker', 'leader', 'villageCadre', 'editor'] as const) {
      await expect(listProcessing(kernel, as(role))).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(readTownFacts(kernel, as(role))).rejects.toMatchObject({ code: 'not-permitted' })
    }
  })
})
