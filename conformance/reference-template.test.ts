import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../src/definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { lintText } from '../src/definition/report/lint-text.ts'
import { parseTemplate } from '../src/definition/report/parse-template.ts'
import { withKernelPacks } from '../src/kernel/kernel-packs.ts'
import { planReport } from '../src/kernel/report/plan/plan-report.ts'
import { packs } from '../src/packs/index.ts'

/** Somebody else's words: they stay beside the repository, and this runs where they are. */
const folder = fileURLToPath(new URL('../../shared/reference/', import.meta.url))

describe.runIf(existsSync(`${folder}reference-template.md`))('the reference template', () => {
  const source = () => readFileSync(`${folder}reference-template.md`, 'utf8')

  it('is read without a problem', () => {
    const { template, problems } = parseTemplate(source(), 'reference-template.md')
    expect(problems).toEqual([])
    expect(template?.tokens.length).toBeGreaterThan(60)
  })

  it('finds every name, period, slice, unit and claim of its tokens in the packs', () => {
    const { template } = parseTemplate(source(), 'reference-template.md')
    const { catalogue, diagnostics } = resolveCatalogue(withKernelPacks(packs))
    expect(diagnostics).toEqual([])
    expect(template === undefined ? ['no template'] : planReport(template, indexCatalogue(catalogue)).problems).toEqual([])
  })

  it('leaves its masked original with every mask pointed at and the wrongly masked word suspected', () => {
    const problems = lintText(readFileSync(`${folder}reference-report.txt`, 'utf8'), 'reference-report.txt')
    expect(problems.filter(({ code }) => code === 'unresolved-mask').length).toBeGreaterThan(55)
    expect(problems.filter(({ code }) => code === 'false-mask')).toHaveLength(1)
    expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual(['false-mask', 'heading-style', 'unresolved-mask'])
  })
})
