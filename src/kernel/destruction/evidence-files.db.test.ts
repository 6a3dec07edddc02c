import { beforeAll, expect, it } from 'vitest'
import { writeAudited } from '../audit/write-audited.ts'
import { readFile } from '../ledger/file/read-file.ts'
import { storeFile } from '../ledger/file/store-file.ts'
import { takeStep } from '../loop/command/take-step.ts'
import { caseStepLedgerId } from '../loop/ledgers/case-step.ledger.ts'
import { openLoopSample, type Sample } from '../loop/testing/open-sample.ts'
import { describeOneEngine } from '../storage/testing.ts'
import { filesOf, purgeFiles } from './purge-files.ts'

describeOneEngine('files that prove a step', (open) => {
  let sample: Sample
  beforeAll(async () => {
    sample = await openLoopSample(await open())
  })

  it('are all kept while their case is, and all found when it goes', async () => {
    const { kernel, clerk } = sample
    const stored = await Promise.all(
      ['甲', '乙', '丙'].map((name) => storeFile(kernel, clerk, { name: `${name}.pdf`, bytes: Buffer.from(`%PDF-1.7\n${name}`) })),
    )
    const digests = stored.map(({ file }) => file.digest)
    const evidence = stored.slice(0, 2).map(({ value }) => value)
    const one = await sample.report('E1')
    const { log } = await takeStep(kernel, clerk, { id: one.id, version: 1, step: 'accept', evidence })
    expect(log.at(-1)?.evidence).toEqual(evidence)
    sample.passDays(3)
    const line = { ledger: kernel.catalogue.getLedger(caseStepLedgerId), ids: [log.at(-1)?.id ?? ''] }
    const found = await kernel.engine.asOwner.read((session) => filesOf(session, sample.town, [line]))
    expect([...found].sort()).toEqual(digests.slice(0, 2).sort())
    // The third was never named by anything.
    const gone = await writeAudited(kernel, clerk, async (change) => ({
      result: await purgeFiles(change, kernel.catalogue, new Set()),
      note: { action: 'test', ledger: null, record: null, detail: {} },
    }))
    expect(gone).toBe(1)
    for (const digest of digests.slice(0, 2)) expect((await readFile(kernel, clerk, { digest })).digest).toBe(digest)
    await expect(readFile(kernel, clerk, { digest: digests[2] ?? '' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
