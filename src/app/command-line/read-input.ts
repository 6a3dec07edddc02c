import { existsSync, readFileSync, statSync } from 'node:fs'
import { Refusal } from '../../kernel/refusal.ts'

/** The bytes of a file that the caller named; refuses one that is not there. */
export function readInput(path: string): Uint8Array {
  if (!existsSync(path)) throw new Refusal('not-found', `没有文件 ${path}。`)
  if (statSync(path).isDirectory()) throw new Refusal('invalid', `${path} 是一个文件夹，请指明里面的一个文件。`)
  return readFileSync(path)
}
