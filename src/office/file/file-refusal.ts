/** Why a file cannot be read. */
export type FileRefusalCode = 'damaged' | 'too-large' | 'encrypted' | 'old-format' | 'wrong-format' | 'empty'

/** A file that the office room cannot read: the message is Chinese, safe to show, and says what to do. */
export class FileRefusal extends Error {
  readonly code: FileRefusalCode

  constructor(code: FileRefusalCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.name = 'FileRefusal'
    this.code = code
  }
}
