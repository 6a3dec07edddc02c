import { isOfSome } from './is-of-some.ts'
import { withoutOpposed } from './opposes.ts'
import { proveAcross } from './prove-across.ts'
import { proveAverage } from './prove-average.ts'
import { proveAverageMoved } from './prove-average-change.ts'
import { proveBetween } from './prove-between.ts'
import { proveChange, proveMultiple } from './prove-change.ts'
import type { NumberAssertion } from './prove-common.ts'
import { proveComparison, proveOverTime } from './prove-comparison.ts'
import { proveCompletion } from './prove-completion.ts'
import { proveComputed } from './prove-computed.ts'
import { isFrom, proveFrom } from './prove-from.ts'
import { proveKind } from './prove-kind.ts'
import { proveLevel } from './prove-level.ts'
import { proveOfLastYear, proveShareFrom, proveShareMoved } from './prove-of-last-year.ts'
import { proveEach, proveGap, proveLastPart, proveLeft, proveListed, provePartOfUndone, proveRest, proveSum } from './prove-part.ts'
import { proveBoth, proveRow } from './prove-row.ts'
import { proveRunOfMonths } from './prove-run.ts'
import { proveShare } from './prove-share.ts'
import { isBoundOfKind } from './prove-tally.ts'
import { proveToldChange } from './prove-told-change.ts'
import { proveBareShare, proveTypedShare } from './share-together.ts'
import type { SubjectContext } from './subjects.ts'
import { requestsOf } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** The ways to prove a typed number, by the relation its words put it in, and what the sentence's own numbers come to. */
export function proveNumber(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  return [...proveRelation(context, assertion), ...proveBetween(context, assertion)]
}

function proveRelation(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { relation } = assertion
  const run = proveRunOfMonths(context, assertion)
  if (run !== undefined) return run
  const computed = proveComputed(context, assertion)
  if (computed.length > 0) return computed
  const ofLastYear = proveOfLastYear(context, assertion)
  if (ofLastYear.length > 0) return ofLastYear
  const moved = proveAverageMoved(context, assertion)
  if (moved !== undefined && moved.length > 0) return moved
  const shareFrom = proveShareFrom(context, assertion)
  if (shareFrom.length > 0) return shareFrom
  if (isFrom(context, assertion)) return proveFrom(context, assertion)
  const row = [...proveRow(context, assertion), ...proveBoth(context, assertion)]
  if (row.length > 0) return row
  const across = proveAcross(context, assertion)
  if (across.length > 0) return across
  const undonePart = provePartOfUndone(context, assertion)
  if (undonePart !== undefined) return undonePart
  const bare = proveBareShare(context, assertion)
  if (bare.length > 0) return bare
  switch (relation.type) {
    case 'change': {
      const told = proveToldChange(context, assertion, relation)
      // 比上年多增63亩: of what was added, and not of what there is.
      if (told.length > 0 && isOfAdded(context, assertion)) return told
      if (told.length > 0) return [...told, ...proveChange(context, assertion, relation).filter(({ certain }) => certain)]
      const moved = proveShareMoved(context, assertion)
      return moved.length > 0 ? [...moved, ...proveChange(context, assertion, relation)] : proveChange(context, assertion, relation)
    }
    case 'multiple':
      return proveMultiple(context, assertion)
    case 'share':
      return proveShare(context, assertion, relation)
    case 'comparison':
      return [proveOverTime, proveComparison].map((prove) => prove(context, assertion, relation)).find((found) => found.length > 0) ?? []
    case 'completion':
      return proveCompletion(context, assertion, relation.form)
    case 'average':
      return proveAverage(context, assertion, relation.per)
    default:
      return provePlain(context, assertion)
  }
}

/** A number of which its words say no more than what it is of. */
function provePlain(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  // 投资超2000万元的: a bound that only says which ones are meant is no level of the whole.
  if (isBoundOfKind(context, assertion) || isOfPart(context, assertion)) return []
  const undone = proveLeft(context, assertion)
  // 其余16项尚未开工: what has not been begun is told by the ledger, whatever remains when the others are taken away.
  const sums = undone.some(({ certain }) => certain) ? [] : [...proveRest(context, assertion), ...proveSum(context, assertion)]
  const told = [...proveListed(context, assertion), ...proveEach(context, assertion), ...undone, ...proveGap(context, assertion), ...sums]
  const last = proveLastPart(context, assertion)
  const kinds = proveKind(context, assertion)
  const rates = isRate(context, assertion) ? proveTypedShare(context, assertion).map((rate) => ({ ...rate, spare: true as const })) : []
  // What the sentence itself adds up is not told by a name that happens to stand before it.
  const named = [...proveFrom(context, assertion), ...proveLevel(context, assertion)]
  const levels = isOfSome(context, assertion) ? named.map((level) => ({ ...level, certain: false })) : named
  // 省际大门2个、中门4个: the name that leads the row is not what the choice at the number counts.
  const rest = levels.map(
    (level): Hypothesis =>
      kinds.some(({ choice, hypothesis }) => !level.label.includes(choice) || isOfAnother(context, level, hypothesis))
        ? { ...level, mild: true, certain: false }
        : level,
  )
  return withoutOpposed(context, assertion, [
    ...told,
    ...last,
    ...rates,
    ...kinds.map(({ hypothesis }) => hypothesis),
    ...(sums.length === 0 ? rest : rest.map((level) => ({ ...level, certain: false }))),
  ])
}

function isOfAdded({ line }: SubjectContext, { clause, start }: NumberAssertion): boolean {
  return /多增了?$/.test(line.reading.normal.text.slice(clause.start, start))
}

/** 四季度完工的超过一半: of the part that the words pick out, which no rate is of. */
function isOfPart({ line }: SubjectContext, { quantity, clause, start }: NumberAssertion): boolean {
  if (quantity.base !== '%' && quantity.base !== '成') return false
  return (
    /(?:完工|开工|竣工|验收|投产|办结|整改|化解|修复|建成|创成|签约|退出)的(?:超过?|达到?|占|有|约|近|不足|不到)*$/.test(
      line.reading.normal.text.slice(clause.start, start),
    ) && !/占/.test(line.reading.normal.text.slice(clause.start, start))
  )
}

/** 8个项目完工6个，完工率75%. */
function isRate({ line }: SubjectContext, { quantity, clause, start }: NumberAssertion): boolean {
  return quantity.base === '%' && /^[\u4e00-\u9fa5]{2,3}率(?:为|达到?)?$/.test(line.reading.normal.text.slice(clause.start, start))
}

/** 两直补助对象64家，其中…个体工商户28家: a whole of one ledger, and a level of another. */
function isOfAnother({ catalogue }: SubjectContext, level: Hypothesis, kind: Hypothesis): boolean {
  const [own, whole] = [level, kind].map(({ term }) => {
    const [request] = requestsOf(term)
    const indicator = request === undefined ? undefined : catalogue.getIndicator(request.indicator)
    return indicator !== undefined && 'ledger' in indicator ? indicator.ledger : undefined
  })
  return own !== whole
}
