import type { FastifyReply } from 'fastify'
import type { StoredFileContent } from '../../kernel/index.ts'

export type FileFormat = 'xlsx' | 'xlsm' | 'zip' | 'csv' | 'txt' | 'docx' | 'md' | 'html' | 'json'

/** A file made for this answer. */
export interface SentFile {
  readonly name: string
  readonly format: FileFormat
  readonly content: Uint8Array | string
}

const types: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
  zip: 'application/zip',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Sends a file to be saved under a Chinese name (RFC 5987, with a plain name for old browsers). */
export function sendFile(reply: FastifyReply, { name, format, content }: SentFile) {
  const full = `${name.replace(/[\\/:*?"<>|\r\n]/g, '_')}.${format}`
  const bytes = Buffer.from(content)
  return reply
    .header('content-type', types[format])
    .header('content-disposition', `attachment; filename="qianbi.${format}"; filename*=UTF-8''${encodeURIComponent(full)}`)
    .send(bytes)
}

/**
 * Sends a file that somebody uploaded: to be saved, never to be run. A page may show it as an image; opened by itself it is alone in a sandbox
 * without scripts, and a browser does not guess another type.
 */
export function sendStoredFile(reply: FastifyReply, { name, mediaType, bytes }: StoredFileContent) {
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
