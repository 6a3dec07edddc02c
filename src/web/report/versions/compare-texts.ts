import { diffLists } from './diff.ts'

/** A piece of a paragraph: as it was and is, gone, new, or a token whose value moved. */
export type ChangedPiece =
  | { readonly type: 'same' | 'gone' | 'new'; readonly words: string }
  | { readonly type: 'moved'; readonly before: string; readonly now: string }

export interface ChangedParagraph {
  /** The line of the newer text that it stands in or before, from 1. */
  readonly line: number
  readonly pieces: readonly ChangedPiece[]
}

/** What a token prints in one of two versions. */
export type Printed = (token: string) => string

/** The paragraphs that differ between two versions of a template, word by word; a token that stayed but prints another value differs too. */
export function compareTexts(
  before: string,
  now: string,
  printed: { readonly before: Printed; readonly now: Printed },
): readonly ChangedParagraph[] {
  const [old, young] = [before.split('\n'), now.split('\n')]
  const found: ChangedParagraph[] = []
  let [left, right] = [0, 0]
  const same = (to: number) => {
    for (; left < to; left += 1, right += 1) {
      const pieces = piecesOf(old[left] ?? '', young[right] ?? '', printed)
      if (pieces.some(({ type }) => type !== 'same')) found.push({ line: right + 1, pieces })
    }
  }
  for (const { from, to, start, end } of diffLists(old, young)) {
    same(from)
    const [gone, come] = [old.slice(from, to).filter(isWritten), young.slice(start, end).filter(isWritten)]
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
      const pieces = piecesOf(gone[index] ?? '', come[index] ?? '', printed)
      found.push({ line: Math.min(start + index, Math.max(start, end - 1)) + 1, pieces })
    }
    left = to
    right = end
  }
  same(old.length)
  return found
}

const isWritten = (line: string) => line.trim() !== ''

/** Tokens and runs of Latin letters and digits are one piece, everything else a letter. */
function unitsOf(line: string): readonly string[] {
  return line.match(/\{\{[^{}]*\}\}|[A-Za-z]+|\d[\d.]*|[\s\S]/gu) ?? []
}

function piecesOf(before: string, now: string, printed: { readonly before: Printed; readonly now: Printed }): readonly ChangedPiece[] {
  const [old, young] = [unitsOf(before), unitsOf(now)]
  const pieces: ChangedPiece[] = []
  const add = (type: 'same' | 'gone' | 'new', words: string) => {
    const last = pieces.at(-1)
    if (words === '') return
    if (last?.type === type) pieces[pieces.length - 1] = { type, words: last.words + words }
    else pieces.push({ type, words })
  }
  const isToken = (unit: string) => unit.startsWith('{{')
  const say = (units: readonly string[], by: Printed) => units.map((unit) => (isToken(unit) ? by(unit) : unit)).join('')
  let left = 0
  const same = (to: number) => {
    for (; left < to; left += 1) {
      const unit = old[left] ?? ''
      const [was, is] = isToken(unit) ? [printed.before(unit), printed.now(unit)] : [unit, unit]
      if (was === is) add('same', is)
      else pieces.push({ type: 'moved', before: was, now: is })
    }
  }
  for (const { from, to, start, end } of diffLists(old, young)) {
    same(from)
    add('gone', say(old.slice(from, to), printed.before))
    add('new', say(young.slice(start, end), printed.now))
    left = to
  }
  same(old.length)
  return pieces
}
