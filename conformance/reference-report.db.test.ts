import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateOfficeFiles } from '../demo/generate.ts'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { presentPlace } from '../src/definition/diagnostic/diagnostic.ts'
import { type Actor, compileReport, importRows, initTown, type Kernel, openKernel, withKernelPacks } from '../src/kernel/index.ts'
import { openEmptyMemory } from '../src/kernel/storage/testing/prepared-memory.ts'
import { readTable } from '../src/office/index.ts'
import { packs } from '../src/packs/index.ts'

/** Somebody else's words: they stay beside the repository, and this runs where they are. */
const path = fileURLToPath(new URL('../../shared/reference/reference-template.md', import.meta.url))
const actor: Actor = { id: 'test', name: '测试', town: '999901101', role: 'administrator' }

describe('the reports on the demo township', () => {
  let kernel: Kernel

  beforeAll(async () => {
    const engine = await openEmptyMemory()
    const { catalogue } = resolveCatalogue(withKernelPacks(packs))
    kernel = await openKernel({ engine, catalogue, clock: () => new Date('2021-01-10T08:00:00Z') })
    await initTown(kernel, { town: actor.town, name: '青竹镇', shortName: '青竹', county: '云溪县' })
    for (const file of generateOfficeFiles()) {
      const { rows, columns } = readTable(file.bytes, file.fileName)
      await importRows(kernel, actor, { ledger: file.ledgerLabel, rows, columns })
    }
  })
  afterAll(() => kernel.engine.close())

  it('compiles the demo’s own report without a problem', async () => {
    const source = readFileSync(fileURLToPath(new URL('../demo/report.md', import.meta.url)), 'utf8')
    const report = await compileReport(kernel, actor, { source, name: 'report.md' })
    expect(report.problems).toEqual([])
    expect(report.figures.length + report.claims.length).toBeGreaterThanOrEqual(120)
    expect(report.checks.filter(({ proof }) => proof !== 'holds')).toEqual([])
  })

  describe.runIf(existsSync(path))('the reference template', () => {
    const source = () => readFileSync(path, 'utf8')
    const compile = (text: string) => compileReport(kernel, actor, { source: text, name: 'reference.md' })

    it('compiles word for word without a problem, every mask filled with exactly its digits', async () => {
      const report = await compile(source())
      expect(report.problems).toEqual([])
      expect(report.text).not.toMatch(/\{\{|(?<![a-zA-Z])x+(?![a-zA-Z])/)
      const masks = [...source().matchAll(/\{\{[^}]*\|(x+(?:\.x+)?)\}\}/g)].map((match) => (match[1] ?? '').replaceAll('x', '9'))
      const masked = report.figures.filter(({ printed, at }) => /^\d/.test(printed) && /\|x[x.]*\}\}/.test(tokenAt(source(), at)))
      expect(masked.map(({ printed }) => printed.replaceAll(/\d/g, '9'))).toEqual(masks)
    })

    it('answers every identity of the contract', async () => {
      const { checks } = await compile(source())
      const held = checks.filter(({ proof }) => proof === 'holds').map(({ id }) => id.replace(/[@:].*$/, ''))
      for (const id of [
        'people-away-partition',
        'claim',
        'enterprise-grid-partition',
        'one-measure-at-a-time',
        'above-scale-of-output',
        'above-scale-list-length',
        'industrial-investment-growth',
        'investment-completion',
        'period-ends',
        'payment',
        'aid-paid-once',
        'scenic-village-ladder',
        'counted',
      ])
        expect(held).toContain(id)
    })

    it('finds a wrong name, unit, mask or period at the token that has it, wherever that is', async () => {
      const missed: string[] = []
      for (const { label, text, at } of mutationsOf(source())) {
        const { problems } = await compile(text)
        if (!problems.some((problem) => problem.severity === 'error' && presentPlace(problem.at) === at)) missed.push(`${label} at ${at}`)
      }
      expect(missed).toEqual([])
    })
  })
})

function tokenAt(source: string, at: { readonly line: number; readonly column: number }): string {
  const line = source.split('\n')[at.line - 1] ?? ''
  return /^\{\{[^}]*\}\}/.exec(line.slice(at.column - 1))?.[0] ?? ''
}

interface Mutation {
  readonly label: string
  readonly text: string
  readonly at: string
}

/** One fault at a time in one token at a time; the places are those of the tokens. */
function mutationsOf(source: string): readonly Mutation[] {
  const mutations: Mutation[] = []
  for (const match of source.matchAll(/\{\{([^}?]+\|(x[x.]*))\}\}(余?)(万元|亿元|人|名|户|家|个|项|天|%)/g)) {
    const [whole, token = '', mask = '', over = '', unit = ''] = match
    const before = source.slice(0, match.index)
    const after = source.slice(match.index + whole.length)
    const lines = before.split('\n')
    const at = `${lines.length}:${(lines.at(-1) ?? '').length + 1}`
    const put = (label: string, changed: string, word = unit) =>
      mutations.push({ label: `${label} of ${token}`, at, text: `${before}{{${changed}}}${over}${word}${after}` })
    put('an unknown name', `某${token}`)
    put('a mask too long', token.replace(`|${mask}`, `|x${mask}`))
    put('a wrong unit word', token, unit === '亩' ? '人' : '亩')
    if (token.includes('@2020-01..2020-11')) put('a period of ten months', token.replace('2020-11', '2020-10'))
    else if (unit === '万元') put('a period of ten months', token.replace('|', '@2020-01..2020-10|'))
  }
  return mutations
}
