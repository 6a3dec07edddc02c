import { extname } from 'node:path'
import { UsageError } from './exit-status.ts'

/** The format that a file's name asks for; a usage mistake when it is none of those offered. */
export function outputFormat<Format extends string>(
  path: string,
  formats: readonly Format[],
  instead: Readonly<Record<string, string>> = {},
): Format {
  const extension = extname(path).slice(1).toLowerCase()
  const format = formats.find((one) => one === extension)
  if (format !== undefined) return format
  const hint = instead[extension]
  throw new UsageError(hint ?? `不会写 ${path} 这种文件，扩展名请用 ${formats.map((one) => `.${one}`).join('、')}。`)
}
