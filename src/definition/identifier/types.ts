/** What a check of an identifier gives: the number as it is kept, with a remark when something about it is odd, or why it cannot be one (Chinese). */
export type IdentifierCheck =
  | {
      readonly ok: true
      /** Normalised: half-width, no spaces, capital letters. */
      readonly value: string
      /** Chinese; the number is accepted all the same. */
      readonly warning?: string
      /** Made up for demonstrations and tests; shown with a mark everywhere. */
      readonly fictional?: true
      /** The warning is reason enough not to take the number out of a file: its last digits may be lost. */
      readonly doubtful?: true
    }
  | { readonly ok: false; readonly why: string }
