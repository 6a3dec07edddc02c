// npm test: installs and builds what is missing, then runs every test. The last line is `N passed, N failed`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { openFastFolder } from './fast-folder.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './paths.mjs'
import { runNode, say } from './run.mjs'
import { findChromium, findPostgres, installPackages } from './tools.mjs'

/** The house's in conformance/e2e, a domain's in its pack. */
const browserFiles = '**/*.e2e.test.ts'
/** A browser file waits most of its time, for a page or for somebody who types: three go on two processors. Those of a worker share its browser. */
const browserOptions = ['--maxWorkers=3', '--no-isolate']
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
    left.push(browserFiles)
  }
  if (!findPostgres()) await installPackages(['postgresql'])
  if (!findPostgres()) {
    const message = '没有找到 PostgreSQL 服务器程序：请安装 postgresql，或用 QIANBI_POSTGRES 指明 postgres 与 initdb 所在的目录。'
    if (mustHaveAll) throw new Error(message)
    say(`${message} 数据库测试这次只在内嵌引擎上运行。`)
  }
  return left
}

/**
 * First what needs no page, then what draws on a document, then the browser's; the files of a worker stand on the modules of the first: reading them anew for
 * each took a tenth of the time. A browser file that fails is run once more, by itself and against a fresh server: what fails twice is broken. Files
 * named on the command line run as they are.
 */
async function runTests(left) {
  const named = process.argv.slice(2)
  const leaving = left.map((pattern) => `--exclude=${pattern}`)
  if (named.length > 0) return count(await runVitest([...leaving, ...named]))
  const onDocument = findDocumentTests()
  count(await runVitest(['--no-isolate', `--exclude=${browserFiles}`, ...onDocument.map((file) => `--exclude=${file}`), ...leaving]))
  count(await runVitest(['--no-isolate', ...onDocument]))
  if (left.includes(browserFiles)) return
  const first = await runVitest(['.e2e.test.ts', ...browserOptions])
  if (first.brokenFiles.length === 0) return count(first)
  say(`这些浏览器测试没有通过，再运行一次：\n${first.brokenFiles.join('\n')}`)
  const second = await runVitest([...first.brokenFiles, '--maxWorkers=1'])
  count({ passed: first.passedElsewhere + second.passed, failed: second.failed })
}

/** The files that ask for a document in their first line. */
function findDocumentTests() {
  const files = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.tsx?$/.test(file))
  return files
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => readFileSync(inRoot(file), 'utf8').startsWith('// @vitest-environment'))
}

function count(result) {
  passed += result.passed
  failed += result.failed
}

async function runVitest(options) {
  const report = inRoot('.cache', `tests-${process.pid}.json`)
  mkdirSync(inRoot('.cache'), { recursive: true })
  rmSync(report, { force: true })
  const folder = openFastFolder()
  const status = await runNode(
    [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...options],
    { env: { ...process.env, ...folder?.env, QIANBI_CHROMIUM: findChromium() ?? '', QIANBI_POSTGRES: findPostgres() ?? '' } },
  )
  folder?.remove()
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, testResults: [] }
  rmSync(report, { force: true })
  const broken = result.testResults.filter((file) => file.status === 'failed')
  const failures = result.numFailedTests + broken.filter(brokeBeforeItsTests).length
  return {
    passed: result.numPassedTests,
    failed: status !== 0 && failures === 0 ? 1 : failures,
    brokenFiles: broken.map((file) => relative(inRoot(), file.name)),
    passedElsewhere:
      result.numPassedTests - broken.flatMap((file) => file.assertionResults).filter((test) => test.status === 'passed').length,
  }
}

/** A file that did not even load counts as one failure. */
function brokeBeforeItsTests(file) {
  return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
}
