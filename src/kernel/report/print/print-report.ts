import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { indexLines, type PlaceOf } from '../../../definition/report/position.ts'
import { type ProseLine, type ProseSpan, type Stretch, splitSentences, stretchAt } from '../../../definition/report/prose.ts'
import { readQuantity } from '../../../definition/report/quantity.ts'
import type { TemplateBlock, TemplateInline, TemplateToken } from '../../../definition/report/types.ts'
import type { IndicatorRequest, IndicatorResult } from '../../indicator/types.ts'
import { requestKey } from '../request-key.ts'
import type { PlannedFigure, PrintedFigure, PrintedReport, ReportFacts, ReportPlan, UnplannedFigure } from '../types.ts'
import { type PrintedValue, printValue, unknownMark } from './print-value.ts'

/** A report with every token printed: lines for the checks, and each token's text for the renderer. */
export interface Printing {
  readonly report: PrintedReport
  /** By the token's offset. */
  readonly texts: ReadonlyMap<number, string>
  readonly problems: readonly Diagnostic[]
}

export interface PrintInput {
  readonly plan: ReportPlan
  readonly facts: ReportFacts
  readonly catalogue: CatalogueIndex
  /** The source's name in diagnostics. */
  readonly name: string
}

/** Prints all tokens in the order of the text; what stands beside a figure may depend on what was printed before it. */
export function printReport({ plan, facts, catalogue, name }: PrintInput): Printing {
  const printer = new Printer(plan, facts, indexLines(plan.template.source, name))
  for (const block of plan.template.blocks) printer.printBlock(block)
  const report: PrintedReport = {
    plan,
    front: plan.template.front,
    figures: printer.figures,
    lines: printer.lines,
    catalogue,
    resultOf: printer.resultOf,
  }
  return { report, texts: printer.texts, problems: printer.problems }
}

interface OpenFigure {
  readonly figure: PlannedFigure
  readonly value: PrintedValue
  readonly result: IndicatorResult
  readonly start: number
  readonly end: number
}

class Printer {
  readonly figures: PrintedFigure[] = []
  readonly lines: ProseLine[] = []
  readonly texts = new Map<number, string>()
  readonly problems: Diagnostic[] = []
  private tables = 0
  private readonly results: ReadonlyMap<string, IndicatorResult>
  private readonly planned: ReadonlyMap<number, PlannedFigure | UnplannedFigure>

  constructor(
    private readonly plan: ReportPlan,
    private readonly facts: ReportFacts,
    private readonly placeOf: PlaceOf,
  ) {
    this.results = new Map(facts.results.map((result) => [requestKey(result.request), result]))
    this.planned = new Map(plan.figures.map((figure) => [figure.token.offset, figure]))
  }

  readonly resultOf = (request: IndicatorRequest): IndicatorResult | undefined => this.results.get(requestKey(request))

  printBlock(block: TemplateBlock): void {
    if (block.type !== 'table') {
      this.printLine(block.type === 'heading' ? { kind: 'heading', level: block.level } : { kind: 'paragraph' }, block.inlines)
      return
    }
    const table = this.tables
    this.tables += 1
    block.rows.forEach((cells, row) => {
      cells.forEach((inlines, column) => {
        this.printLine({ kind: 'cell', cell: { table, row, column } }, inlines)
      })
    })
  }

  private printLine(role: Pick<ProseLine, 'kind' | 'level' | 'cell'>, inlines: readonly TemplateInline[]): void {
    let text = ''
    const spans: ProseSpan[] = []
    const marks: { readonly start: number; readonly offset: number; readonly token: boolean }[] = []
    const open: OpenFigure[] = []
    inlines.forEach((inline, index) => {
      const offset = inline.type === 'text' ? inline.offset : inline.token.offset
      marks.push({ start: text.length, offset, token: inline.type === 'token' })
      if (inline.type === 'text') {
        text += inline.text
        return
      }
      const start = text.length
      const printed = this.printToken(inline.token, text, textAfter(inlines, index), start, open)
      this.texts.set(inline.token.offset, printed)
      text += printed
      const figure = this.planned.get(inline.token.offset)
      spans.push({ start, end: text.length, figure: figure?.n })
    })
    const { placeOf } = this
    const line: ProseLine = {
      ...role,
      text,
      spans,
      placeOf: (index) => {
        const mark = marks.findLast((candidate) => candidate.start <= index)
        if (mark === undefined) return placeOf(0)
        return placeOf(mark.token ? mark.offset : mark.offset + index - mark.start)
      },
    }
    this.lines.push(line)
    if (open.length === 0) return
    const sentences = splitSentences(text)
    for (const figure of open) this.figures.push(placeFigure(figure, line, sentences))
  }

  private printToken(token: TemplateToken, before: string, after: string, start: number, open: OpenFigure[]): string {
    if (token.type === 'variable') return this.printVariable(token.name)
    if (token.type === 'background') return token.words
    if (token.type === 'annex') return ''
    if (token.type !== 'figure') return token.phrase
    const figure = this.planned.get(token.offset)
    const result = figure?.indicator === undefined ? undefined : this.results.get(requestKey(figure.request))
    if (figure?.indicator === undefined || result === undefined) return unknownMark
    const value = printValue(figure, result, before, after)
    for (const problem of value.problems) this.problems.push({ ...problem, at: token.at })
    open.push({ figure, value, result, start, end: start + value.printed.length })
    return value.printed
  }

  private printVariable(name: Extract<TemplateToken, { type: 'variable' }>['name']): string {
    const year = wholeNumber(this.plan.period.lastMonth.slice(0, 4))
    switch (name) {
      case '本年':
        return String(year)
      case '上年':
        return String(year - 1)
      case '镇名':
        return this.facts.town.name
      case '镇简称':
        return this.facts.town.shortName
      case '县名':
        return this.facts.town.county
    }
  }
}

/** The plain words behind a token up to the next one; a token that follows at once stands for "something". */
function textAfter(inlines: readonly TemplateInline[], index: number): string {
  let text = ''
  for (const inline of inlines.slice(index + 1)) {
    if (inline.type === 'token') return `${text}\u25A1`
    text += inline.text
  }
  return text
}

function placeFigure({ figure, value, result, start, end }: OpenFigure, line: ProseLine, sentences: readonly Stretch[]): PrintedFigure {
  const sentence = stretchAt(sentences, start) ?? { start: 0, end: line.text.length }
  const digits = value.number !== undefined && /^-?\d/.test(value.printed)
  return {
    ...figure,
    result,
    number: value.number,
    printed: value.printed,
    printedUnit: value.unit,
    line,
    sentence,
    start,
    end,
    quantity: digits ? readQuantity(line.text, start, end) : undefined,
    inTable: line.kind === 'cell',
  }
}
