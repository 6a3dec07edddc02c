import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { runModule } from './scripts/run-module.ts'

const outDir = 'dist/web'

/** The browser application: built into dist/web, which the server hands out; in development the API is proxied to a running server. */
export default defineConfig(({ command }) => {
  // A build started by a test inherits its NODE_ENV, and React would come in its development shape.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    plugins: [react(), lightenEndpoints(), precompress()],
    publicDir: 'src/web/public',
    build: {
      outDir,
      emptyOutDir: true,
      // Offices still run browsers of 2020, on Windows 7 among others.
      target: 'chrome86',
      chunkSizeWarningLimit: 1_500,
      // What many screens share travels as one file: a first page of seventy small ones costs server and browser more than their bytes.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 6 }] } } },
    },
    server: {
      host: '127.0.0.1',
      port: 5173,
      proxy: { '/api': process.env.QIANBI_API ?? 'http://127.0.0.1:8080', '/public': process.env.QIANBI_API ?? 'http://127.0.0.1:8080' },
    },
  }
})

const lightTable = '/src/api/contract/light-table.ts'

/**
 * The browser gets verb and path of each endpoint, not the schemas they stand beside: the module that makes the light table is run here, and
 * the table itself goes into the bundle.
 */
function lightenEndpoints(): Plugin {
  return {
    name: 'lighten-endpoints',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(lightTable)) return undefined
      const { module, dependencies } = await runModule<typeof import('./src/api/contract/light-table.ts')>(id)
      for (const file of dependencies) this.addWatchFile(file)
      return `export const lightTable = ${JSON.stringify(module.lightTable)}`
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        const heavy = chunk.type === 'chunk' && chunk.moduleIds.find((id) => id.includes('/node_modules/typebox/'))
        if (heavy) this.error(`${heavy} must not travel to the browser: import only types of src/api/contract`)
      }
    },
  }
}

/** Writes .br and .gz beside each text file, so that the server compresses nothing twice. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|svg|html)$/.test(entry.name)) continue
        const path = join(entry.parentPath, entry.name)
        const bytes = readFileSync(path)
        if (bytes.length < 1_024) continue
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
