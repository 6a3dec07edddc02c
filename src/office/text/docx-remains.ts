import type { DocumentRemain } from './document-text.ts'
import type { DocxPackage, DocxTag } from './docx-package.ts'

/** Names that programs write for themselves. */
const programs =
  /^(?:铅笔|qianbi|python-docx|apache poi|aspose.*|docx4j|un-named|unknown|author|user|administrator|microsoft.*|wps.*|openxml.*|libreoffice.*)?$/i
const changes = /^(?:ins|del|moveFrom|moveTo|pPrChange|rPrChange|tblPrChange|tcPrChange|trPrChange|sectPrChange|cellIns|cellDel)$/

/** Counts what was left in the running text: changes that nobody accepted and who made them, and words that are hidden. */
export class RemainCounter {
  readonly people = new Set<string>()
  private changes = 0
  private changeLine = 0
  private hidden = 0
  private hiddenLine = 0

  seeTag(tag: DocxTag, line: number): void {
    if (!changes.test(tag.name)) return
    this.seeAuthor(tag)
    if (this.changes++ === 0) this.changeLine = line
  }

  seeAuthor(tag: DocxTag): void {
    const name = tag.attribute('author')?.trim() ?? ''
    if (!programs.test(name)) this.people.add(name)
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

/** What the other parts of a .docx tell: comments, changes in headers and footers, and who wrote it. */
export function readPackageRemains(document: DocxPackage, running: RemainCounter): readonly DocumentRemain[] {
  const comments = countComments(document, running)
  for (const part of document.parts.filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name)))
    document.walk(part, { open: (tag) => running.seeTag(tag, 1), close: () => undefined, text: () => undefined })
  const people = [...new Set([...readPeople(document), ...running.people])]
  return [
    ...running.found(),
    ...(comments === 0 ? [] : [{ kind: 'comment' as const, words: `${comments}条批注`, line: 1 }]),
    ...(people.length === 0 ? [] : [{ kind: 'author' as const, words: `作者姓名“${people.join('、')}”`, line: 1 }]),
  ]
}

function countComments(document: DocxPackage, running: RemainCounter): number {
  const part = 'word/comments.xml'
  if (!document.parts.includes(part)) return 0
  let count = 0
  document.walk(part, {
    open: (tag) => {
      if (tag.name !== 'comment') return
      count += 1
      running.seeAuthor(tag)
    },
    close: () => undefined,
    text: () => undefined,
  })
  return count
}

/** 作者 and 最后一次保存者 of the file, and the 经理 that some templates fill in. */
function readPeople(document: DocxPackage): readonly string[] {
  const people = new Set<string>()
  for (const part of ['docProps/core.xml', 'docProps/app.xml'].filter((name) => document.parts.includes(name))) {
    let field = ''
    document.walk(part, {
      open: (tag) => {
        field = tag.name
      },
      close: () => {
        field = ''
      },
      text: (words) => {
        if (/^(?:creator|lastModifiedBy|Manager)$/.test(field) && !programs.test(words.trim())) people.add(words.trim())
      },
    })
  }
  return [...people]
}
