import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { demoTown } from '../demo/world.ts'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import { yearPeriod } from '../src/definition/period/parse-period.ts'
import { compileReport, draftByLedger, type Kernel } from '../src/kernel/index.ts'
import { advanceTemplate } from '../src/kernel/report/draft/advance-template.ts'
import { draftReport } from '../src/kernel/report/draft/draft-report.ts'
import type { Draft } from '../src/kernel/report/draft/types.ts'
import { renderMarkdown } from '../src/office/index.ts'
import { describeEmbeddedDemo } from './loaded-demo.ts'

const source = readFileSync(join(import.meta.dirname, '..', 'demo', 'report.md'), 'utf8')

/** What a template names, each time that it does: ?规上工业总产值, 财政总收入@2019. The report's own year goes without saying. */
function namesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{\{(.*?)\}\}/g)].flatMap(([, inner = '']) => {
    const words = inner.replace(/\s/g, '')
    if (words.includes(':attested:') || /^(?:本年|上年|镇名|镇简称|县名)$/.test(words)) return []
    const claim = words.startsWith('?')
    const named = claim ? (words.split(':')[1] ?? '') : (words.split('|')[0] ?? '')
    const [name = '', period = ''] = named.split(/[=<>≠≤≥]/)[0]?.split('@') ?? []
    return [`${claim ? '?' : ''}${name}${claim || period === '' || period === '2020' ? '' : `@${period}`}`]
  })
}

function missingFrom(found: readonly string[], wanted: readonly string[]): readonly string[] {
  const left = [...found]
  return wanted.filter((name) => {
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

describeEmbeddedDemo('the draft of the demo’s own report', (open) => {
  let kernel: Kernel
  let draft: Draft
  let byWords: Draft
  beforeAll(async () => {
    kernel = await open()
    const actor = commandLineActor(demoTown.town)
    const text = renderMarkdown(await compileReport(kernel, actor, { source, name: 'report.md' }))
    const settings = { text, name: 'report.md', whole: true, above: 0, period: yearPeriod(2020) }
    const town = { code: demoTown.town, name: '青竹镇', county: '竹溪县' }
    draft = await draftByLedger(kernel, actor, { ...settings, town })
    byWords = draftReport({ ...settings, town, catalogue: kernel.catalogue })
  })

  it('binds at least 95 % of its figures and phrases to what they were printed from', () => {
    const wanted = namesIn(source)
    const missing = missingFrom(namesIn(draft.template), wanted)
    expect(`${missing.length} of ${wanted.length}: ${missing.join(' ')}`).toMatch(new RegExp(`^(?:[0-9]|1[0-3]) of ${wanted.length}:`))
  })

  it('binds six in seven above a confidence at which next to none is wrong', () => {
    const sure = draft.bindings.filter(({ kind, confidence }) => kind !== 'variable' && confidence >= 0.75)
    const names = sure.map(({ token }) => token).join('')
    const wrong = missingFrom(namesIn(source), namesIn(names))
    expect(sure.length).toBeGreaterThan(namesIn(source).length * 0.85)
    expect(wrong.length).toBeLessThanOrEqual(3)
  })

  it('without a ledger binds three in five above that confidence, and none of them wrong', () => {
    const wanted = namesIn(source)
    const sure = byWords.bindings.filter(({ kind, confidence }) => kind !== 'variable' && confidence >= 0.75)
    expect(missingFrom(wanted, namesIn(sure.map(({ token }) => token).join('')))).toEqual([])
    expect(sure.length).toBeGreaterThan(wanted.length * 0.6)
  })

  it('compiles as far as it was bound, and next year’s template from it speaks of next year', async () => {
    const report = await compileReport(kernel, commandLineActor(demoTown.town), { source: draft.template, name: 'draft.md' })
    expect(report.problems.filter(({ code }) => /unknown-name|token|front/.test(code))).toEqual([])
    const next = advanceTemplate(source, 'report.md')
    expect(next.template).toContain('period: 2021')
    expect(next.template).toContain('@2022')
    expect(next.questions.length).toBeGreaterThan(0)
  })
})
