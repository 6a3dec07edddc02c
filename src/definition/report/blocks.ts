import type { Nodes, Parents, RootContent } from 'mdast'
import { firstWhere } from '../first-where.ts'
import { type MarkdownPiece, parseMarkdown } from './parse-markdown.ts'
import { findStrangeMarkup, type StrangeMarkup } from './strange-markup.ts'
import type { AnnexPlace, TemplateBlock, TemplateInline, TemplateToken } from './types.ts'

/**
 * A letter that Markdown gives no meaning to: tokens are blanked with it, so their `|`, `[` and `@` never become syntax and offsets stay.
 * It must be a letter and no symbol, or `**` between it and a word would be no emphasis.
 */
const filler = '字'

/** Marks beside `**` keep Markdown from seeing emphasis where Chinese is written without spaces: **生态农业：**提质增效. */
const marks = /[，。、：；！？（）《》【】「」“”‘’…％]+/g

/** Splits the body into blocks. Offsets are those of the whole source. */
export function readBlocks(source: string, bodyOffset: number, tokens: readonly TemplateToken[]): BlockReading {
  const blanked = blankTokens(source, bodyOffset, tokens)
  const pieces = parseMarkdown(blanked.slice(bodyOffset)).map(({ offset, tree }) => ({ offset: offset + bodyOffset, tree }))
  const strange = findStrangeMarkup(pieces, blanked, bodyOffset)
  const shown = tokens.filter(({ offset }) => !strange.some((mark) => mark.offset <= offset && offset < mark.end))
  const blocks: TemplateBlock[] = []
  const annexes: AnnexPlace[] = []
  pieces.forEach((piece, index) => {
    const read = readPiece(piece, { source, strange, tokens: shown, end: pieces[index + 1]?.offset ?? source.length })
    annexes.push(...read.annexes.map(({ token, before }) => ({ token, before: before + blocks.length })))
    blocks.push(...read.blocks)
  })
  return { blocks, annexes, strange }
}

interface PieceSource extends Omit<BlockSource, 'base'> {
  /** Where the piece ends in the source. */
  readonly end: number
}

function readPiece({ offset, tree }: MarkdownPiece, { source, strange, tokens, end }: PieceSource): Omit<BlockReading, 'strange'> {
  const own = tokens.slice(firstFrom(tokens, offset), firstFrom(tokens, end))
  const reader = new BlockReader({ source, base: offset, tokens: own, strange })
  for (const node of tree.children) reader.readBlock(node)
  return { blocks: reader.blocks, annexes: reader.annexes }
}

/** Where the first token at or behind this offset stands among all of them. */
function firstFrom(tokens: readonly TemplateToken[], offset: number): number {
  return firstWhere(tokens.length, (index) => (tokens[index]?.offset ?? 0) >= offset)
}

export interface BlockReading {
  readonly blocks: readonly TemplateBlock[]
  readonly annexes: readonly AnnexPlace[]
  /** Markdown that no document can show, in the order of the text; nothing of it is in the blocks. */
  readonly strange: readonly StrangeMarkup[]
}

function blankTokens(source: string, bodyOffset: number, tokens: readonly TemplateToken[]): string {
  let text = source.slice(0, bodyOffset)
  let end = bodyOffset
  for (const token of tokens) {
    text += source.slice(end, token.offset) + filler.repeat(token.length)
    end = token.offset + token.length
  }
  text += source.slice(end)
  const body = text.slice(bodyOffset)
  const isStar = (at: number): boolean => body[at] === '*'
  return (
    text.slice(0, bodyOffset) +
    body.replace(marks, (found, at: number) => (isStar(at - 1) || isStar(at + found.length) ? filler.repeat(found.length) : found))
  )
}

interface BlockSource {
  readonly source: string
  /** Where the positions of the nodes count from. */
  readonly base: number
  readonly tokens: readonly TemplateToken[]
  readonly strange: readonly StrangeMarkup[]
}

class BlockReader {
  readonly blocks: TemplateBlock[] = []
  readonly annexes: AnnexPlace[] = []
  private readonly source: string
  private readonly base: number
  private readonly tokens: readonly TemplateToken[]
  private readonly strange: readonly StrangeMarkup[]

  constructor({ source, base, tokens, strange }: BlockSource) {
    this.source = source
    this.base = base
    this.tokens = tokens
    this.strange = strange
  }

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
    const [only] = inlines
    if (inlines.length === 1 && only?.type === 'token' && only.token.type === 'annex')
      this.annexes.push({ token: only.token, before: this.blocks.length })
    else if (inlines.length > 0) this.blocks.push({ type: 'paragraph', inlines })
  }

  private readInlines(node: Nodes): readonly TemplateInline[] {
    const inlines: TemplateInline[] = []
    for (const leaf of leavesOf(node)) {
      const start = this.startOf(leaf)
      const end = start + (leaf.position?.end.offset ?? 0) - (leaf.position?.start.offset ?? 0)
      this.keepShown(start, end, inlines)
    }
    return inlines
  }

  private keepShown(start: number, end: number, inlines: TemplateInline[]): void {
    let at = start
    for (const mark of this.strange) {
      if (mark.end <= at || mark.offset >= end) continue
      if (mark.offset > at) this.cutLeaf(at, mark.offset, inlines)
      at = mark.end
    }
    if (at < end) this.cutLeaf(at, end, inlines)
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
    return this.base + (node.position?.start.offset ?? 0)
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
