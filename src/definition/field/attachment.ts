/** What an attachment field holds: a document's name, and, when the document itself is kept, the SHA-256 of its bytes. */
export interface Attachment {
  readonly name: string
  /** 64 hex digits; undefined for a document known by name or number only, as office files write it. */
  readonly digest: string | undefined
}

const stored = /^(.+)#sha256:([0-9a-f]{64})$/u

/** Reads an attachment's value: `现场照片.jpg#sha256:…` names a stored file, anything else is a plain name. */
export function parseAttachment(value: string): Attachment {
  const [, name, digest] = stored.exec(value) ?? []
  return name === undefined ? { name: value, digest: undefined } : { name, digest }
}

/** The value that names a stored file. */
export function attachmentValue({ name, digest }: { readonly name: string; readonly digest: string }): string {
  return `${name}#sha256:${digest}`
}

/** A digest that lost some of its digits on the way would name nothing: it is no plain name either. */
export function isBrokenAttachment(value: string): boolean {
  return /#sha256:/u.test(value) && !stored.test(value)
}
