import { unmarkedUtf16 } from './unmarked-utf16.ts'

/** What the first bytes of a file say it is, whatever its name says. */
export type FileFormat = 'zip' | 'ole' | 'pdf' | 'markup' | 'binary' | 'text'

const SIGNATURES: readonly (readonly [FileFormat, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
]

export function detectFormat(bytes: Uint8Array): FileFormat {
  for (const [format, signature] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) return format
  }
  const head = bytes.subarray(0, 4096)
  if (isUtf16(head) || unmarkedUtf16(bytes) !== undefined) return 'text'
  if (head.includes(0)) return 'binary'
  return /^(?:\uFEFF|\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|table|\?xml|mso)/i.test(Buffer.from(head).toString('latin1'))
    ? 'markup'
    : 'text'
}

/** An OLE file is an old .xls/.doc, or a newer file behind a password: those carry a stream of this name. */
export function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}
