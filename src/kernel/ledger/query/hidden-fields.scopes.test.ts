import { beforeAll, describe, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { evaluateIndicators, traceIndicator } from '../../indicator/index.ts'
import { openKernel } from '../../open-kernel.ts'
import { Refusal } from '../../refusal.ts'
import { describeEngines } from '../../storage/testing.ts'
import { addRecord } from '../command/add-record.ts'
import { amendRecord } from '../command/amend-record.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import { actorOf, idNumber, town } from '../testing/open-sample.ts'
import { secretCatalogue, secretDiagnostics } from '../testing/secret-pack.ts'
import type { FilterOperator, LedgerQuery } from '../types.ts'
import { exportRecords } from './export-records.ts'
import { findOptions } from './find-options.ts'
import { getRecord } from './get-record.ts'
import { groupRecords } from './group-records.ts'
import { listRecords } from './list-records.ts'
import { listVersions } from './list-versions.ts'
import { searchEverything } from './search-everything.ts'

const blind: readonly Role[] = ['leader', 'gridWorker', 'auditor']
const hidden = ['name', 'idNumber', 'place', 'income'] as const
const operators: readonly FilterOperator[] = ['=', '!=', '<', '<=', '>', '>=', 'in', 'contains']

const people = [
  { name: '欧阳麒麟', idNumber: idNumber(1), place: '琥珀巷貔貅楼', income: '73519.42', zone: '东片' },
  { name: '诸葛饕餮', idNumber: idNumber(2), place: '玳瑁街鲲鹏里abcxyz', income: '86420.97', zone: '西片' },
]
/** What nobody of the blind may be told: enough of each value to know it. */
const secrets = people.flatMap(({ name, idNumber: id, place, income }) => [
  name,
  name.slice(1, 3),
  id.slice(0, 14),
  place.slice(0, 3),
  income,
])

it('the pack resolves', () => expect(secretDiagnostics).toEqual([]))

describeEngines('what a reader sees masked', (open) => {
  let kernel: Kernel
  const ids: string[] = []
  let visit = ''
  beforeAll(async () => {
    kernel = await openKernel({ engine: await open(), catalogue: secretCatalogue })
    await initTown(kernel, { town, name: '青竹镇' })
    for (const values of people) ids.push((await addRecord(kernel, actorOf('clerk'), { ledger: 'patient', values })).id)
    const [first = ''] = ids
    const made = { patient: first, visitedOn: '2020-03-01', note: '正常' }
    visit = (await addRecord(kernel, actorOf('clerk'), { ledger: 'visit', values: made })).id
  })

  const list = (role: Role, query: LedgerQuery, ledger = 'patient') => listRecords(kernel, actorOf(role), { ledger, query })
  const told = (answer: unknown): void => {
    const markers = JSON.stringify(answer).match(/"next":"([^"]+)"/)
    const text = JSON.stringify(answer) + Buffer.from(markers?.[1] ?? '', 'base64url').toString('utf8')
    for (const secret of secrets) expect(text, secret).not.toContain(secret)
  }
  const refused = (answer: Promise<unknown>) =>
    expect(answer).rejects.toSatisfy((error: unknown) => error instanceof Refusal && error.code === 'not-permitted')

  it('is told by no group, nor by the subtotals of one', async () => {
    for (const role of blind) {
      const groups = (ledger: string, by: string, query: LedgerQuery = {}) => groupRecords(kernel, actorOf(role), { ledger, by, query })
      told(await groups('visit', 'patient'))
      const byZone = await groups('patient', 'zone').catch((error: unknown) => error)
      if (!(byZone instanceof Refusal)) told(byZone)
      await expect(
        groups('visit', 'patient', { filters: [{ field: 'patient.income', operator: '>', value: '80000' }] }),
      ).rejects.toMatchObject({
        code: 'not-permitted',
      })
    }
  })

  it('is in no page, record, version, option, title, export, figure or trace', async () => {
    const [first = ''] = ids
    for (const role of blind) {
      const actor = actorOf(role)
      told(await list(role, { totals: true, limit: 1 }))
      told(await list(role, { totals: true, limit: 1 }, 'visit'))
      told(await list(role, { sort: { field: 'patient', direction: 'ascending' }, limit: 1 }, 'visit'))
      told(await getRecord(kernel, actor, { ledger: 'patient', id: first }))
      told(await getRecord(kernel, actor, { ledger: 'visit', id: visit }))
      told(await listVersions(kernel, actor, { ledger: 'visit', id: visit }))
      told(await findOptions(kernel, actor, { ledger: 'patient' }))
      told(await searchEverything(kernel, actor, { text: '片' }))
      for (const ledger of ['patient', 'visit']) {
        const rows: unknown[] = []
        for await (const row of exportRecords(kernel, actor, { ledger }).rows) rows.push(row)
        told(rows)
      }
      for (const indicator of ['patients', 'income', 'names']) {
        told(await evaluateIndicators(kernel, actor, [{ indicator, period: '2020' }]))
        told(await traceIndicator(kernel, actor, { indicator, period: '2020' }))
      }
    }
  })

  it('is there in full for whoever has the right', async () => {
    const { records, totals } = await list('clerk', { totals: true })
    expect(records.map(({ title }) => title).sort()).toEqual(['欧阳麒麟', '诸葛饕餮'])
    expect(totals).toMatchObject({ count: 2, sums: { income: '159940.39' } })
    expect((await list('villageCadre', { search: '麒麟' })).records).toHaveLength(1)
    expect((await list('villageCadre', { search: idNumber(2).slice(0, 10).toLowerCase() })).records).toHaveLength(2)
    expect((await list('clerk', { search: 'oyql' })).records).toHaveLength(1)
    expect((await evaluateIndicators(kernel, actorOf('clerk'), [{ indicator: 'income', period: '2020' }]))[0]?.value).toBe('159940.39')
  })

  it('is added up for nobody else, whatever narrows the list', async () => {
    for (const role of blind) {
      const { totals } = await list(role, { totals: true, filters: [{ field: 'zone', operator: '=', value: '东片' }] })
      expect(totals).toEqual({ count: 1, sums: {} })
    }
  })

  it('is found by no word that is only in it', async () => {
    const words = fc
      .constantFrom(...people)
      .chain(({ name, idNumber: id, place, income }) =>
        fc
          .constantFrom(name, id.toLowerCase(), place, income, 'oyql', 'zgtt')
          .chain((text) =>
            fc
              .tuple(fc.nat({ max: [...text].length - 1 }), fc.integer({ min: 1, max: [...text].length }))
              .map(([from, length]) => [...text].slice(from, from + length).join('')),
          ),
      )
    const property = fc.asyncProperty(words, fc.constantFrom(...blind), async (search, role) => {
      expect((await list(role, { search })).records).toEqual([])
      expect((await list(role, { search }, 'visit')).records).toEqual([])
      expect(await searchEverything(kernel, actorOf(role), { text: search })).toEqual([])
      expect(await findOptions(kernel, actorOf(role), { ledger: 'patient', search })).toEqual([])
    })
    await fc.assert(property, { numRuns: 60 })
    for (const role of blind) expect((await list(role, { search: '东片' })).records).toHaveLength(1)
  })

  it('is no condition and no order, of its own ledger or through a reference', async () => {
    const asked = fc.record({ role: fc.constantFrom(...blind), field: fc.constantFrom(...hidden), operator: fc.constantFrom(...operators) })
    const property = fc.asyncProperty(asked, async ({ role, field, operator }) => {
      const value = people[0]?.[field] ?? ''
      await refused(list(role, { filters: [{ field, operator, value }] }))
      await refused(list(role, { filters: [{ field: `patient.${field}`, operator, value }] }, 'visit'))
      await refused(list(role, { sort: { field, direction: 'ascending' } }))
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('is added up where many stand behind it, and least and greatest are somebody’s', async () => {
    const toldOf = async (indicator: string) =>
      (await evaluateIndicators(kernel, actorOf('leader'), [{ indicator, period: '2020' }]))[0]?.value
    expect(await toldOf('income')).toBeNull()
    const more = []
    for (const index of [3, 4, 5, 6]) {
      const values = { name: '吴秀', idNumber: idNumber(index), income: '10', zone: `南片${index}` }
      more.push(await addRecord(kernel, actorOf('clerk'), { ledger: 'patient', values }))
    }
    expect(await toldOf('income')).toBe('159980.39')
    for (const { id } of more) await withdrawRecord(kernel, actorOf('clerk'), { ledger: 'patient', id, version: 1, reason: '试' })
    expect(await toldOf('income')).toBeNull()
  })

  it('is not tried out: a value that is the one written is answered like every other', async () => {
    const actor = actorOf('gridWorker')
    const values = { name: '吴秀', idNumber: idNumber(9), income: '10', place: '村口', zone: '北片' }
    const { id } = await addRecord(kernel, actorOf('clerk'), { ledger: 'patient', values })
    for (const income of ['10', '11']) await refused(amendRecord(kernel, actor, { ledger: 'patient', id, version: 1, values: { income } }))
    for (const [version, place] of [
      [1, '村口'],
      [2, '村尾'],
    ] as const)
      expect(await amendRecord(kernel, actor, { ledger: 'patient', id, version, values: { place } })).toMatchObject({
        version: version + 1,
      })
    await withdrawRecord(kernel, actorOf('clerk'), { ledger: 'patient', id, version: 3, reason: '试' })
  })

  it('does not name what refers to it: a filter by the title finds only what the reader reads', async () => {
    const by = (value: string, operator: FilterOperator): LedgerQuery => ({ filters: [{ field: 'patient', operator, value }] })
    for (const role of blind) {
      expect((await list(role, by('欧阳麒麟', '='), 'visit')).records).toEqual([])
      expect((await list(role, by('阳麒', 'contains'), 'visit')).records).toEqual([])
      expect((await list(role, by('欧**麟', '='), 'visit')).records).toHaveLength(1)
    }
    expect((await list('clerk', by('欧阳麒麟', '='), 'visit')).records).toHaveLength(1)
  })
})

describe('slices', () => {
  it('are called by nothing that is secret', () => {
    const labels = secretCatalogue.indicators.flatMap((one) => ('dimensions' in one ? one.dimensions.map(({ label }) => label) : []))
    for (const label of ['姓名', '住处', '对象']) expect(labels).not.toContain(label)
  })
})
