import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { StorePlace } from '../store/open-store.ts'

/**
 * A folder for a moment, to be removed by whoever asked. It holds the township's data in the clear, so it lies beside the data it is of, never beside the
 * backup, which may go elsewhere; where nothing may be written there, or the data is on a server, among the system's temporary folders.
 */
export function makeScratch(place: StorePlace): string {
  const name = '.qianbi-scratch-'
  if ('url' in place) return mkdtempSync(join(tmpdir(), name))
  try {
    return mkdtempSync(join(dirname(place.data), name))
  } catch {
    return mkdtempSync(join(tmpdir(), name))
  }
}
