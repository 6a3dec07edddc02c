import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { tokenMarks } from '../../../definition/report/reading/types.ts'
import type { Findings } from '../check/findings.ts'
import type { PlannedWords } from '../check/once-per-plan.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedClaim, PlannedFigure } from '../types.ts'
import type { ReadLine } from '../verdict/types.ts'

/** Spans that no calendar knows: whose days they are, nobody can say from the ledger. */
const spans =
  /(?:疫情|防控|封控|封闭|汛期|讯期|春节|国庆|五一|两节|节日|假日|假期|寒假|暑期|暑假|旅游旺季|旺季|响应|复工复产|换届)(?:防控)?(?:期间|以来|时期|前后)|(?:入汛|入冬|入夏|入秋|开春|复工|封村|建镇|撤并|换届|改革开放|本届政府?成立|上任|任职|履职|疫情发生|疫情)以来|(?:国庆|五一|端午|清明|中秋|元旦|元宵|春节|双节|小长假|黄金周)(?:、?(?:国庆|五一|端午|清明|中秋|元旦|春节))*(?:假期|长假|假日|黄金周|期间|小长假|节)?|(?:汛期|防汛期|梅雨期?|台风季|采摘季|旅游(?:旺|淡)季|旺季|淡季|农忙|农闲|秋收|春运|暑期|寒假|暑假|假期|长假|周末|双休日)|[\u4e00-\u9fa5]{2,6}(?:期间|时期|时节|之际|阶段)|本届(?:政府|任期|以来|镇政府|党委)?[^，]{0,6}(?:以来|期间|任期内|内)?|(?:本)?任期内|自\d{4}年(?:\d{1,2}月)?(?:以来|起|开始|至今)|\d{4}年(?:\d{1,2}月)?以来|近年来?|近几年来?|这些年来?|多年来|历年来?|[一二两三四五六七八九十\d]年累计|[一二三四]个?季度末?前后|首月|首周|首日|开局之月|(?:除夕|大年|腊月|正月|年关)[^，。；\uE000]{0,3}(?:前后|期间|里)|年初(?!预算|计划|目标|任务|确定|既定|安排|制定|下达)(?:的?时候?|那会儿?|之时)?(?=，|$|[^以])/g
/** What makes a sum a rate. */
const rates = /日均|月均|周均|季均|年均|每个?[日天周月季年]|单[日月季](?:度)?|当[日天周]|平均每/

/** In the report of a year no quarter and no month is this one. */
const partOfYear = /本(?:季度|月|周)|[当该]月|当季(?:度)?/

/** A sum of the period beside a span or a rate that it is not of. */
export function checkUnknownTimes(report: PlannedWords): Findings {
  const offsets = new Map<number, PlannedFigure | PlannedClaim>()
  for (const figure of report.plan.figures) if (figure.indicator !== undefined) offsets.set(figure.token.offset, figure)
  for (const claim of report.plan.claims) if (claim.indicator !== undefined) offsets.set(claim.token.offset, claim)
  return { problems: report.plan.lines.flatMap((line) => (line.kind === 'cell' ? [] : checkLine(line, offsets))), checks: [] }
}

function checkLine(line: ReadLine, offsets: ReadonlyMap<number, PlannedFigure | PlannedClaim>): readonly Diagnostic[] {
  const { text, origin } = line.reading.normal
  const problems: Diagnostic[] = []
  for (const { clauses, start } of line.reading.sentences) {
    for (const clause of clauses) {
      for (let index = clause.start; index < clause.end; index += 1) {
        const character = text[index]
        const figure = character === tokenMarks.figure || character === tokenMarks.claim ? offsets.get(origin[index] ?? -1) : undefined
        if (figure === undefined) continue
        // 年初的时候，在册…户: a stock of the period's end is none of its beginning.
        const begun = /^(?:今年|\d{4}年)?年初(?:的?时候?|之时)?(?=，|[^以比较，])/.exec(text.slice(start, index))?.[0]
        if (
          begun !== undefined &&
          figure.indicator.flow === 'stock' &&
          figure.period.grain === 'year' &&
          !/[增减升降]至?$/.test(text.slice(start, index))
        )
          problems.push(
            reportProblem(figure.token.at, 'unproved.span', { span: begun, indicator: figure.indicator.label, period: figure.period.key }),
          )
        if (figure.indicator.flow !== 'flow' || figure.indicator.type === 'pick') continue
        const own = text.slice(clause.start, index)
        const near = own.replace(/^.*[\uE000-\uE002]/, '')
        const rate = rates.exec(near)?.[0] ?? (figure.period.grain === 'year' ? partOfYear.exec(near)?.[0] : undefined)
        if (
          rate !== undefined &&
          !('term' in figure && figure.term !== undefined) &&
          !figure.indicator.label.includes(rate.slice(-1) === '均' ? '均' : rate) &&
          figure.indicator.unit !== '%'
        ) {
          problems.push(reportProblem(figure.token.at, 'average-mismatch', { rate, indicator: figure.indicator.label }))
          continue
        }
        // 密接131人正在集中隔离: who was ever counted is not who is there now.
        if (
          /^[\u4e00-\u9fa5]{1,3}?(?:正在|仍在|还在|尚在|目前在)/.test(text.slice(index + 1, clause.end)) &&
          /^(?:人|户|例|人次)$/.test(figure.indicator.unit)
        ) {
          problems.push(reportProblem(figure.token.at, 'unproved.standing', { indicator: figure.indicator.label }))
          continue
        }
        const lead = text.slice(start, index)
        const match = [...lead.matchAll(spans)].at(-1)
        // 公示期间收到异议{{公示异议数}}件: the span is of what the figure itself counts.
        const named = /^([\u4e00-\u9fa5]{2,6}?)(?:期间|时期|阶段)$/.exec(match?.[0] ?? '')?.[1]
        if (match === undefined || (named !== undefined && figure.indicator.label.includes(named.slice(-2)))) continue
        const end = start + match.index + match[0].length
        const later = line.reading.words.some(
          (word) => word.start >= start + match.index && word.end <= index && word.end > end && word.kind !== 'compared',
        )
        const between = text.slice(end, index)
        // Said in an earlier clause of its own, it may be the setting of another deed.
        if (later || (/[，；]/.test(between.replace(/^，/, '')) && !/^[，]?[^，；]*$/.test(between.replace(/^，/, '')))) continue
        problems.push(
          reportProblem(figure.token.at, 'unproved.span', { span: match[0], indicator: figure.indicator.label, period: figure.period.key }),
        )
      }
    }
  }
  return problems
}
