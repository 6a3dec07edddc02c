import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CrashPlace, describeCrashes } from '../../../../conformance/crash/crash-places.ts'
import { listenTo } from '../../../../conformance/crash/writers.ts'
import { rounds } from '../../../../conformance/rounds.ts'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openWorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { loadCatalogue } from '../../../app/store/catalogue.ts'
import { castSlip, type Engine, listRecords, newOnce, openEngine, openKernel, receive, verifyAudit } from '../../../kernel/index.ts'
import { openCollecting, proposalLedger } from './open-collecting.ts'
import { openBoth, openHall } from './open-hall.ts'

const kills = rounds({ sample: 3, whole: 20 })
const now = '2020-06-01T02:00:00Z'
let folder: string
let catalogueFile: string

beforeAll(() => {
  const build = `import('./scripts/build.mjs').then(({ ensureBuilt }) => ensureBuilt(['server']))`
  execFileSync(process.execPath, ['-e', build], { cwd: join(import.meta.dirname, '..', '..', '..', '..'), stdio: 'inherit' })
  folder = mkdtempSync(join(tmpdir(), 'qianbi-hall-'))
  catalogueFile = join(folder, 'catalogue.json')
  writeFileSync(catalogueFile, JSON.stringify(loadCatalogue()))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Sends from a process of its own and kills it within the sending that follows so many answers. Gives what it was answered. */
async function sendAndKill(place: CrashPlace, work: object, answers: number): Promise<readonly string[]> {
  const told = [JSON.stringify(place), catalogueFile, JSON.stringify({ ...work, now })]
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hall-writer.mjs'), ...told], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = await listenTo(child, 1, ({ length }) => {
    if (length === answers + 1) child.kill('SIGKILL')
  })
  return said.slice(1)
}

async function withEngine<Result>(place: CrashPlace, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const engine = await openEngine(place)
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

describeCrashes('what the public sends while the server is killed', (make) => {
  it('is on each slip once, and none that was answered is lost', async () => {
    const place = await make(wholeTables)
    const { hall, codes, ballot, town } = await withEngine(place, async (engine) => {
      const opened = await openWorkTown(engine)
      const given = await openHall(opened, { name: '断电', method: 'mostVotes', seats: 1, candidates: ['道路', '饮水'], present: 40 })
      return { hall: given.hall, codes: given.codes, ballot: given.ballot, town: opened.maker.town }
    })
    const slips = codes.map((code, index) => ({ town, hall, code, marks: index % 2 === 0 ? [1, 0] : [0, 1] }))
    let done = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const said = await sendAndKill(place, { slips: slips.slice(done) }, 1 + ((kill * 3) % 7))
      // Who was not answered presses again: it is cast now, or was.
      for (const answer of said) expect(answer).toMatch(/^(cast|used) /)
      done += said.length
    }
    await withEngine(place, async (engine) => {
      const kernel = await openKernel({ engine, catalogue: loadCatalogue(), clock: () => new Date(now) })
      for (const [index, slip] of slips.entries())
        expect(index < done ? ['used'] : ['cast', 'used'], String(index)).toContain(await castSlip(kernel, slip))
      const actor = (id: string) => ({ id, name: id, town, role: 'clerk', everywhere: true }) as const
      const [maker, checker] = [actor('maker'), actor('checker')]
      await openBoth({ kernel, maker, checker }, { ballot })
      const { records } = await listRecords(kernel, checker, { ledger: 'ballot-tally', query: { limit: 10 } })
      expect(records.map(({ values }) => values.yes)).toEqual([20, 20, 20, 20])
      expect((await verifyAudit(kernel, { ...maker, role: 'administrator' })).problems).toEqual([])
    })
  })

  it('is one proposal with one receipt for each form', async () => {
    const place = await make(wholeTables)
    const town = await withEngine(place, async (engine) => (await openCollecting(engine)).town.maker.town)
    const proposals = Array.from({ length: 24 }, (_, index) => ({
      values: { name: `装路灯${index}`, content: '晚上没有灯，走路不方便。', category: 'road' },
      contact: '',
      pictures: [],
      once: newOnce(),
      address: `10.0.0.${index + 1}`,
    }))
    const receipts = new Map<string, string>()
    for (let kill = 0; kill < kills; kill += 1)
      for (const answer of await sendAndKill(place, { town, proposals: proposals.slice(receipts.size) }, 1 + ((kill * 2) % 5))) {
        const [, once = '', code = ''] = answer.split(' ')
        receipts.set(once, code)
      }
    await withEngine(place, async (engine) => {
      const kernel = await openKernel({ engine, catalogue: loadCatalogue(), clock: () => new Date(now) })
      const page = kernel.catalogue.catalogue.publicPages?.find(({ id }) => id === 'livelihood-proposals')
      if (page?.intake === undefined) throw new Error('there is no page of proposals')
      const whole = { ...page, intake: page.intake }
      for (const proposal of proposals) {
        const given = await receive(kernel, { town, page: whole }, proposal)
        if (receipts.has(proposal.once)) expect(given).toMatchObject({ code: receipts.get(proposal.once) })
      }
      const actor = { id: 'maker', name: '经办', town, role: 'administrator' } as const
      const { records } = await listRecords(kernel, actor, { ledger: proposalLedger, query: { limit: 100 } })
      expect(records.map(({ values }) => values.name).sort()).toEqual(proposals.map(({ values }) => values.name).sort())
      expect((await verifyAudit(kernel, actor)).problems).toEqual([])
    })
  })
})
