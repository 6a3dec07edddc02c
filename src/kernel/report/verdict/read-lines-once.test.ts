import { expect, it } from 'vitest'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import { readLine } from '../../../definition/report/reading/find-assertions.ts'
import { compiledLexicon } from '../../../definition/report/reading/lexicon.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import { readLineOnce } from './read-lines-once.ts'

const head = '---\ntitle: 甲镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---\n'
const period = getPeriod('2020')
const settings = { year: 2020, period, names: [], labels: [], lexicon: compiledLexicon }

function partsOf(body: string) {
  const block = parseTemplate(`${head}${body}`, 'a').template?.blocks.at(-1)
  return block?.type === 'paragraph' ? block.inlines : []
}

it('gives a line that moved the reading that it would have where it stands now', () => {
  const line = '全年走访三百户、{{走访户数}}户，同比增长８%，{{背景:全县第一}}。'
  for (const before of ['', '前面多了一段。\n\n', '', '前面又多了一段，长一点。\n\n']) {
    const parts = partsOf(`${before}${line}`)
    const fresh = readLine(normaliseLine(parts, { year: 2020, names: [] }), period)
    expect(readLineOnce(parts, settings)).toEqual(fresh)
  }
})

it('reads it again for another year, and with other names', () => {
  const parts = partsOf('打响百日清零战役。')
  expect(readLineOnce(parts, settings).assertions).toHaveLength(1)
  expect(readLineOnce(parts, { ...settings, names: ['百日清零战役'] }).assertions).toEqual([])
  expect(readLineOnce(parts, settings).assertions).toHaveLength(1)
})
