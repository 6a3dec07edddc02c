import { crc32 } from 'node:zlib'
import { Deflate } from 'fflate'
import { combineCrc } from './combine-crc.ts'
import type { PackedPart } from './read-zip.ts'

/** One part being written, piece by piece. */
export interface ZipPart {
  /** Takes the bytes over before it comes back: they may be written over. */
  write(piece: Uint8Array): void
  /** `head` stands before all that was written: at most 65,535 bytes that nobody knew at the beginning. */
  end(head?: Uint8Array): void
}

export interface ZipWriter {
  begin(name: string): ZipPart
  add(name: string, bytes: Uint8Array): void
  /** A part of another package, as it is packed there. */
  copy(name: string, part: PackedPart): void
  /** The whole file. Nothing may be added afterwards. */
  finish(): Uint8Array
}

interface WrittenPart {
  readonly name: Buffer
  readonly packed: readonly Uint8Array[]
  readonly packedSize: number
  readonly size: number
  readonly crc: number
  readonly method: number
}

const DEFLATED = 8

/** 1980-01-01 00:00, the first moment a zip can name: the same content gives the same bytes whenever and wherever it is written. */
const DOS_DATE = 0x0021
const UTF8_NAMES = 0x0800

/**
 * Writes a zip whose bytes depend on its content only: fixed times, order as added, and a compressor written in JavaScript, whose output does
 * not differ between processors as the system's zlib may.
 */
export function createZip(options: { readonly level?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 } = {}): ZipWriter {
  const parts: WrittenPart[] = []
  const begin = (name: string): ZipPart => {
    const packed: Uint8Array[] = []
    let size = 0
    let crc = 0
    const stream = new Deflate({ level: options.level ?? 6 }, (piece) => packed.push(piece))
    return {
      write: (piece) => {
        size += piece.length
        crc = crc32(piece, crc)
        stream.push(piece)
      },
      end: (head) => {
        stream.push(new Uint8Array(0), true)
        const whole = head === undefined ? packed : [storedBlock(head), head, ...packed]
        parts.push({
          name: Buffer.from(name),
          packed: whole,
          packedSize: whole.reduce((sum, piece) => sum + piece.length, 0),
          size: size + (head?.length ?? 0),
          crc: head === undefined ? crc : combineCrc(crc32(head), crc, size),
          method: DEFLATED,
        })
      },
    }
  }
  return {
    begin,
    add: (name, bytes) => {
      const part = begin(name)
      part.write(bytes)
      part.end()
    },
    copy: (name, { method, crc, size, bytes }) =>
      void parts.push({ name: Buffer.from(name), packed: [bytes], packedSize: bytes.length, size, crc, method }),
    finish: () => assemble(parts),
  }
}

/** What stands before bytes that are kept as they are, when other blocks follow. It ends with a whole byte, so that those need not be moved. */
function storedBlock({ length }: Uint8Array): Uint8Array {
  if (length > 0xffff) throw new Error('a stored block is no longer than 65,535 bytes')
  const block = Buffer.alloc(5)
  block.writeUInt16LE(length, 1)
  block.writeUInt16LE(0xffff - length, 3)
  return block
}

function assemble(parts: readonly WrittenPart[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const part of parts) {
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    writeCommon(header, 4, part)
    pieces.push(header, part.name, ...part.packed)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    writeCommon(entry, 6, part)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, part.name)
    offset += header.length + part.name.length + part.packedSize
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directorySize, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, ...directory, end])
}

/** The fields that a local header and a directory entry share, from `version needed` on. */
function writeCommon(target: Buffer, at: number, part: WrittenPart): void {
  target.writeUInt16LE(20, at)
  target.writeUInt16LE(UTF8_NAMES, at + 2)
  target.writeUInt16LE(part.method, at + 4)
  target.writeUInt16LE(0, at + 6)
  target.writeUInt16LE(DOS_DATE, at + 8)
  target.writeUInt32LE(part.crc, at + 10)
  target.writeUInt32LE(part.packedSize, at + 14)
  target.writeUInt32LE(part.size, at + 18)
  target.writeUInt16LE(part.name.length, at + 22)
}
