import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import { foundTown, load as loadAs, openSample, table, unload } from '../testing/open-sample.ts'
import { verifyAudit } from '../verify/verify-audit.ts'
import { undoImport } from './undo-import.ts'

const villages = table(['编码', '名称', '人口'], ['01', '瓦窑山村', '1200'], ['02', '溪口村', '800'])
const firms = table(['名称', '村', '规模'], ['青竹编织厂', '瓦窑山村', '规上'], ['溪口茶厂', '溪口村', '小微'])
const later = table(['名称', '村', '规模'], ['青竹编织厂', '瓦窑山村', '小微'], ['竹坞粮站', '溪口村', '小微'])

describeOneEngine('an import taken back', (open) => {
  let kernel: Kernel
  let clerk: Actor
  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
  })
  beforeEach(async () => {
    clerk = await foundTown(kernel)
    await load('村', villages)
  })
  afterEach(async () => {
    expect((await verifyAudit(kernel, clerk)).problems, 'a chain that holds').toEqual([])
  })
  const load = (ledger: string, file: ReturnType<typeof table>) => loadAs(kernel, ledger, file, { actor: clerk })
  const scales = async () => (await unload(kernel, '企业', clerk)).rows.map(({ cells }) => `${cells.名称} ${cells.规模}`).sort()

  it('leaves the ledger as it was before, what it added withdrawn and what it changed changed back', async () => {
    await load('企业', firms)
    const before = await scales()
    const { entry } = await load('企业', later)
    expect(await scales()).not.toEqual(before)
    expect(await undoImport(kernel, clerk, { ledger: '企业', entry: entry ?? 0 })).toEqual({ withdrawn: 1, restored: 1 })
    expect(await scales()).toEqual(before)
  })

  it('is refused when something was changed since, when records refer to it, and when somebody else made it', async () => {
    const first = await load('企业', firms)
    await load('企业', later)
    await expect(undoImport(kernel, clerk, { ledger: '企业', entry: first.entry ?? 0 })).rejects.toMatchObject({ code: 'conflict' })
    const more = await load('村', table(['编码', '名称', '人口'], ['09', '石门村', '500']))
    await load('企业', table(['名称', '村', '规模'], ['石门瓦厂', '石门村', '小微']))
    await expect(undoImport(kernel, clerk, { ledger: '村', entry: more.entry ?? 0 })).rejects.toMatchObject({ code: 'conflict' })
    const other: Actor = { ...clerk, id: `${clerk.id}-2` }
    const last = await load('企业', table(['名称', '村', '规模'], ['石门粮站', '石门村', '小微']))
    await expect(undoImport(kernel, other, { ledger: '企业', entry: last.entry ?? 0 })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(undoImport(kernel, clerk, { ledger: '企业', entry: 1 })).rejects.toMatchObject({ code: 'not-found' })
  })
})
