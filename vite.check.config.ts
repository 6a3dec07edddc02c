import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { runModule } from './scripts/run-module.ts'

const inRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const between = inRoot('dist/.check')

/** The report check as one file, dist/report-check.html: nothing to load, nothing it may connect to. */
export default defineConfig({
  root: inRoot('src/check'),
  publicDir: false,
  plugins: [bringPackWords(), intoOneFile()],
  build: {
    outDir: between,
    emptyOutDir: true,
    // As for the application: offices still run browsers of 2020.
    target: 'chrome86',
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1_500,
    rollupOptions: { output: { codeSplitting: false } },
  },
})

/** The words of the packs are read here and travel as data; the packs stay at home. */
function bringPackWords(): Plugin {
  return {
    name: 'bring-pack-words',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('/src/check/pack-words.ts')) return undefined
      const { module: found } = await runModule<typeof import('./src/packs/index.ts')>(inRoot('src/packs/index.ts'))
      const { module: words } = await runModule<typeof import('./src/definition/catalogue/resolve-words.ts')>(
        inRoot('src/definition/catalogue/resolve-words.ts'),
      )
      return `export const packWords = ${JSON.stringify(words.resolveWords(found.packs))}`
    },
  }
}

/** Script and style go into the page, whose policy names the script by its digest. */
function intoOneFile(): Plugin {
  return {
    name: 'into-one-file',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      let [html, script, style] = ['', '', '']
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk') script += part.code
        else if (part.fileName.endsWith('.html')) html = String(part.source)
        else if (part.fileName.endsWith('.css')) style += String(part.source)
      }
      if (html === '' || script === '' || style === '') this.error('page, script or style is missing')
      const inner = `\n${script.replaceAll('</script', '<\\/script')}`
      const digest = createHash('sha256').update(inner).digest('base64')
      const policy = `default-src 'none'; connect-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
      const page = html
        .replace(/<script type="module"[^>]*><\/script>\s*/, '')
        .replace(/<link rel="stylesheet"[^>]*>\s*/, '')
        .replace(
          '<meta charset="utf-8" />',
          () => `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
        )
        .replace('</head>', () => `<style>${style}</style>\n  </head>`)
        .replace('</body>', () => `<script type="module">${inner}</script>\n  </body>`)
      const path = inRoot('dist/report-check.html')
      writeFileSync(path, page)
      // Beside it for the server, which compresses nothing twice.
      writeFileSync(`${path}.br`, brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
      writeFileSync(`${path}.gz`, gzipSync(page, { level: 9 }))
    },
    closeBundle() {
      rmSync(between, { recursive: true, force: true })
    },
  }
}
