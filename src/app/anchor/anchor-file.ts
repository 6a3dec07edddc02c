import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { count, object, type Shape, text } from '../../definition/shape/shape.ts'
import { type Anchor, isSigned } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { explainFileError } from '../store/explain-file-error.ts'

const anchorShape: Shape<Anchor> = object({ town: text, name: text, seq: count, at: text, anchoredAt: text, digest: text }, { mac: text })

/** The anchors of a file, a line of JSON each. With a key every one must be signed by it. Refuses with `not-found`, `invalid`, `damaged` by line. */
export function readAnchorFile(path: string, key: Uint8Array | undefined): readonly Anchor[] {
  if (!existsSync(path)) throw new Refusal('not-found', `没有锚点文件 ${path}。`)
  const lines = readText(path).split('\n')
  const anchors = lines.flatMap((line, index) => (line.trim() === '' ? [] : [readAnchor(path, line, index + 1)]))
  if (anchors.length === 0) throw new Refusal('invalid', `锚点文件 ${path} 是空的。`)
  const forged = key === undefined ? undefined : anchors.find((anchor) => !isSigned(anchor, key))
  if (forged !== undefined)
    throw new Refusal(
      'damaged',
      `锚点文件 ${path} 里 ${forged.name}第 ${forged.seq} 条的锚点不是用这个密钥签的，或被改动过：这份锚点不能作证。`,
    )
  return anchors
}

function readAnchor(path: string, line: string, number: number): Anchor {
  try {
    return parseShape(anchorShape, line, 'an anchor')
  } catch (cause) {
    throw new Refusal('invalid', `${path} 第 ${number} 行不是锚点。`, { cause })
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw explainFileError(error, `读不了锚点文件 ${path}`)
  }
}

/** Adds anchors to the file, which is made when there is none. */
export function appendAnchors(path: string, anchors: readonly Anchor[]): void {
  try {
    appendFileSync(path, anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''), { mode: 0o600, flush: true })
  } catch (error) {
    throw explainFileError(error, `写不了锚点文件 ${path}`)
  }
}
