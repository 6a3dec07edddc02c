import { describe, expect, it } from 'vitest'
import { FileRefusal } from '../file/file-refusal.ts'
import { openZip } from './read-zip.ts'
import { createZip } from './write-zip.ts'

const megabyte = 1_024 * 1_024

function zipOf(content: Buffer): Buffer {
  const zip = createZip()
  const part = zip.begin('part.xml')
  part.write(content)
  part.end()
  return Buffer.from(zip.finish())
}

/** The size that the directory gives for the one part. */
function saying(bytes: Buffer, size: number): Buffer {
  const entry = bytes.indexOf(Buffer.from('504b0102', 'hex'))
  bytes.writeUInt32LE(size, entry + 24)
  return bytes
}

function read(bytes: Buffer): { readonly length: number; readonly pieces: number } | string {
  let [length, pieces] = [0, 0]
  try {
    openZip(bytes).read('part.xml', (piece) => {
      length += piece.length
      pieces += 1
    })
  } catch (error) {
    if (error instanceof FileRefusal) return error.code
    throw error
  }
  return { length, pieces }
}

describe('a part of a zip', () => {
  const text = Buffer.from('一二三四五六七八九十'.repeat(4_000))

  it('is unpacked at once', () => {
    expect(read(zipOf(text))).toEqual({ length: text.length, pieces: 1 })
    expect(read(zipOf(Buffer.alloc(0)))).toEqual({ length: 0, pieces: 0 })
    expect(Buffer.from(openZip(zipOf(text)).readAll('part.xml')).equals(text)).toBe(true)
  })

  it('is unpacked piece by piece where it would fill the memory', () => {
    const large = Buffer.alloc(97 * megabyte, 0x20)
    const unpacked = read(zipOf(large))
    expect(unpacked).toMatchObject({ length: large.length })
    expect(unpacked).not.toMatchObject({ pieces: 1 })
  })

  it.each([
    ['shorter than the directory says', saying(zipOf(text), text.length + 1)],
    ['longer than the directory says', saying(zipOf(text), text.length - 1)],
    ['much longer', saying(zipOf(text), 10)],
    ['of a size that is none', saying(zipOf(text), 0)],
  ])('is refused when it is %s', (_, bytes) => {
    expect(read(bytes)).toBe('damaged')
  })

  it('is refused when a byte of it is another, wherever it is', () => {
    const whole = zipOf(text)
    const start = whole.indexOf('part.xml') + 'part.xml'.length
    const end = whole.indexOf(Buffer.from('504b0102', 'hex'))
    for (let at = start; at < end - 16; at += 7) {
      const spoilt = Buffer.from(whole)
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x55
      expect(read(spoilt), `byte ${at}`).toBe('damaged')
    }
  })
})
