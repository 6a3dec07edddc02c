import type { CompiledStatement } from '../compile-statement.ts'

const startSize = 65_536
/** The messages of the protocol, by what they begin with; PostgreSQL, Frontend/Backend Protocol 3.0. */
const messages = { parse: 0x50, bind: 0x42, describe: 0x44, execute: 0x45, close: 0x43, sync: 0x53 } as const
const statementKind = 0x53
const portalKind = 0x50
const noValue = -1

/**
 * What is said to the database in its own protocol, one message behind the other in one buffer, every value in text form. What `written` gives is written over
 * after the next `begin`.
 */
export class MessageWriter {
  #buffer = Buffer.allocUnsafe(startSize)
  #length = 0

  /** Forgets what was written, all of it sent or not. */
  begin(): void {
    this.#length = 0
  }

  parse(name: string, sql: string): void {
    this.#message(messages.parse, () => {
      this.#text(name)
      this.#text(sql)
      // The database finds out the types of the values by itself.
      this.#int16(0)
    })
  }

  bind(name: string, parameters: CompiledStatement['parameters']): void {
    this.#message(messages.bind, () => {
      this.#text('')
      this.#text(name)
      this.#int16(0)
      this.#int16(parameters.length)
      for (const value of parameters) this.#value(value)
      this.#int16(0)
    })
  }

  /** Asks what columns the rows have that `execute` gives. */
  describe(): void {
    this.#message(messages.describe, () => {
      this.#byte(portalKind)
      this.#text('')
    })
  }

  execute(): void {
    this.#message(messages.execute, () => {
      this.#text('')
      this.#int32(0)
    })
  }

  close(name: string): void {
    this.#message(messages.close, () => {
      this.#byte(statementKind)
      this.#text(name)
    })
  }

  sync(): void {
    this.#message(messages.sync, () => undefined)
  }

  /** All messages since `begin`. */
  written(): Uint8Array {
    return this.#buffer.subarray(0, this.#length)
  }

  #message(kind: number, content: () => void): void {
    this.#byte(kind)
    const at = this.#length
    this.#int32(0)
    content()
    this.#buffer.writeInt32BE(this.#length - at, at)
  }

  #value(value: string | null): void {
    const at = this.#length
    this.#int32(noValue)
    if (value === null) return
    this.#utf8(value)
    this.#buffer.writeInt32BE(this.#length - at - 4, at)
  }

  #text(text: string): void {
    this.#utf8(text)
    this.#byte(0)
  }

  #utf8(text: string): void {
    // Three bytes at the most for a unit of UTF-16: cheaper than to count them beforehand.
    this.#room(text.length * 3)
    this.#length += this.#buffer.write(text, this.#length)
  }

  #byte(value: number): void {
    this.#room(1)
    this.#length = this.#buffer.writeUInt8(value, this.#length)
  }

  #int16(value: number): void {
    this.#room(2)
    this.#length = this.#buffer.writeUInt16BE(value, this.#length)
  }

  #int32(value: number): void {
    this.#room(4)
    this.#length = this.#buffer.writeInt32BE(value, this.#length)
  }

  #room(wanted: number): void {
    const needed = this.#length + wanted
    if (needed <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}
