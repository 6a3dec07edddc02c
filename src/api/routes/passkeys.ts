import {
  type Answered,
  addPasskey,
  findPasskeyOwner,
  getSignInTown,
  type PasskeyProof,
  proposePasskey,
  removePasskey,
  signIn,
  signInByPasskey,
} from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as passkeys from '../contract/endpoints/passkeys.ts'
import { askDevice, readCeremony } from '../session/ceremony.ts'
import { countProofs } from '../session/count-proofs.ts'
import { presentSecondFactor } from '../views/second-factor-view.ts'
import { beginSession, type Exchange, visitorOf } from './begin-session.ts'
import type { Handlers } from './handler.ts'

/** A browser gives up asking a device after so many milliseconds. */
const timeout = 120_000

export function passkeyHandlers({ kernel }: ApiContext): Handlers<typeof passkeys> {
  return {
    askPasskey: async ({ input, request, reply }) => {
      const { town } = await getSignInTown(kernel, input.town)
      const { challenge, rpId } = askDevice(request, reply, { purpose: 'prove', town })
      return { challenge, rpId, timeout, userVerification: 'preferred' }
    },
    signInByPasskey: async ({ input, request, reply }) => {
      const { town } = await getSignInTown(kernel, input.town)
      const { account, password } = input
      if (account !== undefined && password !== undefined)
        return countProofs(kernel, { town, account, proofs: ['passkey'] }, { request, reply }, async () => {
          const passkey = answeredBy(request, town, input.passkey)
          const { token } = await signIn(kernel, { town, account, password, passkey, ...visitorOf(request) })
          return beginSession(kernel, { request, reply }, token)
        })
      const passkey = answeredBy(request, town, input.passkey)
      const owner = await findPasskeyOwner(kernel, { town, credential: input.passkey.id })
      return countProofs(kernel, { town, account: owner ?? 'passkey', proofs: ['passkey'] }, { request, reply }, async () => {
        const { token } = await signInByPasskey(kernel, { town, passkey, at: new Date(), ...visitorOf(request) })
        return beginSession(kernel, { request, reply }, token)
      })
    },
    proposePasskey: async ({ actor, signedIn: { user }, request, reply }) => {
      const asked = askDevice(request, reply, { purpose: 'make', town: actor.town })
      const { rp, excludeCredentials = [], ...proposed } = await proposePasskey(kernel, actor, { account: user.account, ...asked })
      return {
        challenge: proposed.challenge,
        rp: { id: asked.rpId, name: rp.name },
        user: proposed.user,
        pubKeyCredParams: proposed.pubKeyCredParams.map(({ alg }) => ({ alg, type: 'public-key' as const })),
        timeout,
        attestation: 'none',
        excludeCredentials: excludeCredentials.map(({ id }) => ({ id, type: 'public-key' as const })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
      }
    },
    addPasskey: (call) => {
      const { actor, input, request } = call
      return countProofs(kernel, ownProofs(call), call, async () => {
        const { name, password, code, made } = input
        const asked = readCeremony(request, { purpose: 'make', town: actor.town })
        const passkey = answeredBy(request, actor.town, input.passkey)
        await addPasskey(kernel, actor, { name, password, code, passkey, made, asked, at: new Date() })
        return presentSecondFactor(kernel, actor, request)
      })
    },
    removePasskey: (call) => {
      const { actor, input, request } = call
      return countProofs(kernel, ownProofs(call), call, async () => {
        const { passkeyId: id, password, code } = input
        const passkey = answeredBy(request, actor.town, input.passkey)
        await removePasskey(kernel, actor, { id, password, code, passkey, at: new Date() })
        return presentSecondFactor(kernel, actor, request)
      })
    },
  }
}

/** A passkey's answer with what this browser was asked. */
export function answeredBy<Proof extends PasskeyProof | undefined>(
  request: Exchange['request'],
  town: string,
  proof: Proof,
): Proof extends undefined ? undefined : Answered
export function answeredBy(request: Exchange['request'], town: string, proof: PasskeyProof | undefined): Answered | undefined {
  return proof === undefined ? undefined : { proof, ceremony: readCeremony(request, { purpose: 'prove', town }) }
}

function ownProofs({
  actor,
  signedIn,
}: {
  readonly actor: { readonly town: string }
  readonly signedIn: { readonly user: { readonly account: string } }
}) {
  return { town: actor.town, account: signedIn.user.account, proofs: ['password', 'code', 'passkey'] }
}
