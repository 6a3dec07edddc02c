/** A picture with nothing in it but the picture. */
export interface PlainPicture {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  readonly bytes: Uint8Array
}

/**
 * A JPEG, PNG or WebP without what a camera or a program wrote beside the picture: place, time, device, comments, small copies, films behind the end. Colours
 * stay as they are, and so does which side is up. Undefined for what is none of the three, or is broken.
 */
export function plainPicture(bytes: Uint8Array): PlainPicture | undefined {
  const from = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [mediaType, read] = from.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))
    ? (['image/jpeg', plainJpeg] as const)
    : from.subarray(0, 8).equals(pngHead)
      ? (['image/png', plainPng] as const)
      : (['image/webp', plainWebp] as const)
  const parts = read(from)
  return parts === undefined ? undefined : { mediaType, bytes: Buffer.concat(parts) }
}

const pngHead = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** JFIF, ICC profile, Adobe's colour transform. */
const keptApps: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee])

function plainJpeg(from: Buffer): readonly Buffer[] | undefined {
  const parts: Buffer[] = [from.subarray(0, 2)]
  for (let at = 2; at + 1 < from.length; ) {
    if (from[at] !== 0xff) return undefined
    const marker = from[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return [...parts, from.subarray(at, at + 2)]
    if (at + 4 > from.length) return undefined
    const end = at + 2 + from.readUInt16BE(at + 2)
    if (end > from.length) return undefined
    const segment = from.subarray(at, end)
    if (isKept(marker, segment)) parts.push(segment)
    else if (marker === 0xe1) parts.push(...turnOnly(segment))
    at = end
    if (marker !== 0xda) continue
    const next = endOfScan(from, at)
    parts.push(from.subarray(at, next))
    at = next
  }
  return undefined
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === 0xe2) return segment.subarray(4, 16).toString('latin1') === 'ICC_PROFILE\0'
  return marker === 0xfe || (marker >= 0xe0 && marker <= 0xef) ? keptApps.has(marker) : true
}

/** Behind the data of a scan stands the next marker: neither a stuffed byte nor a restart. */
function endOfScan(from: Buffer, begin: number): number {
  for (let at = begin; at + 1 < from.length; at += 1) {
    const next = from[at + 1] ?? 0
    if (from[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return from.length
}

/** Of what a camera wrote only which side is up (Exif 2.32, tag 274), where it is not the usual one. */
function turnOnly(segment: Buffer): readonly Buffer[] {
  if (segment.subarray(4, 10).toString('latin1') !== 'Exif\0\0') return []
  const tiff = segment.subarray(10)
  const little = tiff.subarray(0, 2).toString('latin1') === 'II'
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number): number => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = long(4)
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12
    const turn = short(at) === 0x0112 ? short(at + 8) : 0
    if (turn > 1 && turn <= 8) return [exifOfTurn(turn)]
  }
  return []
}

function exifOfTurn(turn: number): Buffer {
  const head = Buffer.of(0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0MM', 'latin1'), 0, 42, 0, 0, 0, 8)
  return Buffer.concat([head, Buffer.of(0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0)])
}

const keptChunks: ReadonlySet<string> = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'acTL', 'fcTL', 'fdAT'])

function plainPng(from: Buffer): readonly Buffer[] | undefined {
  const parts: Buffer[] = [pngHead]
  for (let at = 8; at + 12 <= from.length; ) {
    const end = at + 12 + from.readUInt32BE(at)
    if (end > from.length) return undefined
    const name = from.subarray(at + 4, at + 8).toString('latin1')
    // A capital at the beginning: no picture without it.
    if (/^[A-Z]/.test(name) || keptChunks.has(name)) parts.push(from.subarray(at, end))
    if (name === 'IEND') return parts
    at = end
  }
  return undefined
}

const keptRiff: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

function plainWebp(from: Buffer): readonly Buffer[] | undefined {
  const name = (at: number) => from.subarray(at, at + 4).toString('latin1')
  if (from.length < 20 || name(0) !== 'RIFF' || name(8) !== 'WEBP') return undefined
  const parts: Buffer[] = []
  for (let at = 12; at + 8 <= from.length; ) {
    const length = from.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > from.length) return undefined
    const chunk = Buffer.from(from.subarray(at, end))
    // The flags that promise Exif and XMP.
    if (name(at) === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8)
    if (keptRiff.has(name(at))) parts.push(chunk)
    at = end
  }
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + parts.reduce((sum, { length }) => sum + length, 0), 4)
  return parts.length === 0 ? undefined : [head, ...parts]
}
