import { escapeXml } from '../xml/escape-xml.ts'
import { openZip } from '../zip/read-zip.ts'
import { createZip } from '../zip/write-zip.ts'
import { fontTablePart } from './fonts.ts'

/** Takes out of a .docx what depends on when and where it was written: times of its parts, their order, the dates of its properties. */
export function normalisePackage(bytes: Uint8Array, facts: { readonly title: string; readonly asOf: string }): Uint8Array {
  const zip = openZip(bytes)
  const written = createZip()
  // Readers look for this part first.
  const first = '[Content_Types].xml'
  const rest = zip.names.filter((name) => name !== first && !name.endsWith('/')).sort((a, b) => (a < b ? -1 : 1))
  for (const name of [first, ...rest]) {
    if (name === 'docProps/core.xml') written.add(name, Buffer.from(corePart(facts)))
    else if (name === 'word/fontTable.xml') written.add(name, Buffer.from(fontTablePart()))
    else written.add(name, zip.readAll(name))
  }
  return written.finish()
}

/** The document is as old as what it says: its dates are the instant whose state was read. */
function corePart({ title, asOf }: { readonly title: string; readonly asOf: string }): string {
  const instant = `${asOf.slice(0, 19)}Z`
  const date = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>铅笔</dc:creator><cp:lastModifiedBy>铅笔</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `${date('created')}${date('modified')}</cp:coreProperties>`,
  ].join('')
}
