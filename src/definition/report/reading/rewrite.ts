import type { NormalText } from './types.ts'

/** Replaces every match of a global pattern; what is put in stands where the match stood. `undefined` leaves a match alone. */
export function rewrite(normal: NormalText, pattern: RegExp, replace: (match: RegExpExecArray) => string | undefined): NormalText {
  let text = ''
  const origin: number[] = []
  let end = 0
  for (const match of normal.text.matchAll(pattern)) {
    const wanted = replace(match)
    if (wanted === undefined) continue
    text += normal.text.slice(end, match.index) + wanted
    for (let index = end; index < match.index; index += 1) origin.push(normal.origin[index] ?? 0)
    const start = normal.origin[match.index] ?? 0
    const same = wanted.length === match[0].length
    for (let index = 0; index < wanted.length; index += 1) origin.push(same ? (normal.origin[match.index + index] ?? 0) : start)
    end = match.index + match[0].length
  }
  if (end === 0) return normal
  text += normal.text.slice(end)
  for (let index = end; index < normal.text.length; index += 1) origin.push(normal.origin[index] ?? 0)
  return { ...normal, text, origin }
}
