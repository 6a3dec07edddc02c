import type { FastifyReply } from 'fastify'

export type FileFormat = 'xlsx' | 'csv' | 'docx' | 'md' | 'html' | 'json'

const types: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Sends a file to be saved under a Chinese name (RFC 5987, with a plain name for old browsers). */
export function sendFile(
  reply: FastifyReply,
  { name, format, content }: { name: string; format: FileFormat; content: Uint8Array | string },
) {
  const full = `${name.replace(/[\\/:*?"<>|\r\n]/g, '_')}.${format}`
  const bytes = Buffer.from(content)
  return reply
    .header('content-type', types[format])
    .header('content-disposition', `attachment; filename="qianbi.${format}"; filename*=UTF-8''${encodeURIComponent(full)}`)
    .send(bytes)
}
