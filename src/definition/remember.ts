/**
 * A pure function of a text that is asked the same again and again, as every edit of a report asks of all that was not edited. Keeps at most `most` answers;
 * when they are full it begins anew.
 */
export function remember<Answer>(most: number, work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.answer
    const answer = work(text)
    if (known.size >= most) known.clear()
    known.set(text, { answer })
    return answer
  }
}
