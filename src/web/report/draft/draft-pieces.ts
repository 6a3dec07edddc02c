import type { ReportDraftView } from '../../../api/contract/report.ts'

export type DraftBinding = ReportDraftView['bindings'][number]
export type DraftQuestion = ReportDraftView['questions'][number]

/** A stretch of a line of the old text: plain, or what a token may stand for, or what nobody could tell. */
export type DraftPiece =
  | { readonly type: 'text'; readonly words: string }
  | { readonly type: 'binding'; readonly words: string; readonly binding: DraftBinding }
  | { readonly type: 'question'; readonly words: string; readonly question: DraftQuestion }

export interface DraftLine {
  /** From 1, as the draft counts them. */
  readonly line: number
  readonly pieces: readonly DraftPiece[]
}

/** Which place of the text a binding takes. */
export function placeKey({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`
}

/** The lines of an old text that hold something to decide, in pieces; columns count characters. */
export function draftLines(text: string, { bindings, questions }: Pick<ReportDraftView, 'bindings' | 'questions'>): readonly DraftLine[] {
  const marks = new Map<number, DraftPiece[]>()
  const add = (line: number, piece: DraftPiece) => marks.set(line, [...(marks.get(line) ?? []), piece])
  for (const binding of bindings) add(binding.line, { type: 'binding', words: binding.text, binding })
  for (const question of questions) add(question.line, { type: 'question', words: question.text, question })
  return text.split('\n').flatMap((words, index) => {
    const line = index + 1
    if (words.trim() === '') return []
    const own = [...(marks.get(line) ?? [])].sort((one, other) => columnOf(one) - columnOf(other))
    return [{ line, pieces: cut(Array.from(words), own) }]
  })
}

function columnOf(piece: DraftPiece): number {
  return piece.type === 'binding' ? piece.binding.column : piece.type === 'question' ? piece.question.column : 0
}

function cut(letters: readonly string[], marks: readonly DraftPiece[]): readonly DraftPiece[] {
  const pieces: DraftPiece[] = []
  let at = 0
  for (const mark of marks) {
    const start = columnOf(mark) - 1
    // What lies within another mark has been said.
    if (start < at) continue
    if (start > at) pieces.push({ type: 'text', words: letters.slice(at, start).join('') })
    pieces.push(mark)
    at = start + Array.from(mark.words).length
  }
  if (at < letters.length) pieces.push({ type: 'text', words: letters.slice(at).join('') })
  return pieces
}
