import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openEmbeddedEngine } from '../embedded/embedded-engine.ts'
import type { Engine } from '../types.ts'
import { dumpImage, loadMemoryImage, openSparingly } from './memory-image.ts'
import { makeOnce } from './prepared.ts'

/** An empty embedded database in memory. */
export async function openEmptyMemory(): Promise<Engine> {
  return openEmbeddedEngine({ data: undefined, image: await loadMemoryImage() })
}

const loaded = new Map<string, Blob>()

/** An embedded database in memory as `fill` leaves it, which is asked once in a run of tests: bringing an empty one to a whole catalogue takes seconds. */
export async function openPreparedMemory(key: string, fill: (engine: Engine) => Promise<unknown>): Promise<Engine> {
  const image = loaded.get(key) ?? (await loadImage(key, fill))
  loaded.set(key, image)
  return openEmbeddedEngine({ data: undefined, image })
}

async function loadImage(key: string, fill: (engine: Engine) => Promise<unknown>): Promise<Blob> {
  const run = inject('testRun')
  const file = join(run, `${key}.tar`)
  await makeOnce(run, `${key}-memory`, async () => {
    const data = join(run, `${key}-filled`)
    const engine = await openEmbeddedEngine({ data, access: 'create' })
    try {
      await fill(engine)
    } finally {
      await engine.close()
    }
    writeFileSync(file, await dumpImage(await openSparingly(join(data, 'database'))))
    rmSync(data, { recursive: true, force: true })
    return key
  })
  return new Blob([readFileSync(file)])
}
