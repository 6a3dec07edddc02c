// .ci/run: lint, types and every test of npm test (the architecture test among them), with one closing line for all.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot, root } from './paths.mjs'
import { runNode, say } from './run.mjs'
import { typeCheck } from './type-check.mjs'

let passed = 0
let failed = 0
try {
  await ensureInstalled()
  await Promise.all([checkTypes(), checkForm()])
  await test()
} catch (error) {
  say(error.message)
  failed += 1
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/** The house first: what the compiler has found out about it holds in a copy with other packs, of which only what they touch is looked at. */
async function checkTypes() {
  await check('类型（tsc）', typeCheck(root))
  await check('领域可以拿走（类型）', [inRoot('scripts/without-pack.mjs'), '--all', '--types'])
  await check('新的领域加得进来（类型）', [inRoot('scripts/with-pack.mjs'), '--types'])
}

/** Types are checked in one thread; what is built meanwhile, `npm test` finds. */
async function checkForm() {
  await check('格式与规范（biome）', [inRoot('node_modules/@biomejs/biome/bin/biome'), 'ci', '.'])
  // What does not build is told, and counted, where it is needed.
  await ensureBuilt(['server', 'web']).catch(() => undefined)
}

async function check(name, args) {
  say(`检查${name}`)
  if ((await runNode(args)) === 0) passed += 1
  else failed += 1
}

/** Runs `npm test` as anybody would; its closing line is taken into ours. */
async function test() {
  const child = spawn('npm', ['test', '--silent'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 2],
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' },
  })
  let closing
  for await (const line of createInterface({ input: child.stdout })) {
    const counts = /^(\d+) passed, (\d+) failed$/.exec(line)
    if (counts) closing = counts
    else process.stdout.write(`${line}\n`)
  }
  if (!closing) throw new Error('npm test 没有给出结果。')
  passed += Number(closing[1])
  failed += Number(closing[2])
}
