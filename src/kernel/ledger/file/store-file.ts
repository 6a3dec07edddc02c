import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { attachmentValue } from '../../../definition/field/attachment.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { type AuditedWork, writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import { acceptedFiles, detectFileType, detectFormType, type FileType } from './file-type.ts'
import { findFile } from './read-file.ts'
import type { StoredFile } from './types.ts'

/** Bytes of the largest file that is kept: a scanned document of some dozen pages, a photo of a phone. */
export const largestFile = 20 * 1024 * 1024

const longestName = 120

/**
 * Keeps a document by its content and gives it with the value that an attachment field names it by. The same bytes again are the file that is there
 * already. Refuses with `invalid` what is empty, too large, or not of a kind that is kept: the content decides, never the name.
 */
export async function storeFile(
  kernel: Kernel,
  actor: Actor,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<{ readonly file: StoredFile; readonly value: string }> {
  // Whoever may take steps may prove them, whether or not they keep ledgers: a leader who accepts a repair.
  authorize(actor, 'step')
  const file = readNewFile({ name, bytes })
  return writeAudited(kernel, actor, (change) => keepFile(change, file))
}

/** The same for a department's blank form, which keeps the macros that it came with. Needs the right to bring in office files. */
export async function storeFormFile(
  kernel: Kernel,
  actor: Actor,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<{ readonly file: StoredFile; readonly value: string }> {
  authorize(actor, 'import')
  const type = detectFormType(bytes)
  if (type === undefined) throw refuse('报表要是 .xlsx 或 .xlsm，请用 Excel 或 WPS 另存后再上传。')
  return writeAudited(kernel, actor, (change) => keepFile(change, newFile({ name, bytes }, type)))
}

/** A file that may be kept: of a kind and size that are, with the name that it is kept under. */
export interface NewFile {
  readonly name: string
  readonly mediaType: string
  readonly digest: string
  readonly bytes: Uint8Array
}

/** Refuses with `invalid` what is empty, too large, or not of a kind that is kept: the content decides, never the name. */
export function readNewFile({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): NewFile {
  if (bytes.length === 0) throw refuse('文件是空的，请重新选择。')
  const type = detectFileType(bytes)
  if (type === undefined) throw refuse(`不能保存这种文件。可以上传${acceptedFiles}；带宏、带密码的文件和压缩包不收。`)
  return newFile({ name, bytes }, type)
}

function newFile({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, type: FileType): NewFile {
  if (bytes.length > largestFile) throw refuse(`文件超过 ${largestFile / 1024 / 1024} MB，请压缩或分开后再上传。`)
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { name: documentName(name, type), mediaType: type.mediaType, digest, bytes }
}

/** Keeps a file within a change that is open, with the note of its own entry; nothing is written when it is there already. */
export async function keepFile(
  { session, town, at, actor: by }: Change,
  { name, mediaType, digest, bytes }: NewFile,
): Promise<AuditedWork<{ readonly file: StoredFile; readonly value: string }>> {
  const known = await findFile(session, { town, digest })
  if (known !== undefined) return { result: { file: known, value: attachmentValue({ name, digest }) }, note: undefined }
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  await session.query(sql`
    insert into stored_file (town, digest, name, media_type, size, bytes, at, actor)
    values (${town}, ${digest}, ${numbersSealed(name)}, ${mediaType}, ${bytes.length}::integer, decode(${content}, 'base64'), ${at}, ${by})
  `)
  const file: StoredFile = { digest, name, mediaType, size: bytes.length, storedAt: at }
  // The name stays out of the chain, which is kept for ever: people name scans after those whom they are about.
  const detail = { digest, size: bytes.length, mediaType }
  return {
    result: { file, value: attachmentValue({ name, digest }) },
    note: { action: 'file.store', ledger: null, record: null, detail },
  }
}

function refuse(message: string): Refusal {
  return new Refusal('invalid', message, { fields: [{ field: 'file', message }] })
}

/** A name without folders or control characters, ending as its content is. */
function documentName(name: string, { extensions }: FileType): string {
  const [extension = ''] = extensions
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}<>:"|?*#]/gu, '').trim()
  const dot = plain.lastIndexOf('.')
  const own = dot > 0 && extensions.includes(plain.slice(dot + 1).toLowerCase())
  const stem = [...(own ? plain.slice(0, dot) : plain)].slice(0, longestName).join('').replace(/^\.+/, '')
  return `${stem === '' ? '文件' : stem}.${own ? plain.slice(dot + 1).toLowerCase() : extension}`
}
