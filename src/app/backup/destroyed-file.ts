import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { count, listOf, object, type Shape, text } from '../../definition/shape/shape.ts'
import type { DestroyedNote } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { explainFileError } from '../store/explain-file-error.ts'
import { keyPathOf, readKey } from '../store/key-file.ts'

const ending = '.destroyed'

interface Sealed {
  readonly notes: readonly DestroyedNote[]
  /** HMAC-SHA256 over the notes, hex, by the key of the backup that they lie beside. */
  readonly mac: string
}

const noteShape: Shape<DestroyedNote> = object({
  town: text,
  entry: count,
  at: text,
  responses: text,
  response: text,
  firstDay: text,
  lastDay: text,
  dueLedgers: text,
  about: text,
  method: text,
  witness: text,
  requestedBy: text,
  confirmedBy: text,
  marks: listOf(text),
})
const sealedShape: Shape<Sealed> = object({ notes: listOf(noteShape), mac: text })

/** Beside a backup, what was destroyed until then, for whoever restores an older one. It names nobody that it was about. Nothing where nothing was destroyed. */
export function writeDestroyed(file: string, key: Uint8Array, notes: readonly DestroyedNote[]): string | undefined {
  if (notes.length === 0) return undefined
  const path = `${file}${ending}`
  try {
    writeFileSync(path, JSON.stringify({ notes, mac: macOf(notes, key) } satisfies Sealed), { mode: 0o600, flush: true })
  } catch (error) {
    throw explainFileError(error, `写不了销毁清单 ${path}`)
  }
  return path
}

/**
 * What was destroyed, as the lists say that lie beside a backup, or the one that was named: each held to its key. The same destruction in several lists is
 * one. Refuses with `damaged` a list that is not as it was written: what it left out would come back.
 */
export function readDestroyedLists(file: string, { named, key }: { readonly named: string | undefined; readonly key: string | undefined }) {
  const paths = named === undefined ? listsBeside(file) : [named]
  const notes = new Map<string, DestroyedNote>()
  for (const path of paths) for (const note of readList(path, key)) notes.set(note.marks.join(' '), note)
  return { paths, notes: [...notes.values()].sort((left, right) => (left.at < right.at ? -1 : 1)) }
}

function listsBeside(file: string): readonly string[] {
  const folder = dirname(file)
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))
}

function readList(path: string, key: string | undefined): readonly DestroyedNote[] {
  if (!existsSync(path)) throw new Refusal('not-found', `没有销毁清单 ${path}。`)
  const { notes, mac } = parseList(path)
  const [own, found] = [Buffer.from(macOf(notes, readKey(keyPathOf(path.slice(0, -ending.length), key))), 'hex'), Buffer.from(mac, 'hex')]
  if (own.length === found.length && timingSafeEqual(own, found)) return notes
  throw new Refusal('damaged', `销毁清单 ${path} 被改动过，或不是用这个密钥签的，没有恢复：按它恢复，销毁过的个人信息会回来。`)
}

function parseList(path: string): Sealed {
  try {
    return parseShape(sealedShape, readFileSync(path, 'utf8'), 'a list of what was destroyed')
  } catch (cause) {
    throw new Refusal('damaged', `销毁清单 ${path} 读不懂，没有恢复。`, { cause })
  }
}

function macOf(notes: readonly DestroyedNote[], key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(notes.map((note) => Object.entries(note).sort(([left], [right]) => (left < right ? -1 : 1)))))
    .digest('hex')
}
