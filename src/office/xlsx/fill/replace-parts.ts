import type { ZipFile } from '../../zip/read-zip.ts'
import { createZip } from '../../zip/write-zip.ts'

export function textOf(zip: ZipFile, part: string): string {
  return Buffer.from(zip.readAll(part)).toString('utf8')
}

/** The package with these parts written anew; every other stays as it is packed. */
export function replaceParts(zip: ZipFile, changed: ReadonlyMap<string, string>): Uint8Array {
  const written = createZip()
  for (const name of zip.names) {
    const text = changed.get(name)
    if (text === undefined) written.copy(name, zip.readPacked(name))
    else written.add(name, Buffer.from(text))
  }
  return written.finish()
}
