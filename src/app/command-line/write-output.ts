import { existsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { explainFileError } from '../store/explain-file-error.ts'

/** Writes the file that the caller named; refuses a folder that is not there, or that may not be written. */
export function writeOutput(path: string, content: Uint8Array | string): void {
  if (!existsSync(dirname(path))) throw new Refusal('not-found', `没有文件夹 ${dirname(path)}。`)
  try {
    writeFileSync(path, content)
  } catch (error) {
    throw explainFileError(error, `写不了 ${path}`)
  }
}
