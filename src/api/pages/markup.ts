/** Text that is markup already; everything else is escaped where it is put in. */
export interface Markup {
  readonly markup: string
}

type Content = Markup | string | number | undefined | readonly Content[]

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Markup with what it holds: texts escaped for content and for quoted attributes alike, markup and lists of it as they are, nothing for `undefined`. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { markup: parts.map((part, index) => (index === 0 ? part : written(contents[index - 1]) + part)).join('') }
}

function written(content: Content): string {
  if (content === undefined) return ''
  if (typeof content === 'string' || typeof content === 'number') return String(content).replace(/[&<>"']/g, (one) => escapes[one] ?? one)
  return 'markup' in content ? content.markup : content.map(written).join('')
}
