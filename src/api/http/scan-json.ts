/** How deep and how wide a body may be. */
export interface JsonLimits {
  readonly depth: number
  /** Values of every kind, all levels together: members and elements. */
  readonly values: number
}

const quote = 0x22
const backslash = 0x5c

/**
 * Whether a text is too deep or too wide to be read, found before it is parsed and without a stack: a small text of nothing but brackets keeps a parser,
 * and all who walk what it made, busy for seconds. Says nothing of whether it is JSON at all.
 */
export function exceedsJson(text: string, { depth: deepest, values: most }: JsonLimits): boolean {
  let depth = 0
  let values = 1
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at + 1)
        break
      case 0x5b: // [
      case 0x7b: // {
        depth += 1
        values += 1
        if (depth > deepest) return true
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1
        break
      case 0x2c: // ,
        values += 1
        break
    }
    if (values > most) return true
  }
  return false
}

/** The place of the quotation mark that ends a string; the text's end when none does. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1
    if (slashes % 2 === 0) return at
  }
  return text.length
}
