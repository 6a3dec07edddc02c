import { readdirSync } from 'node:fs'
import { defineConfig } from 'vite'

/**
 * The program, bundled into dist/server: a command opens a dozen files instead of some thousand. Flat, so that what is loaded beside a module
 * (`new URL('./worker.js', import.meta.url)`) is found wherever the bundler put that module.
 */
export default defineConfig({
  publicDir: false,
  ssr: {
    noExternal: true,
    // They read files of their own beside themselves, or load what is optional.
    external: [
      '@electric-sql/pglite',
      '@fastify/cookie',
      '@fastify/multipart',
      '@fastify/static',
      '@fastify/swagger',
      '@fastify/swagger-ui',
      'fastify',
      'pg',
      'pg-copy-streams',
    ],
  },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    emptyOutDir: true,
    rollupOptions: {
      input: {
        main: 'src/app/main.ts',
        start: 'src/app/start.ts',
        worker: 'src/kernel/storage/embedded/worker.ts',
        'table-thread': 'src/office/table/table-thread.ts',
        kernel: 'src/kernel/index.ts',
        'temporary-server': 'src/kernel/storage/testing/temporary-server.ts',
        ...measurements(),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
})

function measurements(): Record<string, string> {
  const files = readdirSync('bench').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  return Object.fromEntries(files.map((file) => [`bench-${file.slice(0, -'.ts'.length)}`, `bench/${file}`]))
}
