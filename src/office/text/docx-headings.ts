import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { DocxHandler, DocxPackage, DocxTag } from './docx-package.ts'

export type HeadingLevel = 1 | 2 | 3 | 4

const styles = 'word/styles.xml'

/** Which styles of a .docx are headings, by their ids: Word calls the first `1` or `Heading1`, WPS `2`; what they are named or their outline level says it. */
export function readHeadingStyles(document: DocxPackage): ReadonlyMap<string, HeadingLevel> {
  const reader = new StyleReader()
  if (document.parts.includes(styles)) document.walk(styles, reader)
  return reader.levels
}

class StyleReader implements DocxHandler {
  readonly levels = new Map<string, HeadingLevel>()
  private style = ''

  open(tag: DocxTag): void {
    if (tag.name === 'style') this.style = tag.attribute('type') === 'paragraph' ? (tag.attribute('styleId') ?? '') : ''
    else if (this.style === '') return
    else if (tag.name === 'name') this.keep(/^(?:heading|标题) ?([1-9])$/i.exec(tag.attribute('val') ?? '')?.[1])
    else if (tag.name === 'outlineLvl') this.keep(outlineDigit(tag))
  }

  close(name: string): void {
    if (name === 'style') this.style = ''
  }

  text(): void {}

  private keep(digit: string | undefined): void {
    const level = headingLevel(digit)
    if (level !== undefined) this.levels.set(this.style, level)
  }
}

/** The level that an outline level says, which counts from 0; 9 is body text. */
export function outlineDigit(tag: DocxTag): string | undefined {
  const written = tag.attribute('val') ?? ''
  return /^[0-8]$/.test(written) ? String(wholeNumber(written) + 1) : undefined
}

/** Reports have four levels; what lies deeper is of the fourth. */
export function headingLevel(digit: string | undefined): HeadingLevel | undefined {
  if (digit === undefined) return undefined
  return digit === '1' ? 1 : digit === '2' ? 2 : digit === '3' ? 3 : 4
}
