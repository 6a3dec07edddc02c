import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withKernelPacks } from '../../src/kernel/index.ts'
import { packs } from '../../src/packs/index.ts'
import { township } from '../../src/packs/township/pack.ts'
import { findPackWords, wordsOfPacks } from './find-pack-words.ts'
import { listSources } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')
const kernelPacks = withKernelPacks(packs).filter((pack) => !packs.includes(pack))
const domains = packs.filter((pack) => pack !== township)
const words = wordsOfPacks(domains, [township, ...kernelPacks])
const rooms = ['src/definition', 'src/kernel', 'src/office', 'src/api', 'src/web', 'src/app', 'src/check']

/** What is more than one domain's, though a pack has a thing of that name. */
const common: readonly string[] = [
  // The kernel destroys what was kept under a response, whichever pack declares it (docs/adr/0010).
  '应急响应',
  // A statement of PostgreSQL.
  'checkpoint',
]

/** Files in which these words are, and why. */
const spared: Readonly<Record<string, readonly string[]>> = {
  // What definitions that lie in stores were made with.
  'src/kernel/ledger/definitions.ts': ['honour'],
  // A text to try the check with, and what a reader makes of words that stand for one another.
  'src/definition/report/reading/name-indicators.ts': [
    '引进项目协议资金',
    '财政总收入',
    '财政总支出',
    '旅游总收入',
    '低收入农户',
    '重点项目',
    '粮食产量',
    '粮食播种面积',
    '工业产值',
    '安全事故',
    '确诊病例',
  ],
  'src/check/example.ts': ['垃圾分类覆盖率', '安全隐患', '财政总收入'],
}

describe('a word of one domain', () => {
  it.each([
    ['the id of a ledger', `const ledger = catalogue.getLedger('aid-batch')`],
    ['the id of an indicator', 'const figure = { indicator: `aid-returned-amount`, period }'],
    ['a field of many words', `const amount = record.values['approvedAmount']`],
    ['the label of a ledger', `throw new Refusal('not-found', '没有这条帮扶资金发放。')`],
    ['the same on a page', 'export const Note = () => <p>先登记低收入农户</p>'],
  ])('is found where it is planted: %s', (_, text) => {
    expect(findPackWords('planted.tsx', text, words)).toHaveLength(1)
  })

  it.each([
    ['a comment', '/** As in 帮扶资金发放 (`aid-batch`). */\nexport const one = 1'],
    ['an example, and a hint that gives one', `const code = { example: '§财政总收入3556万元。', hint: '写成 {{财政总收入}}' }`],
    ['what packs share', `const ledger = catalogue.getLedger('cadre')`],
    ['a field of one word', `const amount = record.values['amount']`],
  ])('is left alone in %s', (_, text) => {
    expect(findPackWords('planted.tsx', text, words)).toEqual([])
  })

  it('stands in its pack, and in no room', () => {
    const files = rooms
      .flatMap((room) => listSources(root, room))
      .filter((file) => !/\.test\.tsx?$|\/testing(?:\.ts$|\/)|\/examples\//.test(file))
    expect(files.length).toBeGreaterThan(1000)
    const found = files.flatMap((file) => findPackWords(file, readFileSync(join(root, file), 'utf8'), words))
    const open = found.filter(({ file, word }) => !common.includes(word) && spared[file]?.includes(word) !== true)
    expect(open.map(({ file, line, word, pack }) => `${file}:${line} ${word} (${pack})`)).toEqual([])
    const stale = Object.entries(spared).flatMap(([file, some]) =>
      some.filter((word) => !found.some((one) => one.file === file && one.word === word)).map((word) => `${file} ${word}`),
    )
    expect(stale).toEqual([])
  })
})
