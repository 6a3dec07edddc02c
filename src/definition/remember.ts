/**
 * A pure function of a text that is asked the same again and again, as every edit of a report asks of all that was not edited. Keeps at most `most` answers;
 * when they are full it begins anew.
 */
export function remember<Answer>(most: number, work: (text: string) => Answer): (text: string) => Answer {
  return rememberBy(most, (text: string) => text, work)
}

/** The same of anything that `keyOf` tells apart: two of one key must have one answer. */
export function rememberBy<Asked, Answer>(
  most: number,
  keyOf: (asked: Asked) => string,
  work: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
  const known = new Map<string, { readonly answer: Answer }>()
  return (asked) => {
    const key = keyOf(asked)
    const before = known.get(key)
    if (before !== undefined) return before.answer
    const answer = work(asked)
    if (known.size >= most) known.clear()
    known.set(key, { answer })
    return answer
  }
}
