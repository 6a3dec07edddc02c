import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSources } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')
const files = ['src', 'demo', 'conformance', 'bench'].flatMap((folder) => listSources(root, folder))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const sources = files.filter((file) => !/\.test\.tsx?$/.test(file))

describe('the code', () => {
  it('keeps its files at 400 lines at the most', () => {
    expect(files.map((file) => [file, read(file).split('\n').length] as const).filter(([, lines]) => lines > 401)).toEqual([])
  })

  it('keeps its files short: median under 90 lines, 90th percentile under 250', () => {
    const lengths = sources.map((file) => read(file).split('\n').length).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(90)
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(250)
  })

  it('names files in kebab-case, and components in PascalCase', () => {
    const odd = files.filter((file) => {
      const name = basename(file).replace(/\.(?:[a-z0-9-]+\.)*(?:ts|tsx|mts)$/, '')
      return file.endsWith('.tsx') ? !/^(?:[A-Z][A-Za-z0-9]*|[a-z][a-z0-9-]*)$/.test(name) : !/^[a-z][a-z0-9-]*$/.test(name)
    })
    expect(odd).toEqual([])
  })

  it('has one bundle of kernel, session, town, actor and moment, which others extend', () => {
    const bundle =
      /(?:interface|type) \w+[^{;]*\{[^}]*readonly session: [^}]*readonly (?:town|kernel|actor): |(?:interface|type) \w+[^{;]*\{[^}]*readonly (?:town|kernel|actor): [^}]*readonly session: /
    const planted = 'interface Place {\n  readonly kernel: Kernel\n  readonly session: Session\n}'
    // A change is the transaction itself, with its entry.
    const own = ['src/kernel/town-session.ts', 'src/kernel/audit/types.ts']
    expect(planted).toMatch(bundle)
    expect(sources.filter((file) => file.startsWith('src/kernel/') && !own.includes(file) && bundle.test(read(file)))).toEqual([])
  })

  it('exports by name only', () => {
    expect(sources.filter((file) => file.startsWith('src/') && /^export default /m.test(read(file)))).toEqual([])
  })

  it('leaves nothing for later and silences no checker', () => {
    const marks = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'as ' + 'any'].join('|')})\\b|@ts-(?:ig${'nore'}|no${'check'})`)
    expect(files.filter((file) => marks.test(read(file)))).toEqual([])
  })

  it('has a lint rule that finds a planted float on money', () => {
    const folder = join(root, 'src/definition/decimal')
    // No .ts: the tests beside this one read every source while it stands there.
    const planted = join(folder, `planted-${process.pid}.mjs`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(planted, "export const amount = parseFloat('1.575') * 2\n")
    try {
      const lint = spawnSync('npx', ['biome', 'lint', planted], { cwd: root, encoding: 'utf8' })
      expect(lint.status).not.toBe(0)
      expect(lint.stdout + lint.stderr).toContain('never a float')
    } finally {
      rmSync(planted)
    }
  })
})
