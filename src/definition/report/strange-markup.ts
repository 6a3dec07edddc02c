import type { Nodes } from 'mdast'
import type { Diagnostic, SourcePlace } from '../diagnostic/diagnostic.ts'
import type { MarkdownPiece } from './parse-markdown.ts'
import { templateProblem } from './template-codes.ts'

/** A stretch of the source that no document can show. `end` is behind its last character. */
export interface StrangeMarkup {
  readonly offset: number
  readonly end: number
  readonly what: string
}

const codeBlock = '代码块'

const strangeNodes: Readonly<Record<string, string>> = {
  html: 'HTML 标记',
  code: codeBlock,
  inlineCode: '代码',
  image: '图片',
  imageReference: '图片',
  definition: '链接的定义',
}

/** What Markdown leaves in the text as it is, and a document would print as marks or not at all. */
const textMarks: readonly (readonly [RegExp, string])[] = [
  [/\[\^[^\]\s]+\](?::[^\n]*(?:\n(?: {2,}|\t)[^\n]+)*)?/g, '脚注'],
  [/\^\[[^\]\n]+\]/g, '脚注'],
  [/(?<!~)~~(?!~)(?:(?!\n[ \t]*\r?\n)[^~])+~~(?!~)/g, '删除线'],
  [/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g, 'HTML 实体'],
]

/** In a line that is not read as Markdown, such as the title, the rest stays in the text as well. */
const lineMarks: readonly (readonly [RegExp, string])[] = [
  [/<!--[\s\S]*?(?:-->|$)/g, 'HTML 标记'],
  [/<\/?[A-Za-z][^<>]*>/g, 'HTML 标记'],
  [/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g, '图片'],
  [/`[^`]+`/g, '代码'],
  ...textMarks,
]
const emphasis = /\*{1,3}([^*\s](?:[^*]*[^*\s])?)\*{1,3}/g

/** HTML, comments, code, pictures, footnotes, strikethrough: a document shows none of them, so their words would vanish or print as marks. */
export function findStrangeMarkup(pieces: readonly MarkdownPiece[], text: string, from: number): readonly StrangeMarkup[] {
  const found = pieces.flatMap(({ offset, tree }) =>
    strangeIn(tree).map((mark) => ({ ...mark, offset: mark.offset + offset, end: mark.end + offset })),
  )
  const inText = findMarks(text.slice(from), textMarks).map((mark) => ({ ...mark, offset: mark.offset + from, end: mark.end + from }))
  return disjoint([...inText, ...found])
}

function strangeIn(tree: Nodes): readonly StrangeMarkup[] {
  const found: StrangeMarkup[] = []
  const visit = (node: Nodes) => {
    const what = strangeNodes[node.type]
    const position = node.position
    if (what !== undefined && position !== undefined)
      found.push({ offset: position.start.offset ?? 0, end: position.end.offset ?? 0, what })
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return found
}

/** The same in a line of the front matter: what of it can be printed, and what cannot. */
export function cleanLine(text: string): { readonly text: string; readonly strange: readonly StrangeMarkup[] } {
  const strange = disjoint(findMarks(text, lineMarks))
  let clean = ''
  let end = 0
  for (const mark of strange) {
    clean += text.slice(end, mark.offset)
    end = mark.end
  }
  clean += text.slice(end)
  const stars = findMarks(text, [[emphasis, '加粗的星号']])
  return { text: clean.replace(emphasis, '$1'), strange: disjoint([...strange, ...stars]) }
}

/** What is said of markup that no document can print: an error with the code `markup` at its place. */
export function presentStrangeMarkup({ what }: StrangeMarkup, at: SourcePlace): Diagnostic {
  return what === codeBlock ? templateProblem(at, 'markup.block', {}) : templateProblem(at, 'markup.other', { what })
}

function findMarks(text: string, patterns: readonly (readonly [RegExp, string])[]): readonly StrangeMarkup[] {
  return patterns.flatMap(([pattern, what]) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: match }) =>
      isEscaped(text, index) ? [] : [{ offset: index, end: index + match.length, what }],
    ),
  )
}

function isEscaped(text: string, index: number): boolean {
  const slashes = /\\*$/.exec(text.slice(0, index))?.[0].length ?? 0
  return slashes % 2 === 1
}

/** In the order of the text; what lies within another is not said twice. */
function disjoint(marks: readonly StrangeMarkup[]): readonly StrangeMarkup[] {
  const kept: StrangeMarkup[] = []
  for (const mark of [...marks].sort((left, right) => left.offset - right.offset || right.end - left.end)) {
    if (mark.offset >= (kept.at(-1)?.end ?? 0)) kept.push(mark)
  }
  return kept
}
