import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { CheckDefinition } from '../../../definition/check/types.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { RequestList } from '../request-key.ts'
import type { PlannedFigure, UnplannedFigure } from '../types.ts'
import { ratesOf } from './rates-of.ts'
import { sliced } from './sliced.ts'

/** Asks for the operands of the catalogue's checks that the printed figures bring into play. */
export function planChecks(
  source: string,
  figures: readonly (PlannedFigure | UnplannedFigure)[],
  catalogue: CatalogueIndex,
  requests: RequestList,
): void {
  for (const figure of figures) {
    // Arithmetic of the text is no indicator: nothing else is known of it.
    if (figure.indicator === undefined || figure.indicator.type === 'pick' || figure.term !== undefined) continue
    const ask = (indicator: string, period: string) => requests.add({ indicator, period, ...sliced(figure.token) })
    if (needsLastYear(source, figure)) ask(figure.indicator.id, lastYearPeriod(figure.period).key)
    if (typedCompletion.test(sentenceAfter(source, figure)) && figure.token.slices.length === 0) {
      const completion = catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === figure.indicator.id)
      if (completion !== undefined) ask(completion.id, figure.period.key)
    }
    const rate = typedRate.exec(sentenceAfter(source, figure))?.[1]
    for (const { id } of rate === undefined ? [] : ratesOf(figure.indicator.id, rate, catalogue)) ask(id, figure.period.key)
    for (const check of catalogue.checks) {
      for (const operand of operandsFor(check, figure.indicator.id)) ask(operand, figure.period.key)
      if (check.kind === 'growth' && check.growth === figure.indicator.id) ask(check.value, lastYearPeriod(figure.period).key)
    }
  }
}

/** A growth that somebody typed behind a figure, 突破 and 提高到 before it, are proved against last year. */
function needsLastYear(source: string, figure: PlannedFigure): boolean {
  return (
    /(?:突破|[增升提扩长加高减降少低落缩小滑]了?[到至为])\s*$/.test(
      source.slice(Math.max(0, figure.token.offset - 6), figure.token.offset),
    ) || typedGrowth.test(sentenceAfter(source, figure))
  )
}

const typedGrowth =
  /^[^。；！？\n]{0,20}(?:(?:同比|比上年|较上年|比去年|较去年|上年的?|去年的?|增长|下降|增加|减少|增幅|增速)[^。；！？\n{]{0,12}?[\d０-９]|翻了?[一两二三]?番)/
const typedRate = /([\u4e00-\u9fa5]{2}率|占)[^。；，,{]{0,6}?[\d０-９]/
const typedCompletion = /完成[^。；！？\n{]{0,20}?\d/

function sentenceAfter(source: string, figure: PlannedFigure): string {
  const rest = source.slice(figure.token.offset + figure.token.length, figure.token.offset + figure.token.length + 60)
  return rest.split(/[。！？\n]|\{\{/)[0] ?? ''
}

/** Which further indicators a check needs once this one is printed. */
function operandsFor(check: CheckDefinition, printed: string): readonly string[] {
  switch (check.kind) {
    case 'mustBeZero':
      return check.with.includes(printed) ? check.indicators : []
    case 'listLength':
      return check.count === printed ? [check.list] : []
    case 'growth':
      return check.growth === printed ? [check.value] : []
    case 'completion':
      return check.rate === printed ? [check.value] : []
    case 'partOfWhole':
      return check.part === printed ? [check.whole] : []
    case 'ladder':
      return check.steps.includes(printed) ? check.steps : []
    case 'partition':
      return []
  }
}
