import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import type { SubjectContext } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

export interface ListedVillages {
  readonly assertion: Assertion
  readonly hypotheses: readonly Hypothesis[]
}

const made = '(?:新?(?:建成|建立|建|设立|设置|布设|创成|创建|开设|开展|实施|打造)了?)?'
const none: Term = { type: 'number', value: decimal('0') }

/**
 * 上坪村、石门村、白水村{{高标准农田项目数}}个…, 在大岙村、白水村新建{{…}}个: villages right before a token have together all that it counts and each some of it;
 * where 等 leaves the list open, each some of it.
 */
export function listedVillagesIn(context: SubjectContext): readonly ListedVillages[] {
  const { line, villages, figures, computed, catalogue } = context
  if (line.kind === 'cell' || villages.length === 0) return []
  const { text, origin } = line.reading.normal
  const name = `(?:${villages.map((village) => village.replace(/村$/, '')).join('|')})村?`
  const list = new RegExp(
    `(?<![除继含括、])((?:${name}[、和与及])+${name}|${name}(?=等))(等[两三四五六七八九十\\d]*个?村?)?${made}(?=\\uE000)`,
    'g',
  )
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) =>
      [...text.slice(clause.start, clause.end).matchAll(list)].flatMap((match): readonly ListedVillages[] => {
        const [all, word = '', open] = match
        const start = clause.start + match.index
        const offset = origin[start + all.length] ?? -1
        const [figure, sum] = [figures.get(offset), computed.get(offset)?.term]
        if (figure?.indicator.type === 'pick' || (figure === undefined && sum === undefined)) return []
        if (figure?.token.slices.some(({ value }) => villages.includes(value) || villages.includes(`${value}村`))) return []
        const named = villages.filter(
          (village) => word.split(/[、和与及]/).includes(village) || word.split(/[、和与及]/).includes(village.replace(/村$/, '')),
        )
        const whole = figure === undefined ? sum : ledgerValue(figure.request)
        const place = { sentence, clause, start, end: start + word.length, word }
        const assertion: Assertion = { kind: 'name', ...place, quantity: undefined, relation: undefined, sign: undefined, han: false }
        const each = named.map((village) => (whole === undefined ? undefined : cutBy(catalogue, whole, village)))
        const known = each.filter((term) => term !== undefined)
        const [first, ...others] = known
        if (whole === undefined || first === undefined || known.length < each.length) return [{ assertion, hypotheses: [] }]
        const some = known.map((term) => ({ type: 'compare', term, operator: '>', against: none }) as const)
        const together = {
          type: 'compare',
          term: others.reduce((left, right) => calc('+', left, right), first),
          operator: '=',
          against: whole,
        } as const
        const test = { type: 'every', each: open === undefined ? [together, ...some] : some } as const
        const label = `${named.join('、')}的${figure?.indicator.label ?? '这个数'}`
        return [{ assertion, hypotheses: [{ term: together.term, test, label, unit: '', certain: true, token: undefined }] }]
      }),
    ),
  )
}

/** What a number comes to in one village; undefined where one of its measures is not kept by villages. */
function cutBy(catalogue: CatalogueIndex, term: Term, village: string): Term | undefined {
  if (term.type === 'number') return term
  if (term.type === 'value') {
    const indicator = catalogue.getIndicator(term.request.indicator)
    if (catalogue.findDimension(indicator, '村') === undefined) return undefined
    return ledgerValue({ ...term.request, slices: [...(term.request.slices ?? []), { dimension: '村', value: village }] })
  }
  if (term.type !== 'calc') return undefined
  const [left, right] = [cutBy(catalogue, term.left, village), cutBy(catalogue, term.right, village)]
  return left === undefined || right === undefined ? undefined : calc(term.operator, left, right)
}
