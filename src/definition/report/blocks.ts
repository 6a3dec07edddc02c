import type { Nodes, Parents, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { TemplateBlock, TemplateInline, TemplateToken } from './types.ts'

/**
 * A letter that Markdown gives no meaning to: tokens are blanked with it, so their `|`, `[` and `@` never become syntax and offsets stay.
 * It must be a letter and no symbol, or `**` between it and a word would be no emphasis.
 */
const filler = '字'

/** Marks beside `**` keep Markdown from seeing emphasis where Chinese is written without spaces: **生态农业：**提质增效. */
const marksBesideStars = /(?<=\*)[，。、：；！？（）《》【】「」“”‘’…％]+|[，。、：；！？（）《》【】「」“”‘’…％]+(?=\*)/g

/** Splits the body into blocks. Offsets are those of the whole source. */
export function readBlocks(source: string, bodyOffset: number, tokens: readonly TemplateToken[]): BlockReading {
  const blanked = blankTokens(source, bodyOffset, tokens)
  const tree = fromMarkdown(blanked.slice(bodyOffset), { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  const reader = new BlockReader(source, bodyOffset, tokens)
  for (const node of tree.children) reader.readBlock(node)
  return { blocks: reader.blocks, strange: findStrange(tree, source, bodyOffset) }
}

export interface BlockReading {
  readonly blocks: readonly TemplateBlock[]
  /** Markdown that no document can show. */
  readonly strange: readonly StrangeMarkup[]
}

export interface StrangeMarkup {
  /** In the whole source. */
  readonly offset: number
  readonly what: string
}

const strangeNodes: Readonly<Record<string, string>> = {
  html: 'HTML 标记',
  code: '代码块',
  inlineCode: '代码',
  image: '图片',
  imageReference: '图片',
}

/** HTML, comments, code, pictures, footnotes, strikethrough: a document shows none of them, so their words would vanish or print as marks. */
function findStrange(tree: Nodes, source: string, bodyOffset: number): readonly StrangeMarkup[] {
  const found: StrangeMarkup[] = []
  const visit = (node: Nodes) => {
    const what = strangeNodes[node.type]
    if (what !== undefined) found.push({ offset: bodyOffset + (node.position?.start.offset ?? 0), what })
    if (isParent(node)) for (const child of node.children) visit(child)
  }
  visit(tree)
  const body = source.slice(bodyOffset)
  for (const { index } of body.matchAll(/\[\^[^\]\s]+\]/g)) found.push({ offset: bodyOffset + index, what: '脚注' })
  for (const { index } of body.matchAll(/~~[^~\n]+~~/g)) found.push({ offset: bodyOffset + index, what: '删除线' })
  return found.sort((left, right) => left.offset - right.offset)
}

function blankTokens(source: string, bodyOffset: number, tokens: readonly TemplateToken[]): string {
  let text = source.slice(0, bodyOffset)
  let end = bodyOffset
  for (const token of tokens) {
    text += source.slice(end, token.offset) + filler.repeat(token.length)
    end = token.offset + token.length
  }
  text += source.slice(end)
  return text.slice(0, bodyOffset) + text.slice(bodyOffset).replace(marksBesideStars, (marks) => filler.repeat(marks.length))
}

class BlockReader {
  readonly blocks: TemplateBlock[] = []

  constructor(
    private readonly source: string,
    private readonly bodyOffset: number,
    private readonly tokens: readonly TemplateToken[],
  ) {}

  readBlock(node: RootContent): void {
    switch (node.type) {
      case 'heading':
        this.blocks.push({ type: 'heading', level: headingLevel(node.depth), inlines: this.readInlines(node) })
        return
      case 'table':
        this.blocks.push({ type: 'table', rows: node.children.map((row) => row.children.map((cell) => this.readInlines(cell))) })
        return
      case 'list':
      case 'blockquote':
        for (const child of node.children) this.readBlock(child)
        return
      case 'listItem':
        this.readListItem(node)
        return
      case 'thematicBreak':
      case 'definition':
        return
      default:
        this.pushParagraph(this.readInlines(node))
    }
  }

  /** The number an office wrote before an item (`1. `) is part of its text. */
  private readListItem(node: Extract<RootContent, { type: 'listItem' }>): void {
    const [first, ...rest] = node.children
    if (first === undefined) return
    const from = this.startOf(node)
    const marker = this.source.slice(from, this.startOf(first))
    if (first.type === 'paragraph' && /^\d/.test(marker)) {
      this.pushParagraph([{ type: 'text', text: marker.trimEnd(), offset: from }, ...this.readInlines(first)])
    } else this.readBlock(first)
    for (const child of rest) this.readBlock(child)
  }

  private pushParagraph(inlines: readonly TemplateInline[]): void {
    if (inlines.length > 0) this.blocks.push({ type: 'paragraph', inlines })
  }

  private readInlines(node: Nodes): readonly TemplateInline[] {
    const inlines: TemplateInline[] = []
    for (const leaf of leavesOf(node)) {
      const start = this.startOf(leaf)
      const end = start + (leaf.position?.end.offset ?? 0) - (leaf.position?.start.offset ?? 0)
      this.cutLeaf(start, end, inlines)
    }
    return inlines
  }

  /** Cuts one stretch of source into text and tokens; a soft line break between Chinese lines prints as nothing. */
  private cutLeaf(start: number, end: number, inlines: TemplateInline[]): void {
    let at = start
    for (const token of this.tokens) {
      if (token.offset < start || token.offset >= end) continue
      this.pushText(at, token.offset, inlines)
      inlines.push({ type: 'token', token })
      at = token.offset + token.length
    }
    this.pushText(at, end, inlines)
  }

  private pushText(start: number, end: number, inlines: TemplateInline[]): void {
    const pattern = /[^\n\r]+/g
    const stretch = this.source.slice(start, end)
    for (let match = pattern.exec(stretch); match !== null; match = pattern.exec(stretch)) {
      const lead = match.index === 0 ? 0 : (/^[ \t]*/.exec(match[0])?.[0].length ?? 0)
      const text = match[0].slice(lead)
      if (text !== '') inlines.push({ type: 'text', text: unescapeMarkdown(text), offset: start + match.index + lead })
    }
  }

  private startOf(node: Nodes): number {
    return this.bodyOffset + (node.position?.start.offset ?? 0)
  }
}

/** The text-bearing nodes below `node`, in order: emphasis and links give up their marks, their words stay. */
function leavesOf(node: Nodes): readonly Nodes[] {
  return isParent(node) ? node.children.flatMap((child) => leavesOf(child)) : node.type === 'break' ? [] : [node]
}

function isParent(node: Nodes): node is Parents {
  return 'children' in node
}

/** `\*` prints as `*`; lengths shift only after the escape, which is where nobody points. */
function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function headingLevel(depth: number): 1 | 2 | 3 | 4 {
  return depth === 1 ? 1 : depth === 2 ? 2 : depth === 3 ? 3 : 4
}
