import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { compare, zero } from './compare.ts'
import { labelOf } from './prove-common.ts'
import { type SubjectContext, timeAt } from './subjects.ts'
import type { Hypothesis } from './types.ts'

/** The honours that some words name: 省级卫生乡镇、县级垃圾分类示范乡镇等荣誉. */
export function titlesIn(words: string): readonly string[] {
  const [listed = ''] = /^[^，。；：（）]*/.exec(words) ?? []
  return listed
    .replace(/^(?:了|为)+|(?:等)?(?:\d+项)?(?:荣誉称号|荣誉|称号|殊荣)$/g, '')
    .split(/[、和与及]/)
    .filter((title) => title.length >= 4)
}

/** Of an honour the record by its name, in a ledger whose records attest. */
export function proveTitle(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { clause, sentence, start, end } = assertion
  const { text } = context.line.reading.normal
  const titles = titlesIn(text.slice(end, clause.end))
  // 12月8日，我镇获评…: on which day only the record tells.
  if (/\d{1,2}月/.test(text.slice(sentence.start, start))) return []
  const counted = countOfTitles(context.catalogue)
  if (counted === undefined || titles.length === 0) return []
  const { period } = timeAt(context, assertion)
  const name = text
    .slice(clause.start, start)
    .replace(
      /^(?:其中|同时|并|且|全年|当年|今年|年内|先后|成功|还|又|再次|再度|被|，)+|连续[两二三四五]年|(?:先后|成功|还|又|再次|再度|被|获|荣获|连续)+$/g,
      '',
    )
  const town = /^(?:我镇|全镇|镇里|本镇|我|[\u4e00-\u9fa5]{2,4}镇)?$/.test(name)
  const winners =
    town || counted.winner === undefined ? [] : name.replace(/(?:等)?[\d两三四五六七八九十]*[名位个]?同志$/, '').split(/[、和与及]/)
  const dimension = counted.winner ?? ''
  const [first, ...others] = titles.flatMap((value) =>
    (winners.length === 0 ? [[]] : winners.map((one) => [{ dimension, value: one }])).map((winner) => ({
      indicator: counted.indicator,
      period,
      slices: [{ dimension: counted.dimension, value }, ...winner],
      certain: false,
    })),
  )
  if (first === undefined) return []
  const each = [first, ...others].map((subject) => {
    const { term } = compare(subject, '>', zero, '')
    return { type: 'compare', term, operator: '>', against: zero } as const
  })
  return [{ ...compare(first, '>', zero, labelOf(first)), test: { type: 'every', each } }]
}

interface TitleCount {
  readonly indicator: ResolvedIndicator
  readonly dimension: string
  /** Whom it was given to. */
  readonly winner: string | undefined
}

/** How many records an attesting ledger has of a name: 荣誉数[名称=…]. */
function countOfTitles({ catalogue }: CatalogueIndex): TitleCount | undefined {
  const attesting = new Set(catalogue.ledgers.flatMap(({ id, attests }) => (attests === true ? [id] : [])))
  for (const indicator of catalogue.indicators) {
    if (indicator.type !== 'count' || !('ledger' in indicator) || !attesting.has(indicator.ledger)) continue
    const dimension = indicator.dimensions.find(({ label, aliases }) => label === '名称' || aliases.includes('荣誉名称'))
    if (dimension !== undefined)
      return { indicator, dimension: dimension.label, winner: indicator.dimensions.find(({ label }) => label.startsWith('获奖'))?.label }
  }
  return undefined
}

/** Whether a word says that something was awarded, rather than being a name itself. */
export function isTitleVerb(word: string): boolean {
  return /^(?:成功创建|创建|创成|获|荣获|喜获|摘得|评为|命名为|授予|入选|跻身|认定为)/.test(word)
}
