import { detectFormat, isEncryptedPackage } from '../../file/detect-format.ts'
import { FileRefusal } from '../../file/file-refusal.ts'

/** Refuses what is no workbook that can be filled in, in words that say what to do. */
export function assertFillable(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new FileRefusal('empty', '文件是空的。')
  const format = detectFormat(bytes)
  if (format === 'zip') return
  if (format === 'ole') {
    if (isEncryptedPackage(bytes)) throw new FileRefusal('encrypted', '文件设有密码，请去掉密码后另存为 .xlsx 再试。')
    throw new FileRefusal('old-format', '这是旧格式的表格（.xls 或 .et），请用 Excel 或 WPS 另存为 .xlsx 再试。')
  }
  if (format === 'markup') throw new FileRefusal('wrong-format', '这是网页格式的表格，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。')
  throw new FileRefusal('wrong-format', '这个文件不是 .xlsx 表格，或已损坏。请用 Excel 或 WPS 另存为 .xlsx 再试。')
}
