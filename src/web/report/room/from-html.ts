/** What was copied from Word, WPS or a web page, as the Markdown of a report: headings, lists, tables; each paragraph a block of its own. */
export function markdownOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const blocks: Block[] = []
  collect(body, blocks)
  return joinBlocks(blocks)
}

/** Lines that somebody copied as plain text: of a letter each is a paragraph; what is a template already stays what it is. */
export function markdownOfText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const isTemplate = /\{\{|^\||\n\n|^#{1,4} |^[-*] /m.test(text)
  if (lines.length === 1 || isTemplate) return lines.join('\n')
  return joinBlocks(lines.map((line) => ({ type: 'text', text: withHeading(line.replace(/\t/g, ' ').trim()) })))
}

interface Block {
  /** Items and rows stand together. */
  readonly type: 'text' | 'item' | 'row'
  readonly text: string
}

function joinBlocks(blocks: readonly Block[]): string {
  const kept = blocks.filter(({ text }) => text !== '')
  return kept
    .map(({ type, text }, index) => {
      const before = kept[index - 1]
      return before === undefined ? text : `${type !== 'text' && before.type === type ? '\n' : '\n\n'}${text}`
    })
    .join('')
}

const apart = new Set([
  'P',
  'DIV',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'BLOCKQUOTE',
  'SECTION',
  'ARTICLE',
  'PRE',
  'DL',
  'DT',
  'DD',
])
const skipped = new Set(['STYLE', 'SCRIPT', 'TITLE', 'META', 'LINK', 'XML', 'HEAD', 'IMG', 'O:P'])

function collect(parent: Element, blocks: Block[]): void {
  let loose = ''
  const flush = () => {
    for (const line of tidy(loose).split('\n')) blocks.push({ type: 'text', text: withHeading(line.trim()) })
    loose = ''
  }
  for (const node of parent.childNodes) {
    if (!(node instanceof Element)) loose += node.nodeType === 3 ? (node.textContent ?? '') : ''
    else if (skipped.has(node.tagName)) continue
    else if (apart.has(node.tagName) || hasBlocks(node)) {
      flush()
      addBlock(node, blocks)
    } else loose += inline(node)
  }
  flush()
}

const hasBlocks = (element: Element) => element.querySelector('p, div, h1, h2, h3, h4, h5, h6, ul, ol, table') !== null

function addBlock(element: Element, blocks: Block[]): void {
  const { tagName } = element
  if (tagName === 'TABLE') blocks.push(...rowsOf(element))
  else if (tagName === 'UL' || tagName === 'OL') addList(element, blocks)
  else if (tagName !== 'P' && !/^H[1-6]$/.test(tagName) && hasBlocks(element)) collect(element, blocks)
  else addParagraph(element, blocks)
}

function addParagraph(element: Element, blocks: Block[]): void {
  const level = levelOf(element)
  const marker = listMarker(element)
  const lines = tidy(inline(element)).split('\n')
  lines.forEach((line, index) => {
    const text = line.trim()
    if (text === '') return
    if (level !== undefined) blocks.push({ type: 'text', text: `${'#'.repeat(level)} ${text}` })
    else if (index > 0 || marker === undefined) blocks.push({ type: 'text', text: withHeading(text) })
    else if (/^\d{1,3}[.、)）]?$/.test(marker))
      blocks.push({ type: 'text', text: `${marker.replace(/[、)）]?$/, '').replace(/\.?$/, '.')}${text}` })
    else if (/[\p{Script=Han}\d（(]/u.test(marker)) blocks.push({ type: 'text', text: withHeading(`${marker}${text}`) })
    else blocks.push({ type: 'item', text: `- ${text}` })
  })
}

function addList(list: Element, blocks: Block[]): void {
  let number = Number(list.getAttribute('start') ?? '1')
  for (const item of list.children) {
    if (item.tagName === 'UL' || item.tagName === 'OL') addList(item, blocks)
    if (item.tagName !== 'LI') continue
    const own = item.cloneNode(true)
    if (own instanceof Element) {
      for (const inner of own.querySelectorAll('ul, ol, table')) inner.remove()
      const text = tidy(inline(own)).replace(/\n/g, ' ').trim()
      // A numbered item is a paragraph that begins with its number, as offices write them.
      if (text !== '')
        blocks.push(list.tagName === 'OL' ? { type: 'text', text: `${number}.${text}` } : { type: 'item', text: `- ${text}` })
    }
    number += 1
    for (const inner of item.children) if (/^(?:UL|OL|TABLE)$/.test(inner.tagName)) addBlock(inner, blocks)
  }
}

/** Word says it by the tag, WPS by the outline level, both by the name of the style. */
function levelOf(element: Element): 1 | 2 | 3 | 4 | undefined {
  const style = element.getAttribute('style') ?? ''
  const digit =
    /^H([1-6])$/.exec(element.tagName)?.[1] ??
    /^(?:Mso)?Heading(\d)/.exec(element.className)?.[1] ??
    /mso-outline-level:\s*(\d)/.exec(style)?.[1] ??
    /mso-style-name:\s*["']?(?:标题|heading) ?(\d)/i.exec(style)?.[1]
  if (digit === undefined) return undefined
  return digit === '1' ? 1 : digit === '2' ? 2 : digit === '3' ? 3 : 4
}

/** The bullet or the number that Word puts before an item as if it were text. */
function listMarker(element: Element): string | undefined {
  if (!/mso-list:\s*l\d/.test(element.getAttribute('style') ?? '') && !/MsoListParagraph/.test(element.className)) return undefined
  const mark = [...element.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''))
  const words = (mark?.textContent ?? '').replace(/[\s\u00a0]/g, '')
  mark?.remove()
  return words === '' ? undefined : words
}

function inline(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? ''
  if (!(node instanceof Element) || skipped.has(node.tagName)) return ''
  if (node.tagName === 'BR') return '\u2028'
  return [...node.childNodes].map(inline).join('')
}

/** Line breaks of the source are none of the text; between Chinese letters they are no space either. */
function tidy(text: string): string {
  return text
    .replace(
      /(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])[\t ]*\r?\n[\t ]*|[\t ]*\r?\n[\t ]*(?=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])/g,
      '',
    )
    .replace(/[\u00a0\t\r\n ]+/g, ' ')
    .replace(/(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]) (?=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])/g, '')
    .replace(/ ?\u2028 ?/g, '\n')
    .replace(/^[\s\u3000]+/gm, '')
}

function withHeading(text: string): string {
  if (text.length > 60 || /[。；;]/.test(text)) return text
  if (/^[一二三四五六七八九十]+、/.test(text)) return `# ${text}`
  return /^[（(][一二三四五六七八九十]+[）)]/.test(text) ? `## ${text}` : text
}

function rowsOf(table: Element): readonly Block[] {
  const grid: string[][] = []
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  rows.forEach((row, at) => {
    let column = 0
    for (const cell of row.children) {
      if (cell.tagName !== 'TD' && cell.tagName !== 'TH') continue
      while (grid[at]?.[column] !== undefined) column += 1
      const [wide, high] = [span(cell, 'colspan'), span(cell, 'rowspan')]
      for (let down = 0; down < high && at + down < rows.length; down += 1) {
        while (grid.length <= at + down) grid.push([])
        for (let right = 0; right < wide; right += 1) {
          const line = grid[at + down]
          if (line !== undefined) line[column + right] = down === 0 && right === 0 ? cellText(cell) : ''
        }
      }
      column += wide
    }
  })
  const width = Math.max(0, ...grid.map(({ length }) => length))
  if (width === 0) return []
  const written = grid.map((row) => `| ${Array.from({ length: width }, (_, column) => row[column] ?? '').join(' | ')} |`)
  return [written[0] ?? '', `|${' --- |'.repeat(width)}`, ...written.slice(1)].map((text) => ({ type: 'row', text }))
}

function cellText(cell: Element): string {
  return tidy(inline(cell)).replace(/\n/g, '').replaceAll('|', '／').trim()
}

function span(cell: Element, name: string): number {
  const written = Number(cell.getAttribute(name) ?? '1')
  return Number.isInteger(written) && written >= 1 ? Math.min(written, 60) : 1
}
