import { sealDocument, sealNumbers } from './seal-numbers.ts'
import { plainSealer, type Sealer } from './sealer.ts'

/** A value of a statement that depends on the town's key: the door writes it, where the statement is sent. */
export abstract class Keyed {
  /** The value as it is sent. */
  abstract write(sealer: Sealer): string
}

/** A text as a sealed column keeps it. */
export class SealedText extends Keyed {
  constructor(readonly text: string) {
    super()
  }

  write(sealer: Sealer): string {
    return sealer.seal(this.text)
  }
}

/** Words, or JSON in a column of text, in which numbers of people may stand: these are sealed, the rest is kept as it is. */
export class SealedNumbers extends Keyed {
  constructor(readonly words: string) {
    super()
  }

  write(sealer: Sealer): string {
    return sealNumbers(this.words, sealer)
  }
}

/** The same of a document for a column of JSON. */
export class SealedDocument extends Keyed {
  constructor(readonly document: unknown) {
    super()
  }

  write(sealer: Sealer): string {
    return sealDocument(this.document, sealer)
  }
}

/** Search words, or a question for some, as the index keeps them. */
export class BlindWords extends Keyed {
  constructor(readonly words: string) {
    super()
  }

  write(sealer: Sealer): string {
    return sealer.blind(this.words)
  }
}

/** Rows that travel as one text, some of whose values are sealed texts. */
export class SealedRows extends Keyed {
  constructor(readonly rows: readonly Readonly<Record<string, unknown>>[]) {
    super()
  }

  write(sealer: Sealer): string {
    return JSON.stringify(this.rows, (_, value: unknown) => writeKeyed(value, sealer))
  }
}

/** A parameter with everything in it written that depends on the key. */
export function writeKeyed(value: unknown, sealer: Sealer = plainSealer): unknown {
  if (value instanceof Keyed) return value.write(sealer)
  return Array.isArray(value) && value.some((one) => one instanceof Keyed) ? value.map((one) => writeKeyed(one, sealer)) : value
}

/** Words that may be missing, in which numbers of people may stand. */
export function numbersSealed(words: string | null): SealedNumbers | null {
  return words === null ? null : new SealedNumbers(words)
}
