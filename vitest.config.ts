import { defineConfig } from 'vitest/config'
import { FileOrder } from './conformance/order-files.ts'

export default defineConfig({
  test: {
    include: ['{src,demo,conformance,bench,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'conformance/fixtures/**', 'dist/**', 'data/**'],
    globalSetup: ['src/kernel/storage/testing/server-setup.ts'],
    pool: 'forks',
    sequence: { sequencer: FileOrder },
    maxWorkers: 2,
    // On a busy machine a file waits long for the demo township, which another is making.
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
})
