import { beforeAll, expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { initTown } from '../../kernel/access/town/init-town.ts'
import type { Kernel } from '../../kernel/context.ts'
import { openKernel, saveTemplate } from '../../kernel/index.ts'
import { builtinPack } from '../../kernel/report/builtin-pack.ts'
import { describeOneEngine } from '../../kernel/storage/testing.ts'
import { commandLineActor } from '../store/choose-town.ts'
import { warmUp } from './warm-up.ts'

const town = '330900101'

describeOneEngine('a server that begins', (open) => {
  let kernel: Kernel
  const sent: string[] = []
  beforeAll(async () => {
    kernel = await openKernel({ engine: await open(), catalogue: resolveCatalogue([builtinPack]).catalogue })
    kernel.engine.onStatement((text) => sent.push(text))
  })

  it('has nothing to read where there is no town', async () => {
    await warmUp(kernel, { after: 0 }).done
  })

  it('reads the newest report of a town, and writes nothing', async () => {
    await initTown(kernel, { town, name: '青竹镇' })
    const source = `---\ntitle: 青竹镇2020年工作报告\ntown: "${town}"\nperiod: 2020\n---\n\n全镇走访了30人。\n`
    await saveTemplate(kernel, commandLineActor(town), { source })
    const writes = kernel.engine.writes()
    sent.splice(0)
    await warmUp(kernel, { after: 0 }).done
    expect(sent.filter((text) => /from change_mark/.test(text))).not.toEqual([])
    expect(kernel.engine.writes()).toBe(writes)
  })

  it('leaves a report that cannot be read to whoever opens it', async () => {
    await saveTemplate(kernel, commandLineActor(town), { source: '没有头的一段话' })
    await warmUp(kernel, { after: 0 }).done
  })

  it('that is told to stop before it has begun reads nothing', async () => {
    sent.splice(0)
    await warmUp(kernel).stop()
    expect(sent).toEqual([])
  })
})
