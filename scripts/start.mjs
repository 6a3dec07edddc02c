// npm start: installs and builds what is missing, loads the demo into an empty ./data, compiles its report and serves it.
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './paths.mjs'

try {
  await ensureInstalled()
  await ensureBuilt(['server', 'web'])
  const { start } = await import(pathToFileURL(inRoot('dist/server/start.js')).href)
  process.exitCode = await start(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error.stack ?? error.message}\n`)
  process.exitCode = 3
}
