import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { Kernel } from '../../kernel/context.ts'
import { type Actor, getCountyLogin, listOwnPasskeys, readCountyIdentity, readSecondFactor } from '../../kernel/index.ts'
import type { secondFactor } from '../contract/session.ts'
import type { Received } from '../contract/sides.ts'
import { whyNoPasskeys } from '../session/ceremony.ts'
import { definedOf } from './defined-of.ts'

/** What somebody proves themselves by beside the password, and whether passkeys work where they have opened the page. */
export async function presentSecondFactor(
  kernel: Kernel,
  actor: Actor,
  request: FastifyRequest,
): Promise<Received<Static<typeof secondFactor>>> {
  const login = await getCountyLogin(kernel, actor.town)
  const linked = await readCountyIdentity(kernel, actor)
  const passkeys = await listOwnPasskeys(kernel, actor)
  return {
    ...definedOf({ since: await readSecondFactor(kernel, actor), noPasskeys: whyNoPasskeys(request) }),
    ...(login === undefined ? {} : { county: { label: login.label, ...definedOf({ since: linked }) } }),
    ...(passkeys.length === 0 ? {} : { passkeys: passkeys.map(({ id, name, rp, since }) => ({ id, name, rp, since })) }),
  }
}
