import { openZip } from '../../zip/read-zip.ts'
import { createZip } from '../../zip/write-zip.ts'

/** The parts of a package by name, as text; bytes that are no text come through as Latin letters. */
export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const zip = openZip(bytes)
  return Object.fromEntries(zip.names.map((name) => [name, Buffer.from(zip.readAll(name)).toString('latin1')]))
}

/** Names of the parts that are not the same, to the byte, in both packages. */
export function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [one, other] = [partsOf(before), partsOf(after)]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name])
}

/** A package with parts added to it or put in the place of its own. */
export function withParts(bytes: Uint8Array, parts: Readonly<Record<string, string>>): Uint8Array {
  const zip = openZip(bytes)
  const written = createZip()
  for (const name of zip.names) if (parts[name] === undefined) written.copy(name, zip.readPacked(name))
  for (const [name, text] of Object.entries(parts)) written.add(name, Buffer.from(text))
  return written.finish()
}
