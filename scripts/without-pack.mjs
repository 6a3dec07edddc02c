// node scripts/without-pack.mjs NAME | --all | --today [--types]: takes a pack away in a copy of the repository, and holds that nothing else misses it.
// Types are checked, browser and server are built, the demo is loaded and the starter report of the other domains compiled. With --types only types
// are checked; --all --types takes all away at once, which holds for each: packs import none but the shared one (conformance/architecture).
// --today takes one a day, in turn.
import { ensureInstalled } from './install.mjs'
import { checksOf, listPacks, removePacks, tryCopy } from './pack-copy.mjs'
import { say } from './run.mjs'

const packs = listPacks()
const asked = process.argv.slice(2)
const typesOnly = asked.includes('--types')
const rounds = roundsOf(asked.find((word) => word !== '--types'))
if (rounds === undefined) {
  say(`用法：node scripts/without-pack.mjs 领域|--all|--today [--types]\n领域：${packs.map(({ folder }) => folder).join('、')}`)
  process.exit(2)
}
await ensureInstalled()
let failed = 0
for (const away of rounds) {
  const held = await tryCopy({
    change: (copy) => removePacks(copy, away),
    checks: (copy) => checksOf(copy, ['conformance/sections.db.test.ts']).slice(0, typesOnly ? 1 : undefined),
    saying: `没有 ${away.map(({ folder }) => folder).join('、')}`,
  })
  if (!held) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1

/** The packs to be taken away, together or one after the other. */
function roundsOf(word) {
  if (word === '--all') return typesOnly ? [packs] : packs.map((pack) => [pack])
  if (word === '--today') return [[packs[Math.floor(Date.now() / 86_400_000) % packs.length]]]
  const pack = packs.find(({ folder }) => folder === word)
  return pack === undefined ? undefined : [[pack]]
}
