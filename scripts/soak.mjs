// npm run soak [rounds]: the property tests again and again, each round with a seed of its own, and what other runs take a sample of as a whole. Stops at
// the first that fails and names its seed.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { ensureInstalled } from './install.mjs'
import { inRoot, root } from './paths.mjs'
import { runNode, say } from './run.mjs'
import { findPostgres } from './tools.mjs'

const rounds = Number(process.argv[2] ?? 20)
await ensureInstalled()
const files = execFileSync('git', ['ls-files', '*.test.ts'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && /testing\/seeded\.ts|QIANBI_SEED|\/rounds\.ts/.test(readFileSync(inRoot(file), 'utf8')))
for (let round = 1; round <= rounds; round += 1) {
  const seed = Math.floor(Math.random() * 2 ** 31)
  say(`第 ${round} 轮，共 ${rounds} 轮；种子 ${seed}`)
  const status = await runNode([inRoot('node_modules/vitest/vitest.mjs'), 'run', ...files], {
    env: { ...process.env, QIANBI_SEED: String(seed), QIANBI_WHOLE: 'true', QIANBI_POSTGRES: findPostgres() ?? '' },
  })
  if (status !== 0) {
    say(`没有通过。要重来这一轮：QIANBI_SEED=${seed} npx vitest run 文件`)
    process.exitCode = 1
    break
  }
}
