import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { IndicatorResult } from '../../indicator/types.ts'
import type { PrintedReport } from '../types.ts'
import { compare, zero } from './compare.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { type SubjectContext, timeAt, villagesIn } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis, StateTest } from './types.ts'

const done =
  /完工|竣工|建成|投用|投入使用|投入运[行营]|交付|启用|开园|开馆|开业|(?:对外|正式|免费|全面)开放|试?运营|通车|贯通|通水|落成|(?:通过|完成)[^，。；]{0,8}?验收|验收合格|移交|(?:全面|全部|基本|如期|顺利|圆满|提前)完成/
/** What is still to come, whatever is said of it: 尚待完工, 即将竣工, 完工在即. */
const coming =
  /(?:尚待|有待|仍待|还待|亟待|等待|静待|只待|即将|行将|将要|快要|有望|接近|临近|距离?|离|推迟|延期|暂缓)[^，。；]{0,6}?(?:完工|竣工|建成|落成|投用|交付|启用|验收|通车|贯通)|(?:完工|竣工|建成|落成|投用|交付|验收)(?:在即|在望|无期)/
const open =
  /在建(?!成)|(?:正在|仍在|还在|尚在|加快|抓紧)(?:建设|施工|推进)|(?:建设|施工|推进)中|(?:正在|仍在|还在|尚在|仍处于|处于|正处于)(?:前期|选址|谈判|洽谈|设计|规划|论证|招标|招投标|报批|审批|征地|拆迁|筹备|筹建|建设|施工|在建|扫尾|收尾)|(?:尚未|还未|仍未|暂未|未|没有|没)(?:能)?(?:完工|竣工|建成|投用|交付|启用|验收)/
/** 未按期完工: it may have been done late. */
const partly =
  /(?:未能?|没有?能?|没)(?:按期|按时|如期)[^，。；]{0,4}?(?:完工|竣工|建成|投用|交付|启用|完成|验收)|停工|停建|停滞|搁置|烂尾|结顶|封顶|主体(?:工程)?(?:完[工成]|基本)/
/** What is finished may not be in use yet. */
const using = /投用|投入使用|投入运|交付|启用|验收|移交|通车|贯通/
const timed = /如期|按期|按时|提前|率先|\d{1,2}月|\d+日|年初|年底|季度/

/** Something that a ledger names, beside a state: 停车楼投入使用, 邻里中心仍在建设. Whether it is one of the names, only the values tell. */
export function statesIn({ line }: SubjectContext): readonly Assertion[] {
  if (line.kind === 'cell') return []
  const { text } = line.reading.normal
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause): readonly Assertion[] => {
      const match = stateOf(text.slice(clause.start, clause.end))
      if (match === null || (match.index < 2 && clause === sentence.clauses[0])) return []
      const start = clause.start + match.index
      const place = { sentence, clause, start, end: start + match[0].length }
      return [{ kind: 'name', ...place, quantity: undefined, relation: undefined, word: match[0], sign: undefined, han: false }]
    }),
  )
}

function stateOf(clause: string): RegExpExecArray | null {
  return partly.exec(clause) ?? coming.exec(clause) ?? open.exec(clause) ?? done.exec(clause)
}

/** What is still to be finished has not been: 力争年内完工 of what the list has as done. */
const finishing = /完工|竣工|建成|落成|(?:全面|全部)完成/

/** What somebody means to finish: false where the list has it as done already; nothing else of it can be told. */
export function proveAimedState(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  if (context.line.planned || !finishing.test(assertion.word)) return []
  const word = `即将${assertion.word}`
  return proveState(context, { ...assertion, word }).map((hypothesis) =>
    hypothesis.test.type === 'state' ? { ...hypothesis, test: { ...hypothesis.test, way: 'aimed' } } : hypothesis,
  )
}

const subjectless = /^(?:目前|现在?|至今|如今|当前|截至目前|年底前?|已经?|也|均|都|仍|尚|还|且|并|但|项目|工程)*$/

/** The words before a state, and those of the clauses before where none of its own names anything: …，目前仍在建设. */
function wordsBefore(text: string, { clause, sentence, start }: Assertion): Pick<StateTest, 'words' | 'carried'> {
  // 除邻里中心、停车楼外均已完工: of those that are named it is not said.
  const said = text.slice(clause.start, start)
  const own = said.replace(/除了?[^，。；]{1,40}?[以之]?外/g, '')
  return own === said && subjectless.test(own) && clause.start > sentence.start
    ? { words: text.slice(sentence.start, start), carried: true }
    : { words: own }
}

/** Every list of things and the list of those of them that are done: 重点项目名单, 重点项目完工名单. */
export function proveState(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { clause, sentence, start, word } = assertion
  const { text } = context.line.reading.normal
  const before = wordsBefore(text, assertion)
  const lists = context.catalogue.catalogue.indicators.filter(({ type, label }) => type === 'pick' && label.endsWith('名单'))
  const way = wayOf(word)
  const { period } = timeAt(context, { sentence, start })
  const request = (indicator: ResolvedIndicator) => requestOf({ indicator, period, slices: [] })
  const own = text.slice(clause.start, clause.end)
  // 集镇停车场于3月建成: a list that has the name and tells no day of it.
  const undated =
    /\d{1,2}月|\d+日|季度|年初|年底/.test(own) && way === 'done'
      ? lists.filter(({ label }) => /项目名单$/.test(label) && !/(?:完工|建成)名单$/.test(label))
      : []
  const untold = undated.map((all): Hypothesis => {
    const ofYear = requestOf({ indicator: all, period: context.period, slices: [] })
    const test: StateTest = { type: 'state', done: ofYear, ...before, way, timed: true }
    return { term: ledgerValue(ofYear), test, label: all.label, unit: '', certain: true, token: undefined }
  })
  const told = lists.flatMap((finished): readonly Hypothesis[] => {
    const [, noun] = /^(.+?)(?:完工|建成)名单$/.exec(finished.label) ?? []
    const all = lists.find(({ label }) => label === `${noun ?? ''}名单`)
    if (noun === undefined || all === undefined || isOfOtherList(own, noun, lists)) return []
    const test: StateTest = { type: 'state', done: request(finished), ...before, way, timed: timed.test(own) }
    return [{ term: ledgerValue(request(all)), test, label: finished.label, unit: '', certain: true, token: undefined }]
  })
  return [...told, ...untold]
}

/** 民生实事通村公路改造按期完工: what another list is called by, whose things may bear the same names. */
function isOfOtherList(words: string, noun: string, lists: readonly ResolvedIndicator[]): boolean {
  const bare = (label: string) => label.replace(/(?:项目)?(?:完工|建成)?名单$/, '')
  return (
    !words.includes(noun) &&
    lists.some(({ label }) => bare(label).length >= 4 && !noun.startsWith(bare(label)) && words.includes(bare(label)))
  )
}

function wayOf(word: string): StateTest['way'] {
  if (partly.test(word)) return 'partly'
  if (!coming.test(word) && !open.test(word)) return 'done'
  return using.test(word) ? 'unused' : 'open'
}

const deed = /(?:完成|实现|开展|建成|建有|覆盖|纳入|通过|创成)/

/** 大岙村已完成污水治理: a village beside what the ledgers count villages by. */
export function villageDeedsIn(
  context: SubjectContext,
): readonly { readonly assertion: Assertion; readonly hypotheses: readonly Hypothesis[] }[] {
  const { line, villages } = context
  if (line.kind === 'cell') return []
  const { text } = line.reading.normal
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) => {
      const own = text.slice(clause.start, clause.end)
      const named = villagesIn(own, villages)
      const said = deed.exec(own)
      if (named.length === 0 || said === null || /[\d\uE000-\uE002]/.test(own)) return []
      const words = named.reduce((rest, village) => rest.replace(village, ''), own)
      const counts = (indicator: ResolvedIndicator) =>
        indicator.type !== 'pick' &&
        indicator.label.endsWith('村数') &&
        'dimensions' in indicator &&
        indicator.dimensions.some(({ label }) => label === '村')
      const left = text.slice(sentence.start, clause.start)
      // 污水治理村10个，仅大岙村未完成: what is done stands in the words before.
      const matches = [words, ...(/^[仅只]|^(?:已|尚|还)?未|完成$/.test(words) ? [left] : [])]
        .map((one) => rankIndicators(context.catalogue, one, counts).filter(({ missing }) => missing === 0))
        .find((found) => found.length > 0)
      const [match] = matches ?? []
      if (match === undefined || matches === undefined) return []
      const start = clause.start + said.index
      const place = { sentence, clause, start, end: start + said[0].length }
      const assertion: Assertion = {
        kind: 'name',
        ...place,
        quantity: undefined,
        relation: undefined,
        word: said[0],
        sign: undefined,
        han: false,
      }
      const { period } = timeAt(context, { sentence, start: clause.end })
      const operator = /未|没有|[尚有仍还]待|[仍尚还]需|即将|有望/.test(own) ? '=' : '>'
      // 垃圾分类和污水治理: each village, and each of what is done.
      const steps = named.flatMap((village) =>
        matches.map(({ indicator }) =>
          compare(
            { indicator, period, slices: [{ dimension: '村', value: village }], certain: match.whole },
            operator,
            zero,
            labelOf({ indicator, period, slices: [{ dimension: '村', value: village }] }),
          ),
        ),
      )
      const [first] = steps
      const each = steps.flatMap(({ term }) => ({ type: 'compare', term, operator, against: zero }) as const)
      if (first === undefined) return []
      return [{ assertion, hypotheses: [steps.length === 1 ? first : { ...first, test: { type: 'every', each } }] }]
    }),
  )
}

/** The names of a list that some words hold, none of them a part of another. */
export function namesWithin(result: IndicatorResult | undefined, words: string): readonly string[] {
  const names = listOf(result)?.filter((name) => words.includes(name)) ?? []
  return names.filter((name) => !names.some((other) => other !== name && other.includes(name)))
}

/** The list of an answer; one name alone is a list of one. */
export function listOf(result: IndicatorResult | undefined): readonly string[] | undefined {
  return result?.list ?? (typeof result?.value === 'string' ? [result.value] : undefined)
}

/** Whether what is said of the named things is so; open where the list tells the state and not what is said beyond it. */
export function tryState(
  { done: request, way, timed: when }: StateTest,
  names: readonly string[],
  resultOf: PrintedReport['resultOf'],
): { readonly holds: boolean | undefined; readonly shown: string } {
  const finished = listOf(resultOf(request)) ?? []
  const wrong = names.filter((name) => finished.includes(name) === (way !== 'done'))
  if (way === 'partly' || (way === 'unused' && wrong.length > 0)) return { holds: undefined, shown: '未知' }
  if (wrong.length > 0) return { holds: false, shown: `${way === 'done' ? '没有' : '已有'}${wrong.join('、')}` }
  return { holds: way === 'done' && when ? undefined : true, shown: names.join('、') }
}
