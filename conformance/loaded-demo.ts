import { afterAll, describe } from 'vitest'
import { demoTown } from '../demo/world.ts'
import { type LoadedDemo, loadDemo } from '../src/app/demo/demo-load.ts'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import { type Kernel, listTemplates, openKernel } from '../src/kernel/index.ts'
import { openEmbeddedEngine } from '../src/kernel/storage/embedded/embedded-engine.ts'
import { describePrepared } from '../src/kernel/storage/testing.ts'
import { copyDemoData, shareDemo } from './shared-demo.ts'

export interface OpenedDemo {
  readonly kernel: Kernel
  readonly loaded: LoadedDemo
}

type Loaded = Omit<LoadedDemo, 'report'>

/** Tests on every engine whose `open` gives the demo township: loaded once in a run, a copy for each file. */
export function describeDemo(name: string, body: (open: () => Promise<OpenedDemo>) => void): void {
  const catalogue = loadCatalogue()
  const prepared = {
    key: 'demo',
    fill: async (engine: Kernel['engine']): Promise<Loaded> => loadDemo(await openKernel({ engine, catalogue })),
    folder: async () => {
      const { data, loading } = await shareDemo()
      return { data, result: { town: demoTown.town, ...countsIn(loading.goneOn.stderr) } }
    },
  }
  describePrepared(name, prepared, (open) =>
    body(async () => {
      const { engine, result } = await open()
      const kernel = await openKernel({ engine, catalogue })
      const [report] = await listTemplates(kernel, commandLineActor(result.town))
      if (report === undefined) throw new Error('the demo has no report')
      return { kernel, loaded: { ...result, report: report.id } }
    }),
  )
}

/**
 * The same on the embedded engine alone, whose copy costs nothing: for what is read of a text, in which no engine has a say. `catalogue` is that of the
 * program unless it is told.
 */
export function describeEmbeddedDemo(name: string, body: (open: () => Promise<Kernel>) => void, catalogue = loadCatalogue): void {
  describe(name, () => {
    const opened: Kernel[] = []
    afterAll(async () => {
      for (const { engine } of opened) await engine.close()
    })
    body(async () => {
      const engine = await openEmbeddedEngine({ data: await copyDemoData() })
      const kernel = await openKernel({ engine, catalogue: catalogue() })
      opened.push(kernel)
      return kernel
    })
  })
}

/** What the command said at its end: 已装入 69 个文件，47658 条记录。 */
function countsIn(said: string): Omit<Loaded, 'town'> {
  const counts = /已装入 (\d+) 个文件，(\d+) 条记录/.exec(said)
  if (counts === null) throw new Error(`the loading said nothing of what it loaded: ${said}`)
  return { files: Number(counts[1]), records: Number(counts[2]) }
}
