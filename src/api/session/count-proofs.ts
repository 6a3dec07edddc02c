import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kernel } from '../../kernel/context.ts'
import { beginSignIn, failSignIn, forgetSignIns, withdrawSignIn } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refused } from '../http/error-answer.ts'

/** Who proves themselves, and the fields at which a wrong proof is refused. */
export interface Proving {
  readonly town: string
  readonly account: string
  readonly proofs: readonly string[]
}

/**
 * What proves somebody is counted, at the desk of somebody else as well as at the door: what is right clears the count, what is wrong stays in it, and
 * after too many of them the answer is 429 before anything is looked at. Who was turned away for the crowd, or because the county did not answer, has not tried.
 */
export async function countProofs<Answer>(
  kernel: Kernel,
  { town, account, proofs }: Proving,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  prove: () => Promise<Answer>,
) {
  const attempt = { town, account, address: request.ip }
  const begun = await beginSignIn(kernel, attempt)
  if ('wait' in begun) return tooMany(reply, begun.wait)
  try {
    const answer = await prove()
    await forgetSignIns(kernel, attempt)
    return answer
  } catch (error) {
    if (isWrong(error, proofs)) await failSignIn(kernel, attempt, begun.id)
    else if (error instanceof Refusal && error.code === 'unavailable') await withdrawSignIn(kernel, attempt, begun.id)
    throw error
  }
}

/** A wrong account or proof; a code that was only asked for is none, nor is a new password that is too short. */
function isWrong(error: unknown, proofs: readonly string[]): boolean {
  return (
    error instanceof Refusal &&
    error.code !== 'second-factor' &&
    (error.code === 'not-permitted' || error.fields.some(({ field }) => proofs.includes(field)))
  )
}

function tooMany(reply: FastifyReply, wait: number) {
  const answer = refused(429, 'too-many', `尝试次数太多，请 ${Math.ceil(wait / 60)} 分钟后再试。`)
  return reply.code(429).header('retry-after', wait).send(answer.body)
}
