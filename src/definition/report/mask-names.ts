import type { ProseLine } from './prose.ts'
import { setPhraseMark } from './reading/types.ts'

/** A line in which declared names are covered, character by character: no rule takes them for what they hold. */
export function maskNames(line: ProseLine, names: readonly string[]): ProseLine {
  let { text } = line
  for (const name of names) if (name !== '' && text.includes(name)) text = text.replaceAll(name, setPhraseMark.repeat(name.length))
  return text === line.text ? line : { ...line, text }
}
