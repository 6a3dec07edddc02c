import { decodeXmlText } from './decode-xml-text.ts'

const COLON = 0x3a
const EQUALS = 0x3d

/** The tag under the scanner: one object, filled again for each tag, so that a sheet of two million cells makes no garbage. */
export class XmlTag {
  /** Without prefix. */
  name = ''
  bytes: Buffer = Buffer.alloc(0)
  /** Where the attribute found last has its value. */
  valueStart = 0
  valueEnd = 0
  #attributes = 0
  #end = 0
  /** Of the attribute read last. */
  #nameStart = 0
  #nameEnd = 0
  /** Where the next attribute may begin. */
  #cursor = 0
  readonly #single: string[] = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  readonly #names = new Map<number, string>()

  set(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes
    this.#end = end
    let nameStart = start
    let at = start
    let hash = 0
    while (at < end) {
      const byte = bytes[at] ?? 0
      if (byte <= 0x20) break
      if (byte === COLON) {
        nameStart = at + 1
        hash = 0
      } else hash = (Math.imul(hash, 31) + byte) | 0
      at++
    }
    this.#attributes = at
    this.#cursor = at
    this.name = this.#intern(nameStart, at, hash)
  }

  /** Looks for an attribute by its name without prefix; when true, its value stands between `valueStart` and `valueEnd`. */
  find(name: string): boolean {
    this.#cursor = this.#attributes
    while (this.#read()) if (this.#is(name, this.#nameStart, this.#nameEnd)) return true
    return false
  }

  /**
   * The attributes one after the other, where several are wanted: the name of the next if it has one letter, 0 for a longer name, -1 behind the last. Its
   * value stands between `valueStart` and `valueEnd`.
   */
  nextLetter(): number {
    if (!this.#read()) return -1
    return this.#nameEnd - this.#nameStart === 1 ? (this.bytes[this.#nameStart] ?? 0) : 0
  }

  #read(): boolean {
    const bytes = this.bytes
    const end = this.#end
    let at = this.#cursor
    while (at < end && (bytes[at] ?? 0) <= 0x20) at++
    if (at >= end) return false
    let nameStart = at
    while (at < end && bytes[at] !== EQUALS) {
      if (bytes[at] === COLON) nameStart = at + 1
      at++
    }
    let nameEnd = at
    while (nameEnd > nameStart && (bytes[nameEnd - 1] ?? 0) <= 0x20) nameEnd--
    at++
    while (at < end && (bytes[at] ?? 0) <= 0x20) at++
    const quote = bytes[at]
    at++
    this.valueStart = at
    while (at < end && bytes[at] !== quote) at++
    this.valueEnd = at
    this.#nameStart = nameStart
    this.#nameEnd = nameEnd
    this.#cursor = at + 1
    return true
  }

  attribute(name: string): string | undefined {
    return this.find(name) ? decodeXmlText(this.bytes.toString('utf8', this.valueStart, this.valueEnd)) : undefined
  }

  /** A whole number of at most 9 digits, or undefined when the attribute is missing or something else. */
  wholeNumber(name: string): number | undefined {
    return this.find(name) ? readDigits(this.bytes, this.valueStart, this.valueEnd) : undefined
  }

  #intern(start: number, end: number, hash: number): string {
    if (end - start === 1) return this.#single[this.bytes[start] ?? 0] ?? ''
    const known = this.#names.get(hash)
    if (known !== undefined && this.#is(known, start, end)) return known
    const name = this.bytes.toString('utf8', start, end)
    if (this.#names.size < 1_000) this.#names.set(hash, name)
    return name
  }

  #is(name: string, start: number, end: number): boolean {
    if (end - start !== name.length) return false
    for (let index = 0; index < name.length; index++) {
      if (this.bytes[start + index] !== name.charCodeAt(index)) return false
    }
    return true
  }
}

/** Decimal digits as a number; undefined when anything else stands there, or more than 9 digits. */
export function readDigits(bytes: Buffer, start: number, end: number): number | undefined {
  if (start >= end || end - start > 9) return undefined
  let value = 0
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 0x30
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return value
}
