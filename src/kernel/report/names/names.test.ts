import { expect, it } from 'vitest'
import { indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { lintLines, readTextLines } from '../../../definition/report/lint-text.ts'
import { maskNames } from '../../../definition/report/mask-names.ts'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import { extendLexicon } from '../../../definition/report/reading/lexicon.ts'
import { readTextAssertions } from '../../../definition/report/text-assertions.ts'
import { planReport } from '../plan/plan-report.ts'

const pack = definePack({
  id: 'words',
  label: '说法',
  office: '党政办',
  ledgers: [],
  indicators: [],
  words: { names: ['百日清零战役'], asserting: { universal: ['案结事了'], completion: ['摘帽'] } },
})
const catalogue = indexCatalogue(resolveCatalogue([pack]).catalogue)

function assertedIn(body: string, names: readonly string[] = catalogue.catalogue.words?.names ?? []): readonly string[] {
  const { template } = parseTemplate(`---\ntitle: 甲镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---\n${body}`, 'a')
  if (template === undefined) throw new Error('the template has no head')
  return planReport(template, catalogue, { names }).assertions.map(({ assertion }) => `${assertion.kind} ${assertion.word}`)
}

it('takes a declared name for no assertion, dressed as it may be', () => {
  expect(assertedIn('打响百日清零战役。', [])).not.toEqual([])
  for (const body of ['打响百日清零战役。', '打响**百日**清零战役。', '打响百日 清零战役。', '打響百日清零戰役。'])
    expect(assertedIn(body)).toEqual([])
})

it('reads a word that a pack declares as an assertion of its kind', () => {
  expect(assertedIn('信访案件12件案结事了。')).toContain('universal 案结事了')
})

it('is honoured alike where there is no ledger to ask', () => {
  const lines = readTextLines('打响百日清零战役。积案12件案结事了。', 'a')
  const { names = [], asserting = [] } = catalogue.catalogue.words ?? {}
  const words = { names, lexicon: extendLexicon(asserting) }
  const problems = lintLines(lines.map((line) => maskNames(line, names)))
  const texts = readTextAssertions(lines, problems, words).map(({ text }) => text)
  expect(texts).toContain('案结事了')
  expect(texts.filter((text) => text.includes('清零'))).toEqual([])
})
