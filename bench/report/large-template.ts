import type { CatalogueIndex } from '../../src/definition/catalogue/index-catalogue.ts'

const front = (town: string) =>
  ['---', 'title: 分村分月情况', `town: ${town}`, 'period: "2020"', '---', '', '## 分村分月情况', '', '试写一段。', ''].join('\n')

/** A report of so many figures, each another one: what is counted or summed of a month, by village, with its unit behind it. */
export function largeTemplate(
  { catalogue }: CatalogueIndex,
  { town, villages, figures }: { readonly town: string; readonly villages: readonly string[]; readonly figures: number },
): string {
  const counted = catalogue.indicators.filter(
    (indicator) =>
      (indicator.type === 'count' || indicator.type === 'sum') &&
      indicator.flow === 'flow' &&
      indicator.missing === 'zero' &&
      indicator.dimensions.some(({ label }) => label === '村'),
  )
  const sentences: string[] = []
  for (const { label, unit } of counted)
    for (let month = 1; month <= 12; month += 1)
      for (const village of villages) {
        const period = `2020-${String(month).padStart(2, '0')}`
        sentences.push(`2020年${month}月，${village}${label}{{${label}@${period}[村=${village}]}}${unit}。`)
      }
  const chosen = sentences.slice(0, figures)
  const paragraphs = Array.from({ length: Math.ceil(chosen.length / 10) }, (_, at) => chosen.slice(at * 10, at * 10 + 10).join(''))
  return `${front(town)}\n${paragraphs.join('\n\n')}\n`
}
