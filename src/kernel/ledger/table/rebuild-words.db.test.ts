import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import { maskFieldValue } from '../../../definition/field/mask-field-value.ts'
import { initTown } from '../../access/town/init-town.ts'
import { openKernel } from '../../open-kernel.ts'
import { describeEngines } from '../../storage/testing.ts'
import { addRecord } from '../command/add-record.ts'
import { listRecords } from '../query/list-records.ts'
import { compileMask } from '../sql/compile-mask.ts'
import { actorOf, clerk, town } from '../testing/open-sample.ts'
import { secretCatalogue } from '../testing/secret-pack.ts'
import { verifyAudit } from '../verify/verify-audit.ts'
import { rebuildWords } from './rebuild-words.ts'

describeEngines('the search words of a store', (open) => {
  it('are made anew when a field has become secret, and then no longer find it', async () => {
    const engine = await open()
    const openly = {
      ...secretCatalogue,
      ledgers: secretCatalogue.ledgers.map((ledger) => ({
        ...ledger,
        fields: ledger.fields.map((one) => ({ ...one, field: { ...one.field, secrecy: 'open' as const } })),
      })),
    }
    const before = await openKernel({ engine, catalogue: openly })
    await initTown(before, { town, name: '青竹镇' })
    const values = { name: '欧阳麒麟', place: '琥珀巷', zone: '东片' }
    await addRecord(before, clerk, { ledger: 'patient', values })
    const find = async (kernel: typeof before, role: 'gridWorker' | 'clerk', search: string) =>
      (await listRecords(kernel, actorOf(role), { ledger: 'patient', query: { search } })).records.length
    expect(await find(before, 'gridWorker', '琥珀')).toBe(1)

    const after = await openKernel({ engine, catalogue: secretCatalogue })
    for (const word of ['琥', '琥珀', '琥珀巷', '麒麟', 'oyql']) {
      expect(await find(after, 'gridWorker', word), word).toBe(0)
      expect(await find(after, 'clerk', word), word).toBe(1)
    }
    expect(await find(after, 'gridWorker', '东片')).toBe(1)
    expect((await verifyAudit(after, clerk)).problems).toEqual([])
    expect((await rebuildWords(engine, { ledgers: secretCatalogue.ledgers, tables: [] })).ledgers, 'once is enough').toEqual([])
  })

  it('stand beside titles that are masked in the statement as they are elsewhere', async () => {
    const engine = await open()
    const name = field.personName({ label: '姓名' })
    const card = field.bankCard({ label: '账号' })
    const phone = field.phone({ label: '电话' })
    const text = field.text({ label: '住处' })
    for (const [kind, value] of [
      [name, '吴'],
      [name, '吴秀'],
      [name, '欧阳麒麟'],
      [name, '𠮷田山'],
      [card, '123'],
      [card, '6222020000000000018'],
      [phone, '13800000000'],
      [phone, '0571-88887777'],
      [phone, '110'],
      [phone, null],
      [text, '琥珀巷'],
      [name, null],
      [card, null],
      [text, null],
    ] as const) {
      const rows = await engine.asOwner.read((session) =>
        session.query<{ masked: string | null }>(sql`select ${compileMask(kind, sql`${value}::text`)} as masked`),
      )
      expect(rows[0]?.masked ?? null, String(value)).toBe(maskFieldValue(kind, value))
    }
  })
})
