import { type LoadedDemo, loadDemo } from '../src/app/demo-load.ts'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { type Kernel, openKernel } from '../src/kernel/index.ts'
import { describePrepared } from '../src/kernel/storage/testing.ts'

export interface OpenedDemo {
  readonly kernel: Kernel
  readonly loaded: LoadedDemo
}

/** Tests on every engine whose `open` gives the demo township: loaded once in a run, a copy for each file. */
export function describeDemo(name: string, body: (open: () => Promise<OpenedDemo>) => void): void {
  const catalogue = loadCatalogue()
  describePrepared(name, { key: 'demo', fill: async (engine) => loadDemo(await openKernel({ engine, catalogue })) }, (open) =>
    body(async () => {
      const { engine, result } = await open()
      return { kernel: await openKernel({ engine, catalogue }), loaded: result }
    }),
  )
}
