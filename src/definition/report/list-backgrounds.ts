import type { CompiledBackground, Template } from './types.ts'

const sentenceEnd = /[。；！？\n]/

/** Every {{背景:…}} of a template, in its order, with the sentence that it stands in. */
export function listBackgrounds({ source, tokens }: Pick<Template, 'source' | 'tokens'>): readonly CompiledBackground[] {
  if (!tokens.some(({ type }) => type === 'background')) return []
  const blanked = withoutTokens(source, tokens)
  return tokens.flatMap((token): readonly CompiledBackground[] => {
    if (token.type !== 'background') return []
    const { at, words, offset, length } = token
    let from = offset
    while (from > 0 && !sentenceEnd.test(blanked.charAt(from - 1))) from -= 1
    const rest = blanked.slice(offset + length).search(sentenceEnd)
    const to = rest < 0 ? source.length : offset + length + rest
    return [{ at, words, source: token.source, sentence: source.slice(from, to).trim() }]
  })
}

/** The source with as many plain characters in place of each token: a mark within one ends no sentence. */
function withoutTokens(source: string, tokens: Template['tokens']): string {
  const pieces: string[] = []
  let from = 0
  for (const { offset, length } of tokens) {
    pieces.push(source.slice(from, offset), '字'.repeat(length))
    from = offset + length
  }
  return [...pieces, source.slice(from)].join('')
}
