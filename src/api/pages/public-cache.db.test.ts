import { beforeAll, describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { definePublicPage } from '../../definition/public-page/define-public-page.ts'
import type { Kernel } from '../../kernel/context.ts'
import { addRecord, amendRecord, initTown, openKernel, switchPublicPage, withKernelPacks } from '../../kernel/index.ts'
import { describeEngines } from '../../kernel/storage/testing.ts'
import { KeptAnswer } from './kept-answer.ts'
import { PublicCache } from './public-cache.ts'

const work = defineLedger({
  id: 'work',
  label: '工程',
  kind: 'register',
  fields: {
    year: field.period({ label: '年度', grain: 'year', required: true }),
    name: field.text({ label: '名称', required: true }),
    state: field.choice({ label: '状态', options: { open: '在办', done: '办成' } }),
    votedOn: field.date({ label: '票决日期' }),
  },
  title: ['name'],
  date: 'year',
  returns: false,
})
const page = definePublicPage({
  id: 'works',
  label: '工程',
  lead: '镇里的工程。',
  ledger: 'work',
  year: 'year',
  name: 'name',
  state: 'state',
  given: 'votedOn',
  summary: [],
  facts: [],
  stages: [],
  source: '镇政府',
  licence: '可以转载。',
})
const { catalogue } = resolveCatalogue(
  withKernelPacks([definePack({ id: 'works', label: '工程', office: '党政办', ledgers: [work], indicators: [], publicPages: [page] })]),
)
const writer = (town: string) => ({ id: 'system', name: '系统', town, role: 'administrator' }) as const

describeEngines('the kept public pages', (open) => {
  let kernel: Kernel
  let towns = 0
  beforeAll(async () => {
    kernel = await openKernel({ engine: await open(), catalogue })
  })

  const found = async () => {
    towns += 1
    const town = String(999_901_400 + towns)
    await initTown(kernel, { town, name: '青竹镇', county: '青岚县' })
    await switchPublicPage(kernel, writer(town), { page: 'works', open: true })
    const values = { year: '2020', name: '第0次', state: 'open', votedOn: '2020-01-16' }
    const { id } = await addRecord(kernel, writer(town), { ledger: 'work', values })
    const [resolved] = kernel.catalogue.catalogue.publicPages ?? []
    if (resolved === undefined) throw new Error('the page does not resolve')
    return { town, id, page: resolved }
  }

  it('show what another process wrote a moment later', async () => {
    const { town, id, page: resolved } = await found()
    const elsewhere = { ...kernel, engine: { ...kernel.engine, writes: () => 0, alone: false } }
    const cache = new PublicCache(elsewhere)
    const name = async () => (await cache.read(town, resolved))?.state.items[0]?.name
    expect(await name()).toBe('第0次')
    await amendRecord(kernel, writer(town), { ledger: 'work', id, version: 1, values: { name: '第1次' } })
    await expect.poll(name).toBe('第1次')
  })

  /** Where the process is the only one that writes, and as if others wrote into the same store. */
  describe.each([
    ['of a store of this process', (own: Kernel) => own],
    ['of a store that others write too', (own: Kernel): Kernel => ({ ...own, engine: { ...own.engine, alone: false } })],
  ])('%s', (_, as) => {
    it('tell nobody what was true before they asked, whoever else asks and writes meanwhile', async () => {
      const { town, id, page: resolved } = await found()
      const cache = new PublicCache(as(kernel))
      for (let round = 1; round <= 20; round += 1) {
        const early = cache.read(town, resolved)
        await amendRecord(kernel, writer(town), { ledger: 'work', id, version: round, values: { name: `第${round}次` } })
        const late = await Promise.all(Array.from({ length: 10 }, () => cache.read(town, resolved)))
        expect(late.map((one) => one?.state.items[0]?.name)).toEqual(late.map(() => `第${round}次`))
        expect([`第${round - 1}次`, `第${round}次`]).toContain((await early)?.state.items[0]?.name)
      }
    })

    it('are read once for all who ask at once, and made once for all who come later', async () => {
      const { town, page: resolved } = await found()
      const cache = new PublicCache(as(kernel))
      const asked: string[] = []
      const stop = kernel.engine.onStatement((sql) => void (sql.includes('ledger_work') && asked.push(sql)))
      await Promise.all(Array.from({ length: 100 }, () => cache.read(town, resolved)))
      // The first, and the one that all who came during it share.
      expect(asked.length).toBeLessThanOrEqual(2)
      asked.length = 0
      let made = 0
      for (let time = 0; time < 10; time += 1)
        (await cache.read(town, resolved))?.answer('list', () => {
          made += 1
          return new KeptAnswer('', {})
        })
      // A write that changes nothing of what the page says.
      await switchPublicPage(kernel, writer(town), { page: 'works', open: true })
      await cache.read(town, resolved)
      stop()
      expect([asked, made]).toEqual([[], 1])
    })

    it('are closed at once, and know no town that is not there', async () => {
      const { town, page: resolved } = await found()
      const cache = new PublicCache(as(kernel))
      expect((await cache.read(town, resolved))?.state.stamp.open).toBe(true)
      await switchPublicPage(kernel, writer(town), { page: 'works', open: false })
      expect((await cache.read(town, resolved))?.state).toMatchObject({ stamp: { open: false }, items: [] })
      expect(await cache.read('999901999', resolved)).toBeUndefined()
    })
  })
})
