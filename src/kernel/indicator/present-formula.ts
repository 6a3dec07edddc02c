import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { presentExpression } from '../../definition/expression/present-expression.ts'
import type { ResolvedMeasure } from '../../definition/indicator/types.ts'
import { nameOfLeaf } from './compute-figure.ts'
import type { Figure } from './figure.ts'

const signs = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' } as const

/** How a figure is computed, in Chinese: `规上工业总产值（2020年） ÷ 规上工业总产值（2019年） − 1`, or what is counted in which ledger. */
export function presentFormula(figure: Figure, catalogue: CatalogueIndex): string {
  return figure.type === 'leaf' ? presentMeasure(figure.leaf.measure, catalogue) : present(figure)
}

function present(figure: Figure): string {
  switch (figure.type) {
    case 'leaf':
      return nameOfLeaf(figure.leaf)
    case 'target':
      return nameOfLeaf(figure.target)
    case 'number':
      return figure.value
    case 'rate':
      return `${presentTerm(figure.part)} ÷ ${presentTerm(figure.whole)}`
    case 'growth':
      return `${presentTerm(figure.now)} ÷ ${presentTerm(figure.base)} − 1`
    case 'arithmetic':
      return `${presentTerm(figure.left)}${signs[figure.operator]}${presentTerm(figure.right)}`
    case 'unknown':
    case 'error':
      return figure.why
  }
}

function presentTerm(figure: Figure): string {
  const single = figure.type === 'leaf' || figure.type === 'target' || figure.type === 'number'
  return single ? present(figure) : `（${present(figure)}）`
}

function presentMeasure(measure: ResolvedMeasure, catalogue: CatalogueIndex): string {
  const ledger = `“${catalogue.getLedger(measure.ledger).label}”`
  const condition = measure.condition === undefined ? '' : `，其中${presentExpression(measure.condition, catalogue.catalogue)}`
  if (measure.of === undefined) return `${ledger}的记录数${condition}`
  const of = presentExpression(measure.of, catalogue.catalogue)
  return `${ledger}中${of}${measureWords(measure)}${condition}`
}

function measureWords({ type, take }: ResolvedMeasure): string {
  switch (type) {
    case 'count':
      return '的记录数'
    case 'countDistinct':
      return '的个数（不重复）'
    case 'sum':
      return '的合计'
    case 'min':
      return '的最小值'
    case 'max':
      return '的最大值'
    case 'average':
      return '的平均值'
    case 'latest':
      return '的最近一次数'
    case 'pick':
      return take === 'list' ? '的名单' : take === 'last' ? '（最近一次）' : '（最早一次）'
  }
}
