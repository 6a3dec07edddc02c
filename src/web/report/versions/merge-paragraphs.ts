import { diffLists, type Hunk } from './diff.ts'

/** Lines that both have, that one changed, or that both changed to something else: then somebody chooses. */
export type MergePiece =
  | { readonly type: 'settled'; readonly lines: readonly string[] }
  | {
      readonly type: 'open'
      readonly mine: readonly string[]
      readonly theirs: readonly string[]
      /** What both began from. */
      readonly base: readonly string[]
      /** The line of one's own text where it begins, and the heading that it stands under. */
      readonly line: number
      readonly under: string
    }

export type MergeChoice = 'mine' | 'theirs' | 'both'

/** Two texts that began as one, put together paragraph by paragraph (a paragraph of a template is a line). */
export function mergeParagraphs(base: string, mine: string, theirs: string): readonly MergePiece[] {
  const [old, own, other] = [base, mine, theirs].map((text) => text.split('\n'))
  if (old === undefined || own === undefined || other === undefined) return []
  const [left, right] = [diffLists(old, own), diffLists(old, other)]
  const pieces: MergePiece[] = []
  let at = 0
  let line = 1
  for (const group of groupHunks(left, right)) {
    if (group.from > at) pieces.push({ type: 'settled', lines: old.slice(at, group.from) })
    line += group.from - at
    const under = headingOver(old, group.from)
    pieces.push(settle(old, own, other, { ...group, line, under }))
    line += applied(old, own, group, group.left).length
    at = group.to
  }
  if (at < old.length) pieces.push({ type: 'settled', lines: old.slice(at) })
  return pieces
}

/** The merged text; `choices` are of the open pieces in their order, mine where nobody chose. */
export function textOfMerge(pieces: readonly MergePiece[], choices: readonly MergeChoice[] = []): string {
  let open = 0
  return pieces
    .flatMap((piece) => {
      if (piece.type === 'settled') return piece.lines
      const choice = choices[open] ?? 'mine'
      open += 1
      if (choice !== 'both') return choice === 'mine' ? piece.mine : piece.theirs
      const apart = piece.theirs.at(-1) === '' || piece.mine[0] === '' || piece.theirs.length === 0 || piece.mine.length === 0
      return [...piece.theirs, ...(apart ? [] : ['']), ...piece.mine]
    })
    .join('\n')
}

interface Group {
  readonly from: number
  readonly to: number
  readonly left: readonly Hunk[]
  readonly right: readonly Hunk[]
}

/** Changes of both sides that reach into one another, as one. */
function groupHunks(left: readonly Hunk[], right: readonly Hunk[]): readonly Group[] {
  const all = [...left.map((hunk) => ({ hunk, side: 'left' as const })), ...right.map((hunk) => ({ hunk, side: 'right' as const }))].sort(
    (one, two) => one.hunk.from - two.hunk.from || one.hunk.to - two.hunk.to,
  )
  const groups: { from: number; to: number; left: Hunk[]; right: Hunk[] }[] = []
  for (const { hunk, side } of all) {
    const last = groups.at(-1)
    // Two insertions at one place meet; what only begins where another ends does not.
    const meets = last !== undefined && (hunk.from < last.to || (hunk.from === last.to && (hunk.from === hunk.to || last.from === last.to)))
    if (last !== undefined && meets) {
      last.to = Math.max(last.to, hunk.to)
      last[side].push(hunk)
    } else groups.push({ from: hunk.from, to: hunk.to, left: side === 'left' ? [hunk] : [], right: side === 'right' ? [hunk] : [] })
  }
  return groups
}

interface PlacedGroup extends Group {
  readonly line: number
  readonly under: string
}

function settle(old: readonly string[], own: readonly string[], other: readonly string[], group: PlacedGroup): MergePiece {
  const mine = applied(old, own, group, group.left)
  const theirs = applied(old, other, group, group.right)
  if (group.right.length === 0) return { type: 'settled', lines: mine }
  if (group.left.length === 0 || mine.join('\n') === theirs.join('\n')) return { type: 'settled', lines: theirs }
  return { type: 'open', mine, theirs, base: old.slice(group.from, group.to), line: group.line, under: group.under }
}

/** The nearest heading above a line, without its marks. */
function headingOver(lines: readonly string[], before: number): string {
  const found = lines.slice(0, before).findLast((line) => /^#{1,4}\s/.test(line)) ?? ''
  return found.replace(/^#+\s+/, '').trim()
}

/** What one side made of a stretch of the old text. */
function applied(old: readonly string[], side: readonly string[], { from, to }: Group, hunks: readonly Hunk[]): readonly string[] {
  const lines: string[] = []
  let at = from
  for (const hunk of hunks) {
    lines.push(...old.slice(at, hunk.from), ...side.slice(hunk.start, hunk.end))
    at = hunk.to
  }
  return [...lines, ...old.slice(at, to)]
}

/** What of a text has to change so that it becomes another: offsets of the first, in order, for the editor. */
export function changesTo(
  before: string,
  after: string,
): readonly { readonly from: number; readonly to: number; readonly insert: string }[] {
  const [left, right] = [before.split('\n'), after.split('\n')]
  const starts = [0]
  for (const line of left) starts.push((starts.at(-1) ?? 0) + line.length + 1)
  return diffLists(left, right).map(({ from, to, start, end }) => {
    const lines = right.slice(start, end)
    const last = to >= left.length
    const first = starts[from] ?? 0
    // At the end there is no line break behind, but one before.
    const begin = last && from > 0 ? first - 1 : first
    const stop = last ? before.length : (starts[to] ?? before.length)
    const text = lines.join('\n')
    const insert = last ? (from > 0 && lines.length > 0 ? `\n${text}` : text) : lines.length === 0 ? '' : `${text}\n`
    return { from: Math.min(begin, before.length), to: stop, insert }
  })
}
