import { zipEntryNames } from './zip-entry-names.ts'

export interface FileType {
  readonly mediaType: string
  /** With which a file of this type is named. */
  readonly extensions: readonly string[]
}

const jpeg: FileType = { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] }
const png: FileType = { mediaType: 'image/png', extensions: ['png'] }
const webp: FileType = { mediaType: 'image/webp', extensions: ['webp'] }
const pdf: FileType = { mediaType: 'application/pdf', extensions: ['pdf'] }
const ofd: FileType = { mediaType: 'application/ofd', extensions: ['ofd'] }
const office = 'application/vnd.openxmlformats-officedocument'
const docx: FileType = { mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'] }
const xlsm: FileType = { mediaType: 'application/vnd.ms-excel.sheet.macroEnabled.12', extensions: ['xlsm'] }
const xlsx: FileType = { mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'] }

/** What may be kept, for the words of a refusal. */
export const acceptedFiles = '图片（jpg、png、webp）、PDF、OFD、Word（docx）、Excel（xlsx）'

/** The type of a file by its content, whatever its name says; undefined for all that is not kept, macros and passwords included. */
export function detectFileType(bytes: Uint8Array): FileType | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpeg
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return png
  if (startsWith(bytes, letters('RIFF')) && startsWith(bytes.subarray(8), letters('WEBP'))) return webp
  if (startsWith(bytes, letters('%PDF-'))) return pdf
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) ? typeOfPackage(zipEntryNames(bytes)) : undefined
}

/** A zip is a document only by what lies in it: OFD is GB/T 33190, .docx and .xlsx are ECMA-376. */
function typeOfPackage(names: readonly string[]): FileType | undefined {
  if (names.some((name) => /vbaProject/i.test(name))) return undefined
  if (names.includes('OFD.xml')) return ofd
  if (!names.includes('[Content_Types].xml')) return undefined
  if (names.includes('word/document.xml')) return docx
  return names.includes('xl/workbook.xml') ? xlsx : undefined
}

/** A workbook that is a department's form: it may hold the macros that the department has put into it. */
export function detectFormType(bytes: Uint8Array): FileType | undefined {
  const known = detectFileType(bytes)
  if (known !== undefined) return known === xlsx ? xlsx : undefined
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return undefined
  const names = zipEntryNames(bytes)
  return names.includes('[Content_Types].xml') && names.includes('xl/workbook.xml') ? xlsm : undefined
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}
