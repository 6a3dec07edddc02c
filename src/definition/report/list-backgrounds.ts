import type { CompiledBackground, Template } from './types.ts'

const sentenceEnd = /[。；！？\n]/

/** Every {{背景:…}} of a template, in its order, with the sentence that it stands in. */
export function listBackgrounds({ source, tokens }: Pick<Template, 'source' | 'tokens'>): readonly CompiledBackground[] {
  // A mark within a token ends no sentence.
  let blanked = source
  for (const { offset, length } of tokens) blanked = blanked.slice(0, offset) + '字'.repeat(length) + blanked.slice(offset + length)
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
