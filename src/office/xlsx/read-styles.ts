import type { XmlHandler } from '../xml/scan-xml.ts'
import { builtinKind, formatKind, type NumberKind } from './number-format.ts'

/** Collects what the numbers of each cell style mean, by the style's place in `cellXfs`. */
export function createStylesHandler(kinds: NumberKind[]): XmlHandler {
  const custom = new Map<number, NumberKind>()
  let inside = false
  return {
    open(tag) {
      if (tag.name === 'numFmt') {
        const id = tag.wholeNumber('numFmtId')
        if (id !== undefined) custom.set(id, formatKind(tag.attribute('formatCode') ?? ''))
      } else if (tag.name === 'cellXfs') inside = true
      else if (tag.name === 'xf' && inside) {
        const id = tag.wholeNumber('numFmtId') ?? 0
        kinds.push(custom.get(id) ?? builtinKind(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inside = false
    },
    text() {},
  }
}
