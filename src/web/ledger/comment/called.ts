import type { Mentionables } from '../../../api/contract/comment.ts'

/** A person as the text calls them: by name, and by role where two of those offered have one name. */
export function calledAs({ name, roleLabel }: Mentionables[number], offered: Mentionables): string {
  return offered.filter((other) => other.name === name).length > 1 ? `${name}（${roleLabel}）` : name
}

/** The accounts that a text still calls, of those that were chosen while it was written. */
export function stillCalled(words: string, chosen: ReadonlyMap<string, string>): readonly string[] {
  return [...chosen].flatMap(([name, id]) => (words.includes(`@${name}`) ? [id] : []))
}

export interface Piece {
  readonly text: string
  readonly isName: boolean
}

/** What was said in pieces, so that the names it calls stand out. */
export function piecesOf(words: string, names: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = []
  // The longer name first: 王波 is no part of 王波涛.
  const sought = names.map((name) => `@${name}`).sort((one, two) => two.length - one.length)
  let plain = ''
  for (let at = 0; at < words.length; ) {
    const name = sought.find((one) => words.startsWith(one, at))
    if (name === undefined) {
      plain += words.charAt(at)
      at += 1
      continue
    }
    if (plain !== '') pieces.push({ text: plain, isName: false })
    plain = ''
    pieces.push({ text: name, isName: true })
    at += name.length
  }
  return plain === '' ? pieces : [...pieces, { text: plain, isName: false }]
}
