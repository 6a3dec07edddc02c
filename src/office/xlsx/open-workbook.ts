import { FileRefusal } from '../file/file-refusal.ts'
import type { TableProblem } from '../file/table-problem.ts'
import { createXmlScanner, type XmlHandler } from '../xml/scan-xml.ts'
import { openZip, ZIP_LIMITS, type ZipFile, type ZipLimits } from '../zip/read-zip.ts'
import type { NumberKind } from './number-format.ts'
import { createSharedStringsHandler } from './read-shared-strings.ts'
import { createStylesHandler } from './read-styles.ts'
import { createSheetHandler, type RowVisitor } from './scan-sheet.ts'
import { noteLayout, type SheetLayout } from './sheet-layout.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly hidden: boolean
  /** Reads the rows in the order of the file. Cells that cannot be read as they stand are named in `problems`; what is in no cell goes to `layout`. */
  readRows(visit: RowVisitor, problems: TableProblem[], layout?: SheetLayout): void
}

interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
  readonly relation: string
}

/** Opens an .xlsx: its sheets are known, their rows are read when asked for. */
export function openWorkbook(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): readonly WorkbookSheet[] {
  const zip = openZip(bytes, limits)
  const main = findWorkbookPart(zip)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = readRelations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder)
  const entries: SheetEntry[] = []
  let date1904 = false
  scanPart(zip, main, {
    open(tag) {
      if (tag.name === 'workbookPr') date1904 = /^(?:1|true)$/.test(tag.attribute('date1904') ?? '')
      else if (tag.name === 'sheet') {
        entries.push({
          name: tag.attribute('name') ?? '',
          hidden: /hidden/i.test(tag.attribute('state') ?? ''),
          relation: tag.attribute('id') ?? '',
        })
      }
    },
    close() {},
    text() {},
  })

  let shared: readonly string[] | undefined
  let kinds: readonly NumberKind[] | undefined
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((one) => one.type === type && zip.has(one.target))?.target
  return entries.flatMap(({ name, hidden, relation }) => {
    const part = relations.get(relation)
    if (part?.type !== 'worksheet' || !zip.has(part.target)) return []
    const readRows: WorkbookSheet['readRows'] = (visit, problems, layout) => {
      shared ??= collect(zip, partOf('sharedStrings'), createSharedStringsHandler)
      kinds ??= collect(zip, partOf('styles'), createStylesHandler)
      const cells = createSheetHandler({ sheet: name, strings: shared, kinds, date1904 }, visit, problems)
      scanPart(zip, part.target, layout === undefined ? cells : noteLayout(cells, layout))
    }
    return [{ name, hidden, readRows }]
  })
}

function collect<T>(zip: ZipFile, part: string | undefined, createHandler: (into: T[]) => XmlHandler): readonly T[] {
  const into: T[] = []
  if (part !== undefined) scanPart(zip, part, createHandler(into))
  return into
}

function scanPart(zip: ZipFile, part: string, handler: XmlHandler): void {
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

/** Relations by id; `type` is the last word of its address, the same in transitional and strict files. Targets are paths in the zip. */
function readRelations(zip: ZipFile, part: string, folder: string): Map<string, { readonly type: string; readonly target: string }> {
  const relations = new Map<string, { type: string; target: string }>()
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
