// One archive with everything but Node, for a machine without a network: `npm run bundle [FILE.tar.gz]`. Unpack it anywhere and run bin/qianbi.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { inRoot } from './paths.mjs'
import { say } from './run.mjs'

const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
const name = `qianbi-${manifest.version}`

/** What says its licence in its README alone. */
const unsaidLicences = { '@mapbox/jsonlint-lines-primitives': 'MIT' }

/** What the archive starts by: nothing to install, nothing to build. */
const program = `#!/usr/bin/env node
import module from 'node:module'
module.enableCompileCache?.()
await import('../dist/server/main.js')
`

await ensureBuilt(['server', 'web'])
const file = resolve(process.argv[2] ?? inRoot('dist', `${name}.tar.gz`))
const scratch = mkdtempSync(join(tmpdir(), 'qianbi-bundle-'))
try {
  const folder = join(scratch, name)
  fill(folder)
  const packed = spawnSync('tar', ['-czf', file, '-C', scratch, name], { stdio: 'inherit' })
  if (packed.status !== 0) throw new Error('没有打成包：要有 tar 命令。')
  say(`已打包：${file}。在没有网络的机器上解开，装好 Node ${manifest.engines.node}，运行 ${name}/bin/qianbi。`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function fill(folder) {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin', 'qianbi'), program)
  chmodSync(join(folder, 'bin', 'qianbi'), 0o755)
  const { version, license, engines } = manifest
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name: 'qianbi', version, license, type: 'module', engines }, undefined, 2)}\n`,
  )
  const isProgram = (path) => !/\.map$|[/\\]bench-[^/\\]*$|temporary-server|compile-engine|\.stamp$|\.lock$|\.tar\.gz$/.test(path)
  cpSync(inRoot('dist'), join(folder, 'dist'), { recursive: true, filter: isProgram })
  for (const part of ['LICENSE', 'README.md', 'README.zh-CN.md', 'SECURITY.md', 'docs/guide', 'deploy', 'demo/report.md'])
    cpSync(inRoot(part), join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'sbom.cdx.json'), listParts())
  const copied = new Map()
  for (const dependency of JSON.parse(readFileSync(inRoot('scripts', 'server-externals.json'), 'utf8')))
    copyPackage({ dependency, from: inRoot(), into: folder, root: folder, copied })
}

/** What the archive is made of, each package with its version and licence (CycloneDX): for whoever has to answer for what runs in the office. */
function listParts() {
  const listed = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx'], {
    cwd: inRoot(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  if (listed.status !== 0) throw new Error(`没有列出组成部分（npm sbom）：${listed.stderr}`)
  const { metadata, components, dependencies, ...rest } = JSON.parse(listed.stdout)
  // npm can leave out what only tools need, but leaves out with it what the program needs as well.
  const travelling = new Set()
  for (const dependency of Object.keys(manifest.dependencies)) collect({ dependency, from: inRoot(), travelling })
  const parts = components
    .filter(({ name, version }) => travelling.has(`${name}@${version}`))
    .map(({ externalReferences: _, name, licenses = [{ license: { id: unsaidLicences[name] } }], ...part }) => ({
      name,
      licenses,
      ...part,
    }))
  const refs = new Set([metadata.component['bom-ref'], ...parts.map((part) => part['bom-ref'])])
  const links = dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }))
  const component = { ...metadata.component, name: manifest.name }
  return `${JSON.stringify({ ...rest, metadata: { ...metadata, component }, components: parts, dependencies: links }, undefined, 2)}\n`
}

/** A package and all that it asks for and that is there, as name@version. */
function collect({ dependency, from, travelling }) {
  const source = find(dependency, from)
  if (source === undefined) return
  const { name, version, dependencies, optionalDependencies, peerDependencies } = JSON.parse(
    readFileSync(join(source, 'package.json'), 'utf8'),
  )
  if (travelling.has(`${name}@${version}`)) return
  travelling.add(`${name}@${version}`)
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
    collect({ dependency: next, from: source, travelling })
}

/** A package and all that it asks for, each where Node will look for it: at the root, or nested where the root has another version. */
function copyPackage({ dependency, from, into, root, copied, optional = false }) {
  const source = find(dependency, from)
  if (source === undefined && optional) return
  if (source === undefined) throw new Error(`没有装 ${dependency}：先运行 npm ci。`)
  const atRoot = copied.get(dependency)
  if (atRoot === source) return
  const target = join(atRoot === undefined ? root : into, 'node_modules', dependency)
  if (atRoot === undefined) copied.set(dependency, source)
  if (existsSync(target)) return
  cpSync(source, target, { recursive: true, filter: (path) => basename(path) !== 'node_modules' && !path.endsWith('.map') })
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies }))
    copyPackage({ dependency: next, from: source, into: target, root, copied, optional: next in optionalDependencies })
}

/** Where Node finds a package that a folder's code asks for. */
function find(dependency, folder) {
  const here = join(folder, 'node_modules', dependency)
  if (existsSync(join(here, 'package.json'))) return here
  return folder === dirname(folder) ? undefined : find(dependency, dirname(folder))
}
