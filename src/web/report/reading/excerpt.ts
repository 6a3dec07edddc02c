import { proseStart } from '../room/front.ts'

/** The paragraph that is being written, by itself: what of a long report can be read at once. */
export interface Excerpt {
  /** A template of nothing else, under the same head and headings, with every line where it is. */
  readonly source: string
  /** Where the paragraph stands in the whole text, and how much further back in the excerpt. */
  readonly from: number
  readonly to: number
  readonly shift: number
}

/** Longer than what somebody writes between two readings: what is pasted waits for the whole. */
const most = 4_000

/** What was written in since a text was last read: whole paragraphs. Undefined where that is no prose, or much. */
export function excerptOf(before: string, now: string): Excerpt | undefined {
  const body = proseStart(now)
  const start = sharedStart(before, now)
  if (before === now || start < body || proseStart(before) !== body) return undefined
  const [from, to] = paragraphsOf(now, start, now.length - sharedEnd(before, now, start), body)
  if (to - from > most || now.slice(from, to).trim() === '') return undefined
  const lead = `${now.slice(0, body)}${headingsAbove(now.slice(body, from))}`
  return { source: `${lead}${now.slice(from, to)}\n`, from, to, shift: from - lead.length }
}

function sharedStart(before: string, now: string): number {
  let at = 0
  while (at < before.length && at < now.length && before[at] === now[at]) at += 1
  return at
}

function sharedEnd(before: string, now: string, start: number): number {
  const most = Math.min(before.length, now.length) - start
  let count = 0
  while (count < most && before[before.length - 1 - count] === now[now.length - 1 - count]) count += 1
  return count
}

/** Out to the empty lines around it. */
function paragraphsOf(text: string, start: number, end: number, body: number): readonly [number, number] {
  let from = Math.max(body, text.lastIndexOf('\n', start - 1) + 1)
  while (from > body) {
    const above = text.lastIndexOf('\n', from - 2) + 1
    if (above < body || text.slice(above, from).trim() === '') break
    from = above
  }
  let to = lineEnd(text, end)
  while (to < text.length) {
    const below = lineEnd(text, to + 1)
    if (text.slice(to, below).trim() === '') break
    to = below
  }
  return [from, to]
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** The headings that what follows stands under; every other line is empty. */
function headingsAbove(text: string): string {
  const lines = text.split('\n')
  let level = 5
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const own = /^(#{1,4})[ \t]/.exec(lines[at] ?? '')?.[1]?.length ?? 5
    if (own < level) level = own
    else lines[at] = ''
  }
  return lines.join('\n')
}
