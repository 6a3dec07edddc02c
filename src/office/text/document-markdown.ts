import type { DocumentText } from './document-text.ts'
import { layOutTables } from './lay-out-tables.ts'

/**
 * A document as the Markdown that a report is written in: headings by the document's own styles, else by how offices number them; lists; tables; each
 * paragraph a block of its own. Of a text file, whose lines may break a sentence, blocks stay what they are.
 */
export function documentMarkdown(document: DocumentText): string {
  const { text, lineOf } = layOutTables(document)
  const marks = new Map<number, string>()
  for (const [line, level] of document.levels ?? []) marks.set(lineOf(line + 1) - 1, `${'#'.repeat(level)} `)
  for (const line of document.items ?? []) if (!marks.has(lineOf(line + 1) - 1)) marks.set(lineOf(line + 1) - 1, '- ')
  if (!document.whole) return text.trim() === '' ? '' : `${text.trim()}\n`
  const blocks: string[] = []
  let before = ''
  text.split('\n').forEach((raw, index) => {
    const words = plainLine(raw)
    if (words === '') return
    const line = words.startsWith('|') ? words : `${marks.get(index) ?? headingMark(words)}${words}`
    const joined = (line.startsWith('|') && before.startsWith('|')) || (line.startsWith('- ') && before.startsWith('- '))
    blocks.push(blocks.length === 0 ? line : `${joined ? '\n' : '\n\n'}${line}`)
    before = line
  })
  return blocks.length === 0 ? '' : `${blocks.join('')}\n`
}

/** 一、 and （一） begin headings when they stand alone. */
export function headingMark(words: string): '' | '# ' | '## ' {
  if (words.length > 60 || /[。；;]/.test(words)) return ''
  if (/^[一二三四五六七八九十]+、/.test(words)) return '# '
  return /^[（(][一二三四五六七八九十]+[）)]/.test(words) ? '## ' : ''
}

function plainLine(raw: string): string {
  return raw
    .replace(/^\uFEFF?[\s\u3000]+/, '')
    .replace(/\t/g, ' ')
    .trimEnd()
}
