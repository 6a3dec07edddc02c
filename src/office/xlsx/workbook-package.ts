import { FileRefusal } from '../file/file-refusal.ts'
import { createXmlScanner, type XmlHandler } from '../xml/scan-xml.ts'
import type { ZipFile } from '../zip/read-zip.ts'

/** Where the parts of a workbook lie in its package. */
export interface WorkbookPackage {
  /** The workbook's own part: `xl/workbook.xml`. */
  readonly main: string
  readonly date1904: boolean
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[]
  /** The part that the workbook is related to in this way: `styles`, `sharedStrings`, `calcChain`. */
  partOf(type: string): string | undefined
}

/** A part that another is related to; `type` is the last word of the relation's address, the same in transitional and strict files. */
export interface RelatedPart {
  readonly type: string
  readonly target: string
}

/** Finds the parts of a workbook. Throws FileRefusal when the package holds none. */
export function readWorkbookPackage(zip: ZipFile): WorkbookPackage {
  const main = findWorkbookPart(zip)
  const relations = relatedParts(zip, main)
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let date1904 = false
  scanPart(zip, main, {
    open(tag) {
      if (tag.name === 'workbookPr') date1904 = /^(?:1|true)$/.test(tag.attribute('date1904') ?? '')
      else if (tag.name === 'sheet') {
        sheets.push({
          name: tag.attribute('name') ?? '',
          hidden: /hidden/i.test(tag.attribute('state') ?? ''),
          relation: tag.attribute('id') ?? '',
        })
      }
    },
    close() {},
    text() {},
  })
  return {
    main,
    date1904,
    sheets: sheets.flatMap(({ name, hidden, relation }) => {
      const part = relations.get(relation)
      return part?.type === 'worksheet' && zip.has(part.target) ? [{ name, hidden, part: part.target }] : []
    }),
    partOf: (type) => [...relations.values()].find((one) => one.type === type && zip.has(one.target))?.target,
  }
}

/** What a part is related to, by id. Targets are paths in the zip. */
export function relatedParts(zip: ZipFile, part: string): ReadonlyMap<string, RelatedPart> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return readRelations(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, folder)
}

/** Hands a part's XML to a handler. */
export function scanPart(zip: ZipFile, part: string, handler: XmlHandler): void {
  const scanner = createXmlScanner(handler)
  zip.read(part, (piece) => scanner.push(piece))
  scanner.end()
}

function findWorkbookPart(zip: ZipFile): string {
  const relations = zip.has('_rels/.rels') ? [...readRelations(zip, '_rels/.rels', '').values()] : []
  const named = relations.find((one) => one.type === 'officeDocument')?.target
  for (const part of [named, 'xl/workbook.xml']) {
    if (part !== undefined && zip.has(part) && !/\.bin$|^word\/|^ppt\//.test(part)) return part
  }
  throw new FileRefusal('wrong-format', '这个文件不是 .xlsx 表格（可能是 .ods、.xlsb 或别的文件），请用 Excel 或 WPS 另存为 .xlsx 再试。')
}

function readRelations(zip: ZipFile, part: string, folder: string): Map<string, RelatedPart> {
  const relations = new Map<string, RelatedPart>()
  if (!zip.has(part)) return relations
  scanPart(zip, part, {
    open(tag) {
      if (tag.name !== 'Relationship') return
      const type = tag.attribute('Type') ?? ''
      const target = tag.attribute('Target') ?? ''
      relations.set(tag.attribute('Id') ?? '', { type: type.slice(type.lastIndexOf('/') + 1), target: resolvePath(folder, target) })
    },
    close() {},
    text() {},
  })
  return relations
}

function resolvePath(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
