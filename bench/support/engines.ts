import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineOptions } from '../../src/kernel/storage/open-engine.ts'

export interface BenchEngine {
  readonly name: string
  readonly options: EngineOptions
}

/**
 * Runs a measurement on the embedded engine in a fresh folder, durable as it is delivered, and on the empty PostgreSQL database that
 * BENCH_DATABASE_URL names (`npm run bench` makes one). QIANBI_BENCH_ENGINE=pglite or postgresql picks one.
 */
export async function onEachEngine(work: (engine: BenchEngine) => Promise<void>): Promise<void> {
  const only = process.env.QIANBI_BENCH_ENGINE
  if (only !== 'postgresql') {
    const folder = mkdtempSync(join(tmpdir(), 'qianbi-bench-'))
    try {
      await work({ name: 'PGlite', options: { data: folder, access: 'create' } })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const url = process.env.BENCH_DATABASE_URL
  if (url === undefined) process.stderr.write('BENCH_DATABASE_URL is not set: measured on PGlite only\n')
  else if (only !== 'pglite') await work({ name: 'PostgreSQL', options: { url } })
}
