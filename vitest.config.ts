import { availableParallelism, totalmem } from 'node:os'
import { defineConfig } from 'vitest/config'
import { FileOrder } from './conformance/order-files.ts'

/** A worker with its database and what it starts beside it: with less to spare for each, fewer. */
const workerMemory = 4_000_000_000
/** A file waits now and then, for a disk, a kill or another process: one worker more than processors leaves none idle. The database server takes no more than four. */
const workers = Math.max(2, Math.min(availableParallelism() + 1, Math.floor(totalmem() / workerMemory), 4))

export default defineConfig({
  test: {
    include: ['{src,demo,conformance,bench,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'conformance/fixtures/**', 'dist/**', 'data/**'],
    globalSetup: ['src/kernel/storage/testing/server-setup.ts'],
    pool: 'forks',
    sequence: { sequencer: FileOrder },
    maxWorkers: workers,
    // On a busy machine a file waits long for the demo township, which another is making.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // Else a second, which a busy machine takes for one stroke of a key.
    expect: { poll: { timeout: 90_000 } },
  },
})
