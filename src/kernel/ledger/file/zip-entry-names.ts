const centralEntry = 0x02014b50
const endOfDirectory = 0x06054b50
const endSize = 22
const longestComment = 65_535
/** No document has more parts; a made-up directory ends here. */
const mostEntries = 20_000

/** The names in a zip's directory; none when there is no sound directory at its end. Nothing is unpacked. */
export function zipEntryNames(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return []
  const names: string[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = Math.min(view.getUint16(end + 10, true), mostEntries); left > 0; left -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralEntry) return []
    const length = view.getUint16(at + 28, true)
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endSize - longestComment)
  for (let at = view.byteLength - endSize; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at
  }
  return undefined
}
