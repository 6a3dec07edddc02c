/**
 * Full-width letters, digits and signs as half-width ones, and what else is one sign in two forms (NFKC). But what only turns into a digit is none: behind a
 * figure ① and ² are marks of a note, and 100② is neither 1002 nor 100. They stay as they are, for whoever reads on to refuse.
 */
export function halfWidth(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (sign) => {
    const half = sign.normalize('NFKC')
    return /\d/.test(half) && !/[０-９]/.test(sign) ? sign : half
  })
}
