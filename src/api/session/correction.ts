import type { FastifyRequest } from 'fastify'
import { correctionHeader } from '../contract/correction.ts'

export { correctionHeader }

const longest = 500

/** The reason that a call states for writing into a closed year; undefined when it states none, null when nobody can read it. */
export function readCorrection({ headers, method }: Pick<FastifyRequest, 'headers' | 'method'>): string | undefined | null {
  const written = headers[correctionHeader]
  if (written === undefined || method === 'GET') return undefined
  if (typeof written !== 'string') return null
  try {
    const reason = decodeURIComponent(written).trim()
    return reason === '' || reason.length > longest || reason.includes('\0') ? null : reason
  } catch {
    return null
  }
}
