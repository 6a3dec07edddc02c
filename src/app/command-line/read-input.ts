import { existsSync, readFileSync, statSync } from 'node:fs'
import { Refusal } from '../../kernel/refusal.ts'
import { explainFileError } from '../store/explain-file-error.ts'

/** The bytes of a file that the caller named; refuses one that is not there. */
export function readInput(path: string): Uint8Array {
  if (!existsSync(path)) throw new Refusal('not-found', `没有文件 ${path}。`)
  if (statSync(path).isDirectory()) throw new Refusal('invalid', `${path} 是一个文件夹，请指明里面的一个文件。`)
  try {
    return readFileSync(path)
  } catch (error) {
    throw explainFileError(error, `读不了 ${path}`)
  }
}

/** The text of a template; refuses one that is not UTF-8, whose characters could only be guessed. */
export function readTemplate(path: string): string {
  const bytes = readInput(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal('invalid', `${path} 不是 UTF-8 编码的文本，请用编辑器另存为 UTF-8 再试。`, { cause })
  }
}
