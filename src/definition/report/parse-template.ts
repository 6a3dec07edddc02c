import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { readBlocks } from './blocks.ts'
import { readFrontMatter } from './front-matter.ts'
import { indexLines, type PlaceOf } from './position.ts'
import { presentStrangeMarkup } from './strange-markup.ts'
import { templateProblem } from './template-codes.ts'
import { readToken } from './token.ts'
import type { Template, TemplateToken } from './types.ts'

export interface TemplateReading {
  /** Absent only when the front matter cannot be used. */
  readonly template: Template | undefined
  readonly problems: readonly Diagnostic[]
}

/**
 * Reads a report template: front matter, Markdown blocks, `{{…}}` tokens. All problems are collected; tokens that cannot be read stay in the
 * text as they were written. Lines count from the first line of the file, front matter included; columns are characters.
 */
export function parseTemplate(source: string, name: string): TemplateReading {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  const placeOf = indexLines(text, name)
  const front = readFrontMatter(text, placeOf)
  const scanned = scanTokens(text, front.bodyOffset, placeOf)
  const problems = [...front.problems, ...scanned.problems]
  if (front.front === undefined) return { template: undefined, problems }
  const { blocks, annexes, strange } = readBlocks(text, front.bodyOffset, scanned.tokens)
  const markup = strange.map((mark) => presentStrangeMarkup(mark, placeOf(mark.offset)))
  const standing = new Set(annexes.map(({ token }) => token.offset))
  const within = scanned.tokens
    .filter(({ type, offset }) => type === 'annex' && !standing.has(offset))
    .map(({ at }) => templateProblem(at, 'token-syntax.annexAlone', {}))
  const template = { source: text, front: front.front, blocks, tokens: scanned.tokens, annexes }
  return { template, problems: [...problems, ...within, ...markup] }
}

function scanTokens(
  text: string,
  from: number,
  placeOf: PlaceOf,
): { readonly tokens: readonly TemplateToken[]; readonly problems: readonly Diagnostic[] } {
  const tokens: TemplateToken[] = []
  const problems: Diagnostic[] = []
  let end = from
  for (let open = text.indexOf('{{', from); open >= 0; open = text.indexOf('{{', end)) {
    reportStrayClose(text, end, open, placeOf, problems)
    const newline = text.indexOf('\n', open)
    const close = text.indexOf('}}', open + 2)
    const next = text.indexOf('{{', open + 2)
    const unclosed = close < 0 || (newline >= 0 && close > newline) || (next >= 0 && next < close)
    if (unclosed) {
      problems.push(templateProblem(placeOf(open), 'token-unclosed', {}))
      end = open + 2
      continue
    }
    end = close + 2
    const reading = readToken(text.slice(open + 2, close))
    const at = placeOf(open)
    if (reading.ok) tokens.push({ offset: open, length: end - open, at, ...reading.content })
    else problems.push({ ...reading.problem, at })
  }
  reportStrayClose(text, end, text.length, placeOf, problems)
  return { tokens, problems: [...problems, ...findWideBraces(text, from, tokens, placeOf)] }
}

/** ｛｛指标名｝｝ as an input method types it would be printed as it stands. */
function findWideBraces(text: string, from: number, tokens: readonly TemplateToken[], placeOf: PlaceOf): readonly Diagnostic[] {
  return [...text.slice(from).matchAll(/｛｛|｝｝|｛\{|\{｛|｝\}|\}｝/g)].flatMap(({ index }) => {
    const offset = from + index
    if (tokens.some((token) => token.offset <= offset && offset < token.offset + token.length)) return []
    return [templateProblem(placeOf(offset), 'token-syntax.wideBraces', {})]
  })
}

function reportStrayClose(text: string, from: number, to: number, placeOf: PlaceOf, problems: Diagnostic[]): void {
  const at = text.slice(from, to).indexOf('}}')
  if (at < 0) return
  problems.push(templateProblem(placeOf(from + at), 'token-syntax.strayClose', {}))
}
