import { existsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'

/** Writes the file that the caller named; refuses a folder that is not there. */
export function writeOutput(path: string, content: Uint8Array | string): void {
  if (!existsSync(dirname(path))) throw new Refusal('not-found', `没有文件夹 ${dirname(path)}。`)
  writeFileSync(path, content)
}
