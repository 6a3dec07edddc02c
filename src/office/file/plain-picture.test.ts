import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { plainPicture } from './plain-picture.ts'

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const segment = (marker: number, content: Buffer) =>
  bytes([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255], [...content])
const latin = (found: ReturnType<typeof plainPicture>) => Buffer.from(found?.bytes ?? []).toString('latin1')

/** Exif of one tag, the orientation, and then a place. */
const exif = (turn: number, order: 'II' | 'MM') => {
  const short = (value: number) => (order === 'II' ? [value & 255, value >> 8] : [value >> 8, value & 255])
  const long = (value: number) => (order === 'II' ? [...short(value), 0, 0] : [0, 0, ...short(value)])
  return bytes(
    'Exif\0\0',
    order,
    short(42),
    long(8),
    short(1),
    short(0x0112),
    short(3),
    long(1),
    short(turn),
    [0, 0],
    long(0),
    'GPS 27.61N',
  )
}

function jpeg({ turn = 6, order = 'MM' }: { turn?: number; order?: 'II' | 'MM' } = {}): Buffer {
  return Buffer.concat([
    bytes([0xff, 0xd8]),
    segment(0xe0, bytes('JFIF\0', [1, 2, 0, 0, 1, 0, 1, 0, 0])),
    segment(0xe1, exif(turn, order)),
    segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0<x:creator>somebody</x:creator>')),
    segment(0xed, bytes('Photoshop 3.0 caption')),
    segment(0xfe, bytes('a comment')),
    segment(0xe2, bytes('ICC_PROFILE\0 colours')),
    segment(0xe2, bytes('MPF\0 a second picture')),
    segment(0xdb, bytes([0, ...Array.from({ length: 64 }, () => 1)])),
    segment(0xda, bytes([1, 1, 0, 0, 63, 0])),
    bytes([0x12, 0xff, 0x00, 0x34, 0xff, 0xd3, 0x56]),
    segment(0xda, bytes([1, 1, 0, 0, 63, 0])),
    bytes([0x78, 0xff, 0xd9], 'a film behind the end'),
  ])
}

const chunk = (name: string, content: string) => bytes([0, 0, 0, content.length], name, content, [1, 2, 3, 4])

describe('a picture for everybody', () => {
  it.each(['MM', 'II'] as const)('of a camera (%s) keeps its picture, its colours and which side is up, and nothing else', (order) => {
    const found = plainPicture(jpeg({ order }))
    const text = latin(found)
    expect(found?.mediaType).toBe('image/jpeg')
    expect(text).not.toMatch(/GPS|creator|Photoshop|comment|second picture|film/)
    expect(text).toMatch(/JFIF[\s\S]*ICC_PROFILE/)
    expect(text.endsWith('\x78\xff\xd9')).toBe(true)
    expect(text).toContain('\x12\xff\x00\x34\xff\xd3\x56')
    expect(text).toContain('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06')
  })

  it('the usual way up says nothing of it, and is the same when it is made plain again', () => {
    const found = plainPicture(jpeg({ turn: 1 }))
    expect(latin(found)).not.toContain('Exif')
    expect(plainPicture(found?.bytes ?? Buffer.of())).toEqual(found)
    const turned = plainPicture(jpeg({ turn: 8 }))
    expect(plainPicture(turned?.bytes ?? Buffer.of())).toEqual(turned)
  })

  it('of a program keeps no texts', () => {
    const png = Buffer.concat([
      bytes([0x89], 'PNG\r\n\x1a\n'),
      chunk('IHDR', 'head'),
      chunk('tEXt', 'Author somebody'),
      chunk('eXIf', 'GPS'),
      chunk('tRNS', 'x'),
      chunk('IDAT', 'picture'),
      chunk('IEND', ''),
      bytes('behind'),
    ])
    expect(latin(plainPicture(png)).replace(/[^A-Za-z]/g, '')).toBe('PNGIHDRheadtRNSxIDATpictureIEND')
    const riff = (name: string, content: string) => bytes(name, [content.length, 0, 0, 0], content, content.length % 2 === 1 ? [0] : [])
    const body = Buffer.concat([riff('VP8X', '\x2cabcdefghi'), riff('VP8 ', 'picture'), riff('EXIF', 'GPS'), riff('XMP ', 'somebody')])
    const webp = Buffer.concat([bytes('RIFF', [4 + body.length, 0, 0, 0], 'WEBP'), body])
    const plain = Buffer.from(plainPicture(webp)?.bytes ?? [])
    expect([plain.readUInt32LE(4), plain.length]).toEqual([plain.length - 8, 46])
    expect(plain.toString('latin1')).toMatch(/^RIFF....WEBPVP8X....\x20abcdefghiVP8 ....picture\0$/s)
  })

  it('is nothing that is broken, and never hangs on one', () => {
    expect(plainPicture(Buffer.from('%PDF-1.7'))).toBeUndefined()
    const whole = jpeg()
    for (let length = 0; length < whole.indexOf('a film') - 1; length += 1) expect(plainPicture(whole.subarray(0, length))).toBeUndefined()
    fc.assert(
      fc.property(
        fc.constantFrom([0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [...Buffer.from('RIFF0000WEBP')]),
        fc.uint8Array({ maxLength: 200 }),
        (head, rest) => {
          plainPicture(Buffer.concat([Buffer.from(head), rest]))
        },
      ),
    )
  })
})
