import { beforeAll, expect, it } from 'vitest'
import { initTown } from '../../access/town/init-town.ts'
import type { Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { actorOf, town } from '../../ledger/testing/open-sample.ts'
import { secretCatalogue } from '../../ledger/testing/secret-pack.ts'
import { openKernel } from '../../open-kernel.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import { readerIn } from '../../town-session.ts'
import { compileReport } from '../compile-report.ts'
import { findSpokenLedgers } from './find-spoken-ledgers.ts'
import { readToldLedgers } from './read-told-ledgers.ts'

describeOneEngine('the records that prose is held against', (open) => {
  let kernel: Kernel
  beforeAll(async () => {
    kernel = await openKernel({ engine: await open(), catalogue: secretCatalogue })
    await initTown(kernel, { town, name: '青竹镇' })
    const values = { name: '欧阳麒麟', place: '琥珀巷貔貅楼', income: '73519.42', zone: '东片' }
    await addRecord(kernel, actorOf('clerk'), { ledger: 'patient', values })
  })

  const compile = (role: Role, sentence: string) => {
    const source = `---\ntitle: 甲镇2020年工作报告\ntown: "${town}"\nperiod: 2020\n---\n\n${sentence}\n`
    return compileReport(kernel, actorOf(role), { source, name: 'a.md' })
  }
  const verdictsOf = async (role: Role, sentence: string) => [
    ...new Set((await compile(role, sentence)).assertions.map(({ verdict }) => verdict)),
  ]

  it('prove to whoever sees their values', async () => {
    expect(await verdictsOf('editor', '欧阳麒麟收入73519.42元。')).toEqual(['agreed'])
    expect(await verdictsOf('editor', '欧阳麒麟收入83519.42元。')).toEqual(['unproved'])
  })

  it('prove nothing to whoever sees them masked, and tell nothing of them', async () => {
    for (const role of ['leader', 'auditor'] as const) {
      for (const sentence of ['欧阳麒麟收入73519.42元。', '欧阳麒麟收入83519.42元。', '东片病例收入73519.42元。']) {
        const { assertions } = await compile(role, sentence)
        expect([role, sentence, [...new Set(assertions.map(({ verdict }) => verdict))]]).toEqual([role, sentence, ['unproved']])
        expect(JSON.stringify(assertions.map(({ why }) => why))).not.toMatch(/欧阳麒麟的|琥珀巷/)
      }
    }
  })

  it('hold no value that their reader does not see', async () => {
    const read = (role: Role) =>
      kernel.engine.asOwner.read((session) =>
        readToldLedgers(readerIn(kernel, actorOf(role), session), { asOf: '2999-01-01T00:00:00.000000Z', ledgers: new Set(['patient']) }),
      )
    const [seen] = await read('editor')
    expect(seen?.records.map(({ values }) => Object.keys(values))).toEqual([['name', 'place', 'income', 'zone']])
    const [masked] = await read('leader')
    expect(masked?.records.map(({ values, words }) => [Object.keys(values), Object.keys(words)])).toEqual([[['zone'], ['zone']]])
  })

  it('are read only of ledgers that an open sentence may speak of', async () => {
    const tables = ['visit', 'payment'].map((id) => kernel.catalogue.getLedger(id).table)
    const sent: string[] = []
    const stop = kernel.engine.onStatement((text) => sent.push(text))
    await compile('editor', '欧阳麒麟收入93519.42元。')
    stop()
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.filter((text) => tables.some((table) => text.includes(`"${table}"`)))).toEqual([])
    expect([...findSpokenLedgers(kernel.catalogue, ['欧阳麒麟收入93519.42元'])]).toEqual(['patient'])
    expect([...findSpokenLedgers(kernel.catalogue, ['给欧阳麒麟发放补助', '走访了病例'])]).toEqual(['payment', 'visit', 'patient'])
    expect([...findSpokenLedgers(kernel.catalogue, ['欧阳麒麟', ''])]).toEqual([])
  })
})
