import type { PGlite } from '@electric-sql/pglite'
import type { CompiledStatement } from '../compile-statement.ts'
import { readAnswer } from './read-answer.ts'
import { MessageWriter } from './write-messages.ts'

const kept = 256
/** They name what is parked: each is said once. */
const saidOnce = /^\s*(prepare transaction|commit prepared|rollback prepared)\b/i
/** Not worth a name, and no table is another one after it. */
const harmless = /^\s*(analyze|set local)\b/i
const keepsShapes = /^\s*(select|insert|update|delete|with|begin|commit|savepoint|release)\b/i

/**
 * Runs statements over the database's own protocol and keeps those that read or write rows prepared, the ones used last: parsing and analysing a statement
 * costs the embedded engine more than running it, and so does each message that is sent alone. Plans are made anew every time (`plan_cache_mode`), since
 * no background process takes statistics. Whatever else is run may change the shape of tables: everything is forgotten.
 */
export class PreparedStatements {
  readonly #database: PGlite
  readonly #writer = new MessageWriter()
  /** Names by text, the one used last at the end. */
  readonly #names = new Map<string, string>()
  /** Names that are closed with the next message. */
  #forgotten: string[] = []
  #made = 0

  constructor(database: PGlite) {
    this.#database = database
  }

  /** Runs them one after another up to the first that fails; gives the rows of the last. Throws the database's own error. */
  async run(statements: readonly CompiledStatement[]): Promise<readonly unknown[]> {
    try {
      const answer = await this.#ask(this.#messagesOf(statements))
      const rows = readAnswer(answer, this.#database.parsers)
      if (!statements.every(({ sql }) => keepsShapes.test(sql) || saidOnce.test(sql) || harmless.test(sql))) this.#forgetAll()
      return rows
    } catch (error) {
      // Which of the names came to stand for their texts is unknown, and a rollback that follows may take new tables with it.
      this.#forgetAll()
      throw error
    }
  }

  #messagesOf(statements: readonly CompiledStatement[]): Uint8Array {
    const writer = this.#writer
    writer.begin()
    // Before the names of this batch are chosen: one that it still uses may be forgotten while it is put together, and is closed with the next.
    for (const name of this.#forgotten) writer.close(name)
    this.#forgotten = []
    for (const [index, { sql, parameters }] of statements.entries()) {
      const known = this.#names.get(sql)
      const name = known ?? this.#nameFor(sql)
      if (name !== '') this.#keep(sql, name)
      if (known === undefined) writer.parse(name, sql)
      writer.bind(name, parameters)
      // Nobody reads the rows of the others.
      if (index === statements.length - 1) writer.describe()
      writer.execute()
    }
    writer.sync()
    return writer.written()
  }

  async #ask(messages: Uint8Array): Promise<Buffer> {
    const pieces: Buffer[] = []
    // A piece lies in the database's own memory, where the next one will lie too.
    const onRawData = (piece: Uint8Array): void => void pieces.push(Buffer.from(piece))
    await this.#database.execProtocolRawStream(messages, { syncToFs: false, onRawData })
    const [first] = pieces
    return first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces)
  }

  #nameFor(sql: string): string {
    if (!keepsShapes.test(sql) || saidOnce.test(sql)) return ''
    this.#made += 1
    return `kept_${this.#made}`
  }

  #keep(sql: string, name: string): void {
    this.#names.delete(sql)
    this.#names.set(sql, name)
    const [eldest] = this.#names
    if (this.#names.size <= kept || eldest === undefined) return
    this.#names.delete(eldest[0])
    this.#forgotten.push(eldest[1])
  }

  #forgetAll(): void {
    this.#forgotten.push(...this.#names.values())
    this.#names.clear()
  }
}
