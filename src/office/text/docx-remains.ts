import { createXmlScanner, readXmlText } from '../xml/scan-xml.ts'
import type { XmlTag } from '../xml/xml-tag.ts'
import type { ZipFile } from '../zip/read-zip.ts'
import type { DocumentRemain } from './document-text.ts'

/** Names that programs write for themselves. */
const programs = /^(?:铅笔|qianbi|python-docx|apache poi|aspose.*|docx4j|un-named|unknown|microsoft.*|wps.*|openxml.*|libreoffice.*)?$/i
const changes = /^(?:ins|del|moveFrom|moveTo|pPrChange|rPrChange|tblPrChange|tcPrChange|trPrChange|sectPrChange|cellIns|cellDel)$/

/** Counts what was left in the running text: changes that nobody accepted, and words that are hidden. */
export class RemainCounter {
  private changes = 0
  private changeLine = 0
  private hidden = 0
  private hiddenLine = 0

  seeTag(tag: XmlTag, line: number): void {
    if (!changes.test(tag.name)) return
    if (this.changes++ === 0) this.changeLine = line
  }

  seeHidden(text: string, line: number): void {
    if (text.trim() === '') return
    if (this.hidden === 0) this.hiddenLine = line
    this.hidden += text.trim().length
  }

  found(): readonly DocumentRemain[] {
    return [
      ...(this.changes === 0 ? [] : [{ kind: 'change' as const, words: `${this.changes}处修订没有接受`, line: this.changeLine }]),
      ...(this.hidden === 0 ? [] : [{ kind: 'hidden' as const, words: `${this.hidden}个隐藏的字`, line: this.hiddenLine }]),
    ]
  }
}

/** What the other parts of a .docx tell: comments, and who wrote it. */
export function readPackageRemains(zip: ZipFile): readonly DocumentRemain[] {
  const comments = countComments(zip)
  const people = readPeople(zip)
  return [
    ...(comments === 0 ? [] : [{ kind: 'comment' as const, words: `${comments}条批注`, line: 1 }]),
    ...(people.length === 0 ? [] : [{ kind: 'author' as const, words: `作者姓名“${people.join('、')}”`, line: 1 }]),
  ]
}

function countComments(zip: ZipFile): number {
  const part = 'word/comments.xml'
  if (!zip.has(part)) return 0
  let count = 0
  scan(zip, part, (tag) => {
    if (tag.name === 'comment') count += 1
  })
  return count
}

function readPeople(zip: ZipFile): readonly string[] {
  const part = 'docProps/core.xml'
  if (!zip.has(part)) return []
  const people = new Set<string>()
  let field = ''
  scan(
    zip,
    part,
    (tag) => {
      field = tag.name
    },
    (text) => {
      if ((field === 'creator' || field === 'lastModifiedBy') && !programs.test(text.trim())) people.add(text.trim())
    },
  )
  return [...people]
}

function scan(zip: ZipFile, part: string, open: (tag: XmlTag) => void, text: (words: string) => void = () => undefined): void {
  const scanner = createXmlScanner({
    open,
    close: () => undefined,
    text: (bytes, start, end, literal) => text(readXmlText(bytes, start, end, literal)),
  })
  zip.read(part, (piece) => scanner.push(piece))
  scanner.end()
}
