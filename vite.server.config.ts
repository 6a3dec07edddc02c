import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { runModule } from './scripts/run-module.ts'
import externals from './scripts/server-externals.json' with { type: 'json' }

/**
 * The program, bundled into dist/server: a command opens a dozen files instead of some thousand. Flat, so that what is loaded beside a module
 * (`new URL('./worker.js', import.meta.url)`) is found wherever the bundler put that module.
 */
export default defineConfig({
  plugins: [resolveDefinitions(), addEmptyDatabase()],
  publicDir: false,
  ssr: {
    noExternal: true,
    // Packages that read files of their own beside themselves, or load what is optional.
    external: externals,
  },
  build: {
    ssr: true,
    // The definitions are one.
    ssrEmitAssets: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    emptyOutDir: true,
    rollupOptions: {
      input: {
        main: 'src/app/main.ts',
        start: 'src/app/start.ts',
        'compile-engine': 'src/app/compile-engine.ts',
        worker: 'src/kernel/storage/embedded/worker.ts',
        'table-thread': 'src/office/table/table-thread.ts',
        'password-thread': 'src/kernel/access/password/password-thread.ts',
        kernel: 'src/kernel/index.ts',
        'temporary-server': 'src/kernel/storage/testing/temporary-server.ts',
        ...measurements(),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
})

/**
 * Resolving the definitions takes more than half a second of processor, and their outcome is plain data that changes with the program only: it is made
 * here, with every mistake told, and a command reads it.
 */
function resolveDefinitions(): Plugin {
  return {
    name: 'resolve-definitions',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('/src/app/store/catalogue.ts')) return undefined
      const { module, dependencies } = await runModule<typeof import('./src/app/store/catalogue.ts')>(id)
      for (const file of dependencies) this.addWatchFile(file)
      this.emitFile({ type: 'asset', fileName: 'definitions.json', source: JSON.stringify(module.loadCatalogue()) })
      return [
        `import { readFileSync } from 'node:fs'`,
        `const file = new URL('./definitions.json', import.meta.url)`,
        `export const loadCatalogue = () => JSON.parse(readFileSync(file, 'utf8'))`,
      ].join('\n')
    },
  }
}

/** What every new store begins as: made once for a version of the engine. */
function addEmptyDatabase(): Plugin {
  return {
    name: 'add-empty-database',
    async buildStart() {
      const source = join(import.meta.dirname, 'src/kernel/storage/embedded/pack-empty-database.ts')
      const { module } = await runModule<typeof import('./src/kernel/storage/embedded/pack-empty-database.ts')>(source)
      const fileName = module.emptyDatabaseName()
      const kept = join('.cache', fileName)
      if (!existsSync(kept)) {
        mkdirSync('.cache', { recursive: true })
        // Put in its place whole: a build may be broken off.
        writeFileSync(`${kept}.${process.pid}`, await module.packEmptyDatabase())
        renameSync(`${kept}.${process.pid}`, kept)
      }
      this.emitFile({ type: 'asset', fileName, source: readFileSync(kept) })
    },
  }
}

/** Those of the house, and those of a domain: `src/packs/<pack>/testing/<name>.bench.ts`. */
function measurements(): Record<string, string> {
  const general = readdirSync('bench').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const ofPacks = readdirSync('src/packs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.bench.ts'))
  return Object.fromEntries([
    ...general.map((file) => [`bench-${basename(file, '.ts')}`, `bench/${file}`]),
    ...ofPacks.map((file) => [`bench-${basename(file, '.bench.ts')}`, `src/packs/${file.replaceAll('\\', '/')}`]),
  ])
}
