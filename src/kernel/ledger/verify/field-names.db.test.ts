import { expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor } from '../../access/types.ts'
import { openKernel } from '../../open-kernel.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import { addRecord } from '../command/add-record.ts'
import { listRecords } from '../query/list-records.ts'
import { verifyAudit } from './verify-audit.ts'

/** Fields that are called what the kernel calls its own columns beside them. */
const notice = defineLedger({
  id: 'notice-board',
  label: '告示',
  kind: 'register',
  unique: [['words']],
  title: ['words'],
  fields: {
    words: field.text({ label: '告示语', required: true }),
    sortKey: field.text({ label: '排序字' }),
    results: field.text({ label: '结果' }),
  },
})

describeOneEngine('a ledger whose fields are called as the kernel calls its own columns', (open) => {
  it('is listed, and the verification finds it as it was written', async () => {
    const { catalogue, diagnostics } = resolveCatalogue([
      definePack({ id: 'notices', label: '告示', office: '党政办', ledgers: [notice], indicators: [] }),
    ])
    expect(diagnostics).toEqual([])
    const kernel = await openKernel({ engine: await open(), catalogue })
    await initTown(kernel, { town: '999901301', name: '青竹镇', county: '云溪县', algorithm: 'sha256' })
    const clerk: Actor = { id: 'clerk', name: 'clerk', town: '999901301', role: 'clerk' }
    for (const words of ['护林防火', '节约用水'])
      await addRecord(kernel, clerk, { ledger: 'notice-board', values: { words, sortKey: 'a', results: '张贴' } })
    const { records } = await listRecords(kernel, clerk, { ledger: 'notice-board', query: { limit: 1 } })
    expect(records.map(({ values }) => values.sortKey)).toEqual(['a'])
    expect((await verifyAudit(kernel, { ...clerk, role: 'auditor' })).problems).toEqual([])
  })
})
