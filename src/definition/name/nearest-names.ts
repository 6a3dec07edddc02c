import { normaliseName } from './normalise-name.ts'

/** So many names are a kind. */
const leastOfKind = 4

/** The names most like a misspelt one, best first, at most `most`; names with nothing in common are left out. */
export function nearestNames(name: string, names: Iterable<string>, most = 3): string[] {
  const plain = [...new Set(names)].map((candidate) => ({ name: candidate, plain: normaliseName(candidate).toLowerCase() }))
  const wanted = normaliseName(name).toLowerCase()
  const kind = commonEnding(
    wanted,
    plain.map((one) => one.plain),
  )
  const scored: { readonly name: string; readonly score: number }[] = []
  for (const { name: candidate, plain: words } of plain) {
    const score = words.endsWith(kind)
      ? likeness(wanted.slice(0, -kind.length || undefined), words.slice(0, -kind.length || undefined))
      : likeness(wanted, words)
    if (score >= 0.34) scored.push({ name: candidate, score })
  }
  const best = Math.max(...scored.map(({ score }) => score))
  return scored
    .filter(({ score }) => score >= best - 0.15)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map((entry) => entry.name)
}

/** Names end alike that are of one kind (有限公司, 合作社): what a third of them and more end in likens no two of them. */
function commonEnding(wanted: string, names: readonly string[]): string {
  const least = Math.max(leastOfKind, names.length / 3)
  for (let length = wanted.length - 1; length >= 2; length -= 1) {
    const ending = wanted.slice(-length)
    if (names.filter((name) => name.endsWith(ending)).length >= least) return ending
  }
  return ''
}

/** `是不是“甲”“乙”？`, or nothing when no name is near. */
export function hintNames(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `是不是${names.map((name) => `“${name}”`).join('、')}？`
}

/** The same behind a message: `没有字段“甲乙”，是不是“甲”？`. */
export function withHint(message: string, names: readonly string[]): string {
  const hint = hintNames(names)
  return hint === undefined ? message : `${message}，${hint}`
}

/** 1 for the same text, 0 for nothing in common: the better of shared characters in order and shared pairs. */
function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (a === '' || b === '') return 0
  const longest = Math.max(a.length, b.length)
  const inOrder = commonSubsequence(a, b) / longest
  return b.includes(a) || a.includes(b) ? Math.max(inOrder, 0.5) : inOrder
}

function commonSubsequence(a: string, b: string): number {
  let previous = new Array<number>(b.length + 1).fill(0)
  for (const letter of a) {
    const row = [0]
    for (let index = 1; index <= b.length; index += 1) {
      const diagonal = previous[index - 1] ?? 0
      row.push(b.charAt(index - 1) === letter ? diagonal + 1 : Math.max(previous[index] ?? 0, row[index - 1] ?? 0))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
