import type { FastifyRequest } from 'fastify'
import { largestPicture, mostPictures, type Submission } from '../../kernel/index.ts'
import { plainPicture } from '../../office/file/plain-picture.ts'

/** A form of the public pages as it came, or why it could not be read. */
export interface ReadForm {
  readonly fields: Readonly<Record<string, string>>
  readonly pictures: Submission['pictures']
  readonly problems: readonly string[]
}

const limits = { files: mostPictures, fileSize: largestPicture, fields: 16, fieldSize: 16 * 1024, fieldNameSize: 40, parts: 20 }

/**
 * Reads a form with its pictures, each without what the camera wrote into it. What is too large, too many or no picture is a problem that the form can say;
 * nothing of it is kept anywhere before it is taken. What a file is called is not kept either: people name pictures after people.
 */
export async function readForm(request: FastifyRequest): Promise<ReadForm> {
  const fields: Record<string, string> = {}
  const pictures: { readonly name: string; readonly bytes: Uint8Array }[] = []
  const problems: string[] = []
  if (!request.isMultipart()) return { fields, pictures, problems: ['提交的内容读不懂，请从公开页重新填写。'] }
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string' && !Object.hasOwn(fields, part.fieldname)) fields[part.fieldname] = part.value
        continue
      }
      const bytes = await part.toBuffer()
      // A form without a picture still sends an empty file.
      if (bytes.length === 0) continue
      const plain = plainPicture(bytes)
      if (plain === undefined) problems.push('有一个文件不是照片或者打不开：只收 JPEG、PNG、WebP，手机的 HEIC 照片请先转成 JPEG。')
      else pictures.push({ name: `照片${pictures.length + 1}`, bytes: plain.bytes })
    }
  } catch (error) {
    if (isOfLimits(error)) problems.push(`提交的内容太多：照片最多 ${mostPictures} 张，每张不超过 ${largestPicture / 1024 / 1024} MB。`)
    else if (isOfForm(error)) problems.push('提交的内容没有传完，请再按一次“提交”。')
    else throw error
  }
  return { fields, pictures, problems }
}

/** Reads a form without files; undefined where it did not come whole, or is none. */
export async function readFields(request: FastifyRequest, most: number): Promise<Readonly<Record<string, string>> | undefined> {
  if (!request.isMultipart()) return undefined
  const fields: Record<string, string> = {}
  try {
    for await (const part of request.parts({ limits: { files: 0, fields: most, fieldSize: 200, fieldNameSize: 40, parts: most } }))
      if (part.type === 'field' && typeof part.value === 'string' && !Object.hasOwn(fields, part.fieldname))
        fields[part.fieldname] = part.value
  } catch (error) {
    if (isOfLimits(error) || isOfForm(error)) return undefined
    throw error
  }
  return fields
}

/** What the reader of forms itself refuses: too many parts, files or fields. */
function isOfLimits(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^FST_(FILES|FIELDS|PARTS|REQ_FILE|PROTO)/.test(error.code)
  )
}

/** What is no form, or ends in the middle of one. */
function isOfForm(error: unknown): boolean {
  return error instanceof Error && /unexpected end|malformed|boundary|multipart|premature|aborted/i.test(error.message)
}
