// npm start: installs and builds what is missing, loads the demo into an empty ./data, compiles its report and serves it.
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './paths.mjs'

// Node 22 and later keep compiled code: the next start need not compile the program anew.
module.enableCompileCache?.(inRoot('.cache', 'compiled'))

try {
  await ensureInstalled()
  await ensureBuilt(['server', 'web'])
  const { start } = await import(pathToFileURL(inRoot('dist/server/start.js')).href)
  process.exitCode = await start(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error.stack ?? error.message}\n`)
  process.exitCode = 3
}
