import { firstWhere } from '../../definition/first-where.ts'
import { bodyStart } from '../../definition/report/front-matter.ts'
import { indexLines, type PlaceOf } from '../../definition/report/position.ts'
import type {
  AnnexToken,
  CompiledAssertion,
  CompiledClaim,
  CompiledFigure,
  ReportBlock,
  ReportInline,
  Template,
  TemplateBlock,
  TemplateInline,
  TemplateToken,
} from '../../definition/report/types.ts'
import type { AnnexCell, AnnexTable } from './types.ts'

export interface RenderInput {
  readonly template: Template
  readonly figures: readonly CompiledFigure[]
  readonly claims: readonly CompiledClaim[]
  readonly assertions: readonly CompiledAssertion[]
  /** What each token printed, by its offset. */
  readonly texts: ReadonlyMap<number, string>
  /** The tables that the template asks for. */
  readonly annexes: readonly AnnexTable[]
}

type TextInline = Extract<ReportInline, { type: 'text' }>

/** The report as blocks for a screen and a document, and as Markdown: the body of the source with every token replaced. */
export function composeReport(input: RenderInput): { readonly blocks: readonly ReportBlock[]; readonly text: string } {
  const renderer = new Renderer(input, indexLines(input.template.source, ''))
  const { blocks, annexes } = input.template
  const before = (index: number) => annexes.filter((one) => one.before === index).flatMap(({ token }) => renderer.renderAnnex(token) ?? [])
  const rendered = blocks.flatMap((block, index) => [...before(index), ...[renderer.renderBlock(block)].flatMap((one) => one ?? [])])
  return { blocks: [...rendered, ...before(blocks.length)], text: renderer.renderText() }
}

class Renderer {
  private readonly figureOf: ReadonlyMap<number, CompiledFigure>
  private readonly claimOf: ReadonlyMap<number, CompiledClaim>
  /** Stretches of the template that assert by words or typed numbers. */
  private readonly words: readonly { readonly index: number; readonly from: number; readonly to: number; readonly wrong: boolean }[]
  private readonly borders: readonly number[]

  constructor(
    private readonly input: RenderInput,
    private readonly placeOf: PlaceOf,
  ) {
    const { tokens } = input.template
    const figures = tokens.filter((token) => token.type === 'figure')
    const claims = tokens.filter((token) => token.type === 'claim' || token.type === 'attested')
    this.figureOf = new Map(figures.flatMap((token, index) => pair(token, input.figures[index])))
    this.claimOf = new Map(claims.flatMap((token, index) => pair(token, input.claims[index])))
    const words = input.assertions.flatMap(({ offset, length, verdict, figure, claim }, index) =>
      figure === undefined && claim === undefined ? [{ index, from: offset, to: offset + length, wrong: isWrong(verdict) }] : [],
    )
    // Of two that overlap the one that wants attention is seen.
    this.words = [...words.filter(({ wrong }) => wrong), ...words.filter(({ wrong }) => !wrong)]
    this.borders = [...new Set(this.words.flatMap(({ from, to }) => [from, to]))].sort((left, right) => left - right)
  }

  renderBlock(block: TemplateBlock): ReportBlock | undefined {
    if (block.type === 'table') {
      const rows = block.rows.map((row) => row.map((cell) => this.renderInlines(cell)))
      return { type: 'table', line: this.lineOf(block.rows.flat(2)), rows }
    }
    const inlines = this.renderInlines(block.inlines)
    const line = this.lineOf(block.inlines)
    return block.type === 'heading' ? { type: 'heading', level: block.level, line, inlines } : { type: 'paragraph', line, inlines }
  }

  /** Nothing for a table that could not be filled. */
  renderAnnex({ offset }: AnnexToken): ReportBlock | undefined {
    const table = this.input.annexes.find(({ token }) => token.offset === offset)
    if (table === undefined || table.rows.length === 0) return undefined
    const rows = table.rows.map((row) =>
      row.map(({ text, source }): readonly ReportInline[] => [{ type: 'text', text, ...(source === undefined ? {} : { source }) }]),
    )
    const { line, column } = this.placeOf(offset)
    const annex = { name: table.name, period: table.period, column }
    return { type: 'table', line, rows, shares: sharesOf(table.rows), annex }
  }

  /** Tokens replaced in the source itself, so that everything else stays as it was written. */
  renderText(): string {
    const { template, texts } = this.input
    let text = ''
    let end = bodyStart(template.source)
    for (const token of template.tokens) {
      text += template.source.slice(end, token.offset) + (token.type === 'annex' ? this.annexText(token) : (texts.get(token.offset) ?? ''))
      end = token.offset + token.length
    }
    return text + template.source.slice(end)
  }

  private annexText({ offset }: AnnexToken): string {
    const [head = [], ...rows] = this.input.annexes.find(({ token }) => token.offset === offset)?.rows ?? []
    const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
    const texts = (row: typeof head) => line(row.map(({ text }) => text))
    return head.length === 0 ? '' : [texts(head), line(head.map(() => '---')), ...rows.map(texts)].join('\n')
  }

  private renderInlines(inlines: readonly TemplateInline[]): readonly ReportInline[] {
    const rendered: ReportInline[] = []
    for (const inline of inlines) {
      for (const next of inline.type === 'text' ? this.cutText(inline) : [this.renderToken(inline.token)]) {
        const last = rendered.at(-1)
        if (next.type === 'text' && last?.type === 'text' && last.assertion === next.assertion)
          rendered[rendered.length - 1] = { ...last, text: last.text + next.text }
        else rendered.push(next)
      }
    }
    return rendered
  }

  /** A stretch of prose, cut where its assertions begin and end. */
  private cutText({ text, offset }: Extract<TemplateInline, { type: 'text' }>): readonly TextInline[] {
    const end = offset + text.length
    const cuts = [offset, ...this.borders.slice(firstAbove(this.borders, offset), firstAbove(this.borders, end - 1)), end]
    return cuts.slice(1).flatMap((to, index) => {
      const from = cuts[index] ?? offset
      return from === to ? [] : [this.plain(text.slice(from - offset, to - offset), from)]
    })
  }

  private renderToken(token: TemplateToken): ReportInline {
    const text = this.input.texts.get(token.offset) ?? ''
    const figure = this.figureOf.get(token.offset)
    if (figure !== undefined) return { type: 'figure', n: figure.n, text, proof: figure.proof }
    const claim = this.claimOf.get(token.offset)
    return claim === undefined ? this.plain(text, token.offset) : { type: 'claim', index: claim.index, text, proof: claim.proof }
  }

  private plain(text: string, offset: number): TextInline {
    const assertion = this.words.find(({ from, to }) => from <= offset && offset < to)?.index
    return assertion === undefined ? { type: 'text', text } : { type: 'text', text, assertion }
  }

  private lineOf(inlines: readonly TemplateInline[]): number {
    const [first] = inlines
    if (first === undefined) return 1
    return this.placeOf(first.type === 'text' ? first.offset : first.token.offset).line
  }
}

function isWrong(verdict: CompiledAssertion['verdict']): boolean {
  return verdict === 'refuted' || verdict === 'unproved'
}

/** Where the first number above `limit` stands in a sorted list. */
function firstAbove(sorted: readonly number[], limit: number): number {
  return firstWhere(sorted.length, (index) => (sorted[index] ?? 0) > limit)
}

function pair<Item>(token: TemplateToken, item: Item | undefined): readonly [number, Item][] {
  return item === undefined ? [] : [[token.offset, item]]
}

/** How many digits of a small print go into a line of a page. */
const roomOfPage = 84

/**
 * How the columns share the page: each as wide as its longest cell asks for (a Han character is as wide as two digits, a head may stand in two lines); where
 * that is more than a page has, what can be broken gives way, and a date or a number stays in one line.
 */
function sharesOf([head = [], ...rows]: readonly (readonly AnnexCell[])[]): readonly number[] {
  const columns = head.map(({ text: title }, at) => {
    const cells = rows.map((row) => row[at]?.text ?? '')
    const least = Math.max(...cells.map(unbreakable)) + 2
    return { least, wish: Math.max(least, Math.min(20, Math.max(Math.ceil(widthOf(title) / 2), ...cells.map(widthOf))) + 2) }
  })
  const [least, wish] = [sum(columns.map((column) => column.least)), sum(columns.map((column) => column.wish))]
  const give = wish <= roomOfPage ? 1 : Math.max(0, (roomOfPage - least) / (wish - least))
  return columns.map((column) => Math.round((column.least + (column.wish - column.least) * give) * 10))
}

function widthOf(text: string): number {
  return sum([...text].map((letter) => (letter > '\u00ff' ? 2 : 1)))
}

/** Han characters stand three in a line at least, else a column becomes a pole. */
function unbreakable(text: string): number {
  return Math.max(Math.min(6, widthOf(text)), ...text.split(/[^!-~]/).map(widthOf))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, one) => whole + one, 0)
}
