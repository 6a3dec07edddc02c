// npm test: installs and builds what is missing, then runs every test. The last line is `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './paths.mjs'
import { runNode, say } from './run.mjs'
import { findChromium, findPostgres, installPackages } from './tools.mjs'

const mustHaveAll = process.env.CI === 'true'

let passed = 0
let failed = 0
try {
  await ensureInstalled()
  await ensureBuilt(['server', 'web'])
  const left = await ensureTools()
  await runTests(left)
} catch (error) {
  say(error.message)
  failed += 1
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/** Gives the patterns of tests that this machine cannot run; in CI there are none: a missing tool fails. */
async function ensureTools() {
  const left = []
  if (!findChromium()) await installPackages(['chromium', 'fonts-noto-cjk'])
  if (!findChromium()) {
    const message = '没有找到 Chromium：请安装 chromium（及中文字体），或用 QIANBI_CHROMIUM 指明它在哪里。'
    if (mustHaveAll) throw new Error(message)
    say(`${message} 浏览器测试这次不运行。`)
    left.push('conformance/e2e/**')
  }
  if (!findPostgres()) await installPackages(['postgresql'])
  if (!findPostgres()) {
    const message = '没有找到 PostgreSQL 服务器程序：请安装 postgresql，或用 QIANBI_POSTGRES 指明 postgres 与 initdb 所在的目录。'
    if (mustHaveAll) throw new Error(message)
    say(`${message} 数据库测试这次只在内嵌引擎上运行。`)
  }
  return left
}

async function runTests(left) {
  const report = inRoot('.cache', `tests-${process.pid}.json`)
  mkdirSync(inRoot('.cache'), { recursive: true })
  const status = await runNode(
    [
      inRoot('node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...left.map((pattern) => `--exclude=${pattern}`),
      ...process.argv.slice(2),
    ],
    { env: { ...process.env, QIANBI_CHROMIUM: findChromium() ?? '', QIANBI_POSTGRES: findPostgres() ?? '' } },
  )
  const result = JSON.parse(readFileSync(report, 'utf8'))
  rmSync(report, { force: true })
  passed = result.numPassedTests
  failed = result.numFailedTests + result.testResults.filter(brokeBeforeItsTests).length
  if (status !== 0 && failed === 0) failed = 1
}

/** A file that did not even load counts as one failure. */
function brokeBeforeItsTests(file) {
  return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
}
