/** A document as plain text. `places[i]` says where line i + 1 of `text` stands in the file, as its reader would say it. */
export interface DocumentText {
  readonly text: string
  readonly places: readonly string[]
}
