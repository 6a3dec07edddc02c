/** A .docx as its parts, however they were unpacked: the program reads bytes, a page in the browser the DOM. */
export interface DocxPackage {
  readonly parts: readonly string[]
  /** Walks the XML of a part in the order of its text. */
  walk(part: string, handler: DocxHandler): void
}

/** Names of tags and attributes come without their prefix. */
export interface DocxHandler {
  open(tag: DocxTag): void
  close(name: string): void
  text(words: string): void
}

export interface DocxTag {
  readonly name: string
  attribute(name: string): string | undefined
}
