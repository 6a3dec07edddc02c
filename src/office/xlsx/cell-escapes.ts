/** Excel writes characters that XML cannot hold as `_x000D_`; an underscore that would look like one as `_x005F_`. Line ends become `\n`. */
export function decodeCellEscapes(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
  return plain.includes('\r') ? plain.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : plain
}

/** The other way, for text that would be read as an escape. */
export function encodeCellEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_') : text
}
