import { Refusal } from '../../kernel/refusal.ts'
import type { Api } from '../context.ts'

/** No text of an office holds the character NUL and no database keeps it: a request with one is refused before anything else reads it. */
export function refuseNul(api: Api): void {
  api.addHook('preValidation', async ({ params, query, body }) => {
    if ([params, query, body].some(holdsNul)) throw new Refusal('invalid', '提交的内容里有看不见的控制字符，请重新输入。')
  })
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  return Object.entries(value).some(([key, part]) => key.includes('\0') || holdsNul(part))
}
