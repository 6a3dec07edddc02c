// node scripts/with-pack.mjs [FOLDER] [--types]: puts a pack beside the others in a copy of the repository, and holds that it needs nothing outside its
// folder but its line in packs/index.ts. Without a folder, the fixture of the tests.
import { ensureInstalled } from './install.mjs'
import { addPack, checksOf, tryCopy } from './pack-copy.mjs'

const asked = process.argv.slice(2)
const folder = asked.find((word) => word !== '--types') ?? 'conformance/fixtures/reading-room'
const tests = ['src/packs', 'conformance/pack-folders.test.ts', 'conformance/architecture/architecture.test.ts', 'demo/generate.test.ts']
await ensureInstalled()
const held = await tryCopy({
  change: (copy) => addPack(copy, folder.replace(/\/$/, '')),
  checks: (copy) =>
    checksOf(copy, [...tests, '--exclude=**/*.db.test.ts', '--exclude=**/*.e2e.test.ts']).slice(
      0,
      asked.includes('--types') ? 1 : undefined,
    ),
  saying: `加上 ${folder}`,
})
process.exitCode = held ? 0 : 1
