import { expect, it } from 'vitest'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { indexCatalogue } from '../src/definition/catalogue/index-catalogue.ts'
import { yearPeriod } from '../src/definition/period/parse-period.ts'
import { draftReport } from '../src/kernel/report/draft/draft-report.ts'

const settings = { name: '旧稿', whole: false, catalogue: indexCatalogue(loadCatalogue()), period: yearPeriod(2020), town: undefined }

const bound = (text: string) =>
  draftReport({ ...settings, text, above: 0 }).bindings.map(({ token, confidence }) => [token, confidence >= 0.7 ? 'sure' : 'open'])

it('takes a masked village for what its own clause says of it, and guesses from the clauses beside it only with little confidence', () => {
  expect(bound('自xx发现第一例确诊病例以来，全镇立即响应。')).toContainEqual(['{{首例确诊村}}', 'sure'])
  expect(bound('自发现第一例确诊病例以来，全镇立即响应，xx村连夜封村。')).toContainEqual(['{{封控村}}', 'sure'])
  expect(bound('自发现第一例确诊病例以来，县里立即响应，xx村马上行动。')).not.toContainEqual(['{{首例确诊村}}', 'sure'])
})
