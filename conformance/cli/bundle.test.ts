import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { firstLine, newFolder } from './run-qianbi.ts'

const folder = newFolder()
const data = join(folder, 'data')
let home = ''

beforeAll(() => {
  const archive = join(folder, 'qianbi.tar.gz')
  const packed = spawnSync(process.execPath, ['scripts/bundle.mjs', archive], { encoding: 'utf8' })
  expect(packed.status, packed.stderr).toBe(0)
  mkdirSync(join(folder, 'opt'))
  expect(spawnSync('tar', ['-xzf', archive, '-C', join(folder, 'opt')]).status).toBe(0)
  home = join(folder, 'opt', readdirSync(join(folder, 'opt'))[0] ?? '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** With nothing of this machine but Node: no variable that tells where packages are, no folder above that has them. */
const environment = { PATH: process.env.PATH ?? '', HOME: folder }
const qianbi = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin', 'qianbi'), ...words], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

it('works where it is unpacked, with nothing to install and nothing to build', async () => {
  expect(existsSync(join(home, 'scripts'))).toBe(false)
  expect(qianbi('doctor', '--data', data).status).toBe(0)
  expect(qianbi('init', '--data', data, '--town', '999901101', '--name', '青竹镇').status).toBe(0)
  const file = join(folder, '村.csv')
  writeFileSync(file, '村编码,村名\n999901101201,白水村\n')
  const imported = qianbi('import', '村', file, '--data', data, '--json')
  expect([imported.status, JSON.parse(imported.stdout).added], imported.stderr).toEqual([0, 1])
  const text = join(folder, '稿.txt')
  writeFileSync(text, '2020年，全镇完成工业总产值5亿元。\n')
  expect(qianbi('report', 'check', text).status).toBe(0)

  const server = spawn(process.execPath, [join(home, 'bin', 'qianbi'), 'serve', '--data', data, '--port', '0'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const url = /http:\S+/.exec(await firstLine(server))?.[0] ?? ''
    expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ alive: true })
    const page = await (await fetch(`${url}/`, { headers: { accept: 'text/html' } })).text()
    expect(page).toContain('<title>铅笔</title>')
    for (const [, asset] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
      expect([asset, (await fetch(`${url}${asset}`)).status]).toEqual([asset, 200])
    expect((await fetch(`${url}/report-check.html`)).status).toBe(200)
  } finally {
    server.kill('SIGTERM')
  }
  const [status] = await once(server, 'exit')
  expect(status).toBe(0)
})

interface Part {
  readonly name: string
  readonly version: string
  readonly licenses?: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[]
}

/** What a township may take along for good. */
const free =
  /^(MIT|MIT-0|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|ISC|MulanPSL-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|Zlib)$/

it('names what it is made of, each with its version and a licence that an office may take', () => {
  const list: { readonly components: readonly Part[] } = JSON.parse(readFileSync(join(home, 'sbom.cdx.json'), 'utf8'))
  const named = new Set(list.components.map(({ name, version }) => `${name}@${version}`))
  const travelling = readdirSync(join(home, 'node_modules'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|node_modules\/)(@[^/]+\/)?[^/@]+\/package\.json$/.test(file))
    .map((file): Part => JSON.parse(readFileSync(join(home, 'node_modules', file), 'utf8')))
  expect(travelling.length).toBeGreaterThan(20)
  expect(travelling.map(({ name, version }) => `${name}@${version}`).filter((part) => !named.has(part))).toEqual([])
  const manifest: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(Object.entries(manifest.dependencies).filter(([name, version]) => !named.has(`${name}@${version}`))).toEqual([])
  const licenceOf = ({ licenses = [] }: Part) => licenses.map(({ license, expression }) => license?.id ?? expression ?? '').join()
  const strange = list.components.filter(
    (part) =>
      !licenceOf(part)
        .replaceAll(/[()]/g, '')
        .split(/ OR | AND |,/)
        .some((one) => free.test(one)),
  )
  expect(strange.map((part) => `${part.name}@${part.version} ${licenceOf(part)}`)).toEqual([])
  expect(JSON.stringify(list)).not.toMatch(/https?:\/\/registry/)
})
