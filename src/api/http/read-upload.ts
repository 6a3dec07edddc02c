import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'

export interface Upload {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The texts of the form that came before the file, by their names. */
  readonly said: ReadonlyMap<string, string>
}

/** The one file of a multipart form. Refuses with `invalid` when there is none. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const file = await request.file()
  if (file === undefined) throw new Refusal('invalid', '没有收到文件。', { fields: [{ field: 'file', message: '请选择一个文件' }] })
  const said = new Map<string, string>()
  for (const [name, part] of Object.entries(file.fields)) {
    const [one] = [part].flat()
    if (one?.type === 'field' && typeof one.value === 'string') said.set(name, one.value)
  }
  return { fileName: file.filename, bytes: await file.toBuffer(), said }
}
