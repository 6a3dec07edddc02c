// npm run audit: holds what travels with the program against the known weaknesses, as the registry tells them. Exit code 1 where one is high or critical,
// 2 where no registry answered.
import { spawnSync } from 'node:child_process'
import { inRoot } from './paths.mjs'
import { say } from './run.mjs'

const grave = ['high', 'critical']

process.exitCode = audit()

function audit() {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], {
    cwd: inRoot(),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const found = readVulnerabilities(stdout)
  if (found === undefined) {
    say('登记处没有回答，没有查成：连上网络再查，或者用 npm_config_registry 指明另一处。')
    return 2
  }
  for (const { name, severity, range, fixAvailable } of found)
    say(`${name} ${range}：${severity}${fixAvailable === false ? '，还没有改好的版本' : '，有改好的版本'}`)
  const bad = found.filter(({ severity }) => grave.includes(severity)).length
  process.stdout.write(`${found.length} known weaknesses, ${bad} of them high or critical\n`)
  return bad === 0 ? 0 : 1
}

/** What npm says; undefined where it says nothing of weaknesses. */
function readVulnerabilities(text) {
  try {
    const { vulnerabilities } = JSON.parse(text)
    return vulnerabilities === undefined ? undefined : Object.values(vulnerabilities)
  } catch {
    return undefined
  }
}
