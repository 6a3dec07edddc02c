import { unzipSync } from 'fflate'
import type { DocxHandler, DocxPackage } from '../office/text/docx-package.ts'

/** A part that unpacks to more than this is no report. */
const largest = 64 * 1024 * 1024
const read = /^(?:word\/(?:document|comments|footnotes|endnotes|header\d*|footer\d*)|docProps\/(?:core|app))\.xml$/

/** The parts of a .docx, unpacked and parsed by the browser. Throws for what is no zip. */
export function unpackDocx(bytes: Uint8Array): DocxPackage {
  const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => read.test(name) && originalSize <= largest })
  return {
    parts: Object.keys(parts),
    walk(part, handler) {
      const xml = new TextDecoder().decode(parts[part])
      const document = new DOMParser().parseFromString(xml, 'text/xml')
      if (document.getElementsByTagName('parsererror').length > 0) throw new Error('not well-formed')
      walk(document, handler)
    },
  }
}

/** In the order of the text, without recursion: tables within tables can be deep. */
function walk(document: Document, handler: DocxHandler): void {
  const root: Node | null = document.documentElement
  let node: Node | null = root
  while (node !== null) {
    open(node, handler)
    let next: Node | null = node.firstChild
    while (next === null && node !== null) {
      if (node instanceof Element) handler.close(node.localName)
      if (node === root) return
      next = node.nextSibling
      if (next === null) node = node.parentNode
    }
    node = next
  }
}

function open(node: Node, handler: DocxHandler): void {
  if (node instanceof Element) handler.open({ name: node.localName, attribute: (name) => attributeOf(node, name) })
  else if (node instanceof CharacterData) handler.text(node.data)
}

function attributeOf(element: Element, name: string): string | undefined {
  return Array.from(element.attributes).find(({ localName }) => localName === name)?.value
}
