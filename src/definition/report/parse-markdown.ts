import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { remember } from '../remember.ts'

/** A stretch of Markdown read by itself; positions in `tree` count from `offset`. */
export interface MarkdownPiece {
  readonly offset: number
  readonly tree: Root
}

/** Some long reports, piece by piece. */
const mostPieces = 2_000

const parsePiece = remember(mostPieces, (text) =>
  fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }),
)

/** What may reach over an empty line (a fence, HTML, the definition of a link, indented code) or ends lines in another way: then the whole text is one piece. */
const reachesFar = /```|~~~|<[!?/A-Za-z]|\]:|\r|^(?: {4}| {0,3}\t)/m

/**
 * Reads Markdown cut at its empty lines, each piece once however often the rest is edited. A piece ends before an empty line and the next begins at a line
 * that is not indented; of what Markdown has, only the constructs of `reachesFar` and items of a list reach over such a place. A list with empty
 * lines between its items comes as several.
 */
export function parseMarkdown(text: string): readonly MarkdownPiece[] {
  if (reachesFar.test(text)) return [{ offset: 0, tree: parsePiece(text) }]
  const starts = [0, ...[...text.matchAll(/\n[ \t]*\n(?=[^\s])/g)].map(({ index, 0: gap }) => index + gap.length)]
  return starts.map((offset, index) => ({ offset, tree: parsePiece(text.slice(offset, starts[index + 1])) }))
}
