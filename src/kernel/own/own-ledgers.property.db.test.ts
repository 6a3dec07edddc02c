import { expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import type { FieldKind, FieldValue } from '../../definition/field/types.ts'
import { fc } from '../../definition/testing/seeded.ts'
import { withKernelPacks } from '../kernel-packs.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { foundTown } from '../ledger/testing/open-sample.ts'
import { testPack } from '../ledger/testing/test-pack.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { openKernel } from '../open-kernel.ts'
import { describeOneEngine, triedOn } from '../storage/testing.ts'
import { addOwnField, changeOwnField } from './change-own.ts'
import { createOwnLedger } from './create-own-ledger.ts'
import { townKernel } from './town-kernel.ts'

const { catalogue } = resolveCatalogue(withKernelPacks([testPack]))
const kinds: Readonly<Partial<Record<FieldKind, readonly FieldValue[]>>> = {
  text: ['甲', "'; drop table town; --", '__proto__'],
  integer: [0, -3, 12_345],
  money: ['0.10', '12000.55'],
  date: ['2020-02-29', '2021-01-01'],
  boolean: [true, false],
  choice: ['o1', 'o2'],
}
const kind = fc.constantFrom(...(Object.keys(kinds) as FieldKind[]))

type Act =
  | { readonly do: 'add'; readonly kind: FieldKind }
  | { readonly do: 'rename' | 'retire' | 'restore' | 'write'; readonly field: number; readonly value: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), kind }),
  fc.record({
    do: fc.constantFrom('rename' as const, 'retire' as const, 'restore' as const, 'write' as const, 'write' as const),
    field: fc.nat(9),
    value: fc.nat(9),
  }),
)

describeOneEngine('columns that are added, renamed, retired and brought back in any order', (open, engine) => {
  it('lose nothing that a record was given, and every version of it is proved', async () => {
    const kernel = await openKernel({ engine: await open(), catalogue, clock: () => new Date('2021-06-01T02:00:00Z') })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        const clerk = await foundTown(kernel)
        const draft = { label: '试验台账', fields: [{ label: '名称', kind: 'text' as const }], title: ['名称'], key: [] }
        await createOwnLedger(kernel, clerk, { draft })
        const own = () => townKernel(kernel, clerk.town)
        const record = await addRecord(await own(), clerk, { ledger: 'own-1', values: { field1: '一' } })
        const fields: { id: string; kind: FieldKind; retired: boolean; value: FieldValue }[] = []
        let version = record.version
        for (const [index, one] of acts.entries()) {
          if (one.do === 'add') {
            const field = { label: `栏目${index}`, kind: one.kind, ...(one.kind === 'choice' ? { options: ['甲', '乙'] } : {}) }
            const id = await addOwnField(kernel, clerk, { ledger: 'own-1', field })
            fields.push({ id, kind: one.kind, retired: false, value: null })
            continue
          }
          const field = fields[one.field % Math.max(1, fields.length)]
          if (field === undefined) continue
          if (one.do === 'rename') await changeOwnField(kernel, clerk, { ledger: 'own-1', field: field.id, label: `改名${index}` })
          else if (one.do === 'write') {
            const values = kinds[field.kind] ?? []
            const value = values[one.value % values.length] ?? null
            if (field.retired) continue
            version = (await amendRecord(await own(), clerk, { ledger: 'own-1', id: record.id, version, values: { [field.id]: value } }))
              .version
            field.value = value
          } else {
            field.retired = one.do === 'retire'
            await changeOwnField(kernel, clerk, { ledger: 'own-1', field: field.id, retired: field.retired })
          }
        }
        for (const { id, retired } of fields)
          if (retired) await changeOwnField(kernel, clerk, { ledger: 'own-1', field: id, retired: false })
        const { values } = await getRecord(await own(), clerk, { ledger: 'own-1', id: record.id })
        expect(Object.fromEntries(fields.map(({ id }) => [id, values[id] ?? null]))).toEqual(
          Object.fromEntries(fields.map(({ id, value }) => [id, value])),
        )
        expect((await verifyAudit(await own(), clerk)).problems).toEqual([])
      }),
      { numRuns: triedOn(engine, { embedded: 4, server: 8, whole: 100 }) },
    )
  })
})
