import { bodyStart } from '../../definition/report/front-matter.ts'
import { indexLines, type PlaceOf } from '../../definition/report/position.ts'
import type {
  CompiledClaim,
  CompiledFigure,
  ReportBlock,
  ReportInline,
  Template,
  TemplateBlock,
  TemplateInline,
  TemplateToken,
} from '../../definition/report/types.ts'

export interface RenderInput {
  readonly template: Template
  readonly figures: readonly CompiledFigure[]
  readonly claims: readonly CompiledClaim[]
  /** What each token printed, by its offset. */
  readonly texts: ReadonlyMap<number, string>
}

/** The report as blocks for a screen and a document, and as Markdown: the body of the source with every token replaced. */
export function composeReport(input: RenderInput): { readonly blocks: readonly ReportBlock[]; readonly text: string } {
  const renderer = new Renderer(input, indexLines(input.template.source, ''))
  return { blocks: input.template.blocks.flatMap((block) => renderer.renderBlock(block) ?? []), text: renderer.renderText() }
}

class Renderer {
  private readonly figureOf: ReadonlyMap<number, CompiledFigure>
  private readonly claimOf: ReadonlyMap<number, CompiledClaim>

  constructor(
    private readonly input: RenderInput,
    private readonly placeOf: PlaceOf,
  ) {
    const { tokens } = input.template
    const figures = tokens.filter((token) => token.type === 'figure')
    const claims = tokens.filter((token) => token.type === 'claim' || token.type === 'attested')
    this.figureOf = new Map(figures.flatMap((token, index) => pair(token, input.figures[index])))
    this.claimOf = new Map(claims.flatMap((token, index) => pair(token, input.claims[index])))
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

  /** Tokens replaced in the source itself, so that everything else stays as it was written. */
  renderText(): string {
    const { template, texts } = this.input
    let text = ''
    let end = bodyStart(template.source)
    for (const token of template.tokens) {
      text += template.source.slice(end, token.offset) + (texts.get(token.offset) ?? '')
      end = token.offset + token.length
    }
    return text + template.source.slice(end)
  }

  private renderInlines(inlines: readonly TemplateInline[]): readonly ReportInline[] {
    const rendered: ReportInline[] = []
    for (const inline of inlines) {
      const next = inline.type === 'text' ? plain(inline.text) : this.renderToken(inline.token)
      const last = rendered.at(-1)
      if (next.type === 'text' && last?.type === 'text') rendered[rendered.length - 1] = plain(last.text + next.text)
      else rendered.push(next)
    }
    return rendered
  }

  private renderToken(token: TemplateToken): ReportInline {
    const text = this.input.texts.get(token.offset) ?? ''
    const figure = this.figureOf.get(token.offset)
    if (figure !== undefined) return { type: 'figure', n: figure.n, text, proof: figure.proof }
    const claim = this.claimOf.get(token.offset)
    return claim === undefined ? plain(text) : { type: 'claim', index: claim.index, text, proof: claim.proof }
  }

  private lineOf(inlines: readonly TemplateInline[]): number {
    const [first] = inlines
    if (first === undefined) return 1
    return this.placeOf(first.type === 'text' ? first.offset : first.token.offset).line
  }
}

function plain(text: string): Extract<ReportInline, { type: 'text' }> {
  return { type: 'text', text }
}

function pair<Item>(token: TemplateToken, item: Item | undefined): readonly [number, Item][] {
  return item === undefined ? [] : [[token.offset, item]]
}
