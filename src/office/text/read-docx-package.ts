import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { CellPlace, DocumentText } from './document-text.ts'
import { type HeadingLevel, headingLevel, outlineDigit, readHeadingStyles } from './docx-headings.ts'
import type { DocxHandler, DocxPackage, DocxTag } from './docx-package.ts'
import { RemainCounter, readPackageRemains } from './docx-remains.ts'

const body = 'word/document.xml'
/** Read behind the body: their words are part of the document. */
const notes = ['word/footnotes.xml', 'word/endnotes.xml']

/** The paragraphs of a .docx, one a line: as the document reads with its changes accepted, without field codes and hidden words; undefined for another package. */
export function readDocxPackage(document: DocxPackage): DocumentText | undefined {
  if (!document.parts.includes(body)) return undefined
  const reader = new DocxTextReader(readHeadingStyles(document))
  document.walk(body, reader)
  for (const part of notes.filter((name) => document.parts.includes(name))) document.walk(part, reader)
  return {
    text: reader.lines.join('\n'),
    places: reader.places,
    whole: true,
    cells: reader.cells,
    levels: reader.levels,
    items: reader.items,
    remains: readPackageRemains(document, reader.remains),
  }
}

function readSpan(tag: DocxTag): number {
  const written = tag.attribute('val') ?? ''
  return /^[1-9]\d{0,2}$/.test(written) ? wholeNumber(written) : 1
}

class DocxTextReader implements DocxHandler {
  readonly lines: string[] = []
  readonly places: string[] = []
  readonly cells = new Map<number, CellPlace>()
  readonly levels = new Map<number, HeadingLevel>()
  readonly items = new Set<number>()
  private readonly headings: ReadonlyMap<string, HeadingLevel>
  /** Of the paragraph that is open, as its properties say. */
  private level: HeadingLevel | undefined
  private isItem = false
  readonly remains = new RemainCounter()
  /** Paragraphs that are open: one inside another where a text box stands in a paragraph. */
  private readonly openParagraphs: string[] = []
  private paragraphs = 0
  private tables = 0
  private tableDepth = 0
  private row = -1
  private column = 0
  private span = 1
  private fallback = 0
  /** Within properties of a paragraph, whose own mark may be hidden without a word being so. */
  private paragraphProperties = 0
  /** Within text that was moved away. */
  private moved = 0
  private hidden = false
  private taking = false

  constructor(headings: ReadonlyMap<string, HeadingLevel>) {
    this.headings = headings
  }

  open(tag: DocxTag): void {
    this.remains.seeTag(tag, this.lines.length + 1)
    switch (tag.name) {
      case 'p':
        this.openParagraphs.push('')
        this.level = undefined
        this.isItem = false
        return
      case 't':
        this.taking = true
        return
      case 'r':
        this.hidden = false
        return
      case 'vanish':
        this.hidden ||= this.paragraphProperties === 0 && !/^(?:0|false|off)$/.test(tag.attribute('val') ?? '')
        return
      case 'tab':
        if (this.paragraphProperties === 0) this.append('\t')
        return
      case 'br':
      case 'cr':
        this.append('\n')
        return
      case 'noBreakHyphen':
        this.append('-')
        return
      case 'Fallback':
        this.fallback += 1
        return
      case 'moveFrom':
        this.moved += 1
        return
      case 'pPr':
        this.paragraphProperties += 1
        return
      default:
        if (this.paragraphProperties > 0) this.seeStyle(tag)
        else this.openTable(tag)
    }
  }

  private seeStyle(tag: DocxTag): void {
    if (tag.name === 'pStyle') this.level ??= this.headings.get(tag.attribute('val') ?? '')
    else if (tag.name === 'outlineLvl') this.level = headingLevel(outlineDigit(tag)) ?? this.level
    else if (tag.name === 'numPr') this.isItem = true
  }

  close(name: string): void {
    switch (name) {
      case 't':
        this.taking = false
        return
      case 'r':
        this.hidden = false
        return
      case 'Fallback':
        this.fallback -= 1
        return
      case 'moveFrom':
        this.moved -= 1
        return
      case 'pPr':
        this.paragraphProperties -= 1
        return
      case 'tbl':
        this.tableDepth -= 1
        return
      case 'tc':
        if (this.tableDepth === 1) this.column += this.span
        return
      case 'p':
        this.closeParagraph()
    }
  }

  text(words: string): void {
    if (this.taking) this.append(words)
  }

  private openTable(tag: DocxTag): void {
    if (tag.name === 'tbl' && this.tableDepth++ === 0) {
      this.tables += 1
      this.row = -1
    } else if (this.tableDepth !== 1) return
    else if (tag.name === 'tr') {
      this.row += 1
      this.column = 0
    } else if (tag.name === 'tc') this.span = 1
    else if (tag.name === 'gridSpan') this.span = Math.max(1, readSpan(tag))
  }

  private append(text: string): void {
    const last = this.openParagraphs.length - 1
    if (last < 0 || this.fallback > 0 || this.moved > 0) return
    if (this.hidden) this.remains.seeHidden(text, this.lines.length + 1)
    else this.openParagraphs[last] += text
  }

  private closeParagraph(): void {
    const text = this.openParagraphs.pop() ?? ''
    if (this.fallback > 0) return
    this.paragraphs += 1
    if (this.tableDepth === 0 && text.trim() !== '') {
      if (this.level !== undefined) this.levels.set(this.lines.length, this.level)
      else if (this.isItem) this.items.add(this.lines.length)
    }
    for (const line of text.split('\n')) {
      if (this.tableDepth === 1) this.cells.set(this.lines.length, { table: this.tables - 1, row: this.row, column: this.column })
      this.lines.push(line)
      this.places.push(this.tableDepth > 0 ? `表${this.tables}` : `第${this.paragraphs}段`)
    }
  }
}
