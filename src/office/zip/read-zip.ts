import { crc32, inflateRawSync } from 'node:zlib'
import { Inflate } from 'fflate'
import { FileRefusal } from '../file/file-refusal.ts'

/** How much a file may unfold to: a few kilobytes of zip can hold terabytes of nothing. */
export interface ZipLimits {
  readonly entries: number
  /** Bytes of one part, unpacked. */
  readonly partBytes: number
}

export const ZIP_LIMITS: ZipLimits = { entries: 10_000, partBytes: 1_024 * 1_024 * 1_024 }

interface ZipEntry {
  readonly method: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  readonly headerOffset: number
}

export interface ZipFile {
  readonly names: readonly string[]
  has(name: string): boolean
  /** Gives a part's bytes piece by piece; a piece is only valid during the call. Throws FileRefusal when the part is damaged or too large. */
  read(name: string, visit: (piece: Uint8Array) => void): void
  /** A whole small part. */
  readAll(name: string): Uint8Array
  /** A part as it is packed, to be copied into another package without being unpacked. */
  readPacked(name: string): PackedPart
}

/** The packed bytes of a part, by which method, and what they unpack to. */
export interface PackedPart {
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly bytes: Uint8Array
}

const PIECE = 32 * 1024
/** Parts up to so many bytes are unpacked at once, by the engine's own code: a fifth of the time. Larger ones piece by piece: they would fill the memory. */
const AT_ONCE = 96 * 1024 * 1024
const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const ENTRY = 0x02014b50
const HEADER = 0x04034b50

/** Opens a zip by its central directory; parts are unpacked only when read. */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): ZipFile {
  const entries = readDirectory(bytes, limits)
  const get = (name: string): ZipEntry => {
    const entry = entries.get(name)
    if (entry === undefined) throw damaged(`缺少 ${name}`)
    return entry
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read: (name, visit) => readPart(bytes, get(name), limits, visit),
    readAll: (name) => {
      const pieces: Uint8Array[] = []
      readPart(bytes, get(name), limits, (piece) => pieces.push(piece.slice()))
      return Buffer.concat(pieces)
    },
    readPacked: (name) => {
      const { method, crc, size, ...entry } = get(name)
      return { method, crc, size, bytes: packedBytes(bytes, entry) }
    },
  }
}

function damaged(detail: string, cause?: unknown): FileRefusal {
  return new FileRefusal('damaged', `文件不完整或已损坏（${detail}），请重新导出或重新传送后再试。`, { cause })
}

function readDirectory(bytes: Uint8Array, limits: ZipLimits): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, offset } = findDirectory(bytes, view)
  if (count > limits.entries) throw new FileRefusal('too-large', `压缩包内的部件多于 ${limits.entries} 个，未读取。`)
  const entries = new Map<string, ZipEntry>()
  let at = offset
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged('目录读不出')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8')
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new FileRefusal('encrypted', '文件设有密码，请去掉密码后另存再试。')
    const entry = {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    }
    entries.set(name.replace(/^\//, '').replaceAll('\\', '/'), widen(entry, view, at + 46 + nameLength, extraLength))
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

function findDirectory(bytes: Uint8Array, view: DataView): { count: number; offset: number } {
  const lowest = Math.max(0, bytes.length - 22 - 65_535)
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue
    if (at >= 20 && view.getUint32(at - 20, true) === LOCATOR64) {
      const at64 = wide(view, at - 20 + 8)
      if (at64 + 56 > bytes.length || view.getUint32(at64, true) !== END64) throw damaged('目录读不出')
      return { count: wide(view, at64 + 32), offset: wide(view, at64 + 48) }
    }
    return { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) }
  }
  throw damaged('没有结尾')
}

function wide(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 4_294_967_296
}

/** Zip64: sizes that do not fit 32 bits stand in an extra field, in this order, each only when its short form is full. */
function widen(entry: ZipEntry, view: DataView, extraAt: number, extraLength: number): ZipEntry {
  let at = extraAt
  const end = Math.min(extraAt + extraLength, view.byteLength)
  while (at + 4 <= end) {
    const id = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (id === 1) {
      let field = at + 4
      const take = (short: number): number => {
        if (short !== 0xffffffff || field + 8 > end) return short
        field += 8
        return wide(view, field - 8)
      }
      const size = take(entry.size)
      const compressedSize = take(entry.compressedSize)
      return { ...entry, size, compressedSize, headerOffset: take(entry.headerOffset) }
    }
    at += 4 + length
  }
  return entry
}

function packedBytes(bytes: Uint8Array, entry: Pick<ZipEntry, 'headerOffset' | 'compressedSize'>): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerOffset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== HEADER) throw damaged('部件读不出')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const end = start + entry.compressedSize
  if (end > bytes.length) throw damaged('部件不全')
  return bytes.subarray(start, end)
}

function readPart(bytes: Uint8Array, entry: ZipEntry, limits: ZipLimits, visit: (piece: Uint8Array) => void): void {
  const packed = packedBytes(bytes, entry)
  if (entry.size > limits.partBytes) throw tooLarge()
  let length = 0
  let sum = 0
  const take = (piece: Uint8Array): void => {
    length += piece.length
    if (length > limits.partBytes) throw tooLarge()
    sum = crc32(piece, sum)
    if (piece.length > 0) visit(piece)
  }
  if (entry.method === 0) take(packed)
  else if (entry.method === 8) {
    const whole = inflateAtOnce(packed, entry.size)
    if (whole !== undefined) take(whole)
    else inflate(packed, take)
  } else throw damaged(`压缩方式 ${entry.method} 不认识`)
  if (length !== entry.size || sum !== entry.crc) throw damaged('校验不符')
}

function tooLarge(): FileRefusal {
  return new FileRefusal('too-large', '文件展开后过大，未读取。请分成几份再试。')
}

/**
 * The whole part, with room for one byte more than the directory says: with less it would be put together of pieces. Undefined for a part that is too large
 * for that, is longer than it says, or damaged: piece by piece it is found out what is wrong.
 */
function inflateAtOnce(packed: Uint8Array, size: number): Uint8Array | undefined {
  if (size > AT_ONCE) return undefined
  try {
    return inflateRawSync(packed, { chunkSize: Math.max(64, size + 1), maxOutputLength: size + 1 })
  } catch {
    return undefined
  }
}

/** Small pieces in, so that what comes out at once stays small whatever the compression. */
function inflate(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  let reading = false
  const stream = new Inflate((piece) => {
    reading = false
    take(piece)
    reading = true
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += PIECE) {
      reading = true
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
    }
  } catch (error) {
    if (reading) throw damaged('解压失败', error)
    throw error
  }
}
