import type { FastifyRequest } from 'fastify'
import { flag, object, text } from '../../definition/shape/shape.ts'
import {
  type Actor,
  beginCountyTrip,
  endCountyTrip,
  enterByCounty,
  getCountyLogin,
  getSignInTown,
  linkCountyIdentity,
  setCountyLogin,
  unlinkCountyIdentity,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ApiContext } from '../context.ts'
import type * as county from '../contract/endpoints/county.ts'
import { countProofs } from '../session/count-proofs.ts'
import { dropSealed, keepSealed, readSealed } from '../session/sealed-cookie.ts'
import { definedOf } from '../views/defined-of.ts'
import { presentSecondFactor } from '../views/second-factor-view.ts'
import { beginSession, visitorOf } from './begin-session.ts'
import type { Handlers } from './handler.ts'
import { answeredBy } from './passkeys.ts'

const [onTheWay, proved] = ['qianbi_county_trip', 'qianbi_county'] as const
const tripShape = object({ town: text, state: text, nonce: text, verifier: text })
const provedShape = object({ town: text, issuer: text, subject: text, factor: flag })

type Served<Name extends keyof typeof county> = Pick<Handlers<typeof county>, Name>

export function countyHandlers(context: ApiContext): Handlers<typeof county> {
  return { ...settingHandlers(context), ...tripHandlers(context), ...linkHandlers(context) }
}

function settingHandlers({ kernel }: ApiContext): Served<'getCountyLogin' | 'setCountyLogin' | 'clearCountyLogin'> {
  const present = async (actor: Actor, request: FastifyRequest) => ({
    ...definedOf({ login: await getCountyLogin(kernel, actor.town) }),
    redirect: redirectOf(request),
  })
  return {
    getCountyLogin: ({ actor, request }) => present(actor, request),
    setCountyLogin: async ({ actor, input, request }) => {
      await setCountyLogin(kernel, actor, input)
      return present(actor, request)
    },
    clearCountyLogin: async ({ actor, request }) => {
      await setCountyLogin(kernel, actor, null)
      return present(actor, request)
    },
  }
}

function tripHandlers({ kernel }: ApiContext): Served<'beginCountyTrip' | 'endCountyTrip' | 'enterByCounty'> {
  return {
    beginCountyTrip: async ({ input, request, reply }) => {
      const { town } = await getSignInTown(kernel, input.town)
      const { address, ...trip } = await beginCountyTrip(kernel, { town, redirect: redirectOf(request) })
      keepSealed(request, reply, { name: onTheWay, kept: { town, ...trip }, minutes: 10 })
      return { address }
    },
    endCountyTrip: async ({ input: { search }, request, reply }) => {
      const found = readSealed(request, onTheWay, tripShape)
      if (found === undefined) throw new Refusal('not-permitted', '这次到县里登录不是从这个浏览器开始的，或者过了时间，请再来一次。')
      dropSealed(reply, onTheWay)
      const { town, ...trip } = found
      return countProofs(kernel, { town, account: `county ${trip.state}`, proofs: [] }, { request, reply }, async () => {
        const identity = await endCountyTrip(kernel, { town, address: `${redirectOf(request)}?${search.replace(/^\?/, '')}`, trip })
        keepSealed(request, reply, { name: proved, kept: { town, ...identity }, minutes: 5 })
        return { town }
      })
    },
    enterByCounty: async ({ input: { code, passkey }, request, reply }) => {
      const { town, ...identity } = provedBy(request)
      return countProofs(
        kernel,
        { town, account: `county ${identity.subject}`, proofs: ['code', 'passkey'] },
        { request, reply },
        async () => {
          const factor = { code, passkey: answeredBy(request, town, passkey), at: new Date() }
          const { token } = await enterByCounty(kernel, { town, identity, ...factor, ...visitorOf(request) })
          dropSealed(reply, proved)
          return beginSession(kernel, { request, reply }, token)
        },
      )
    },
  }
}

function linkHandlers({ kernel }: ApiContext): Served<'linkCounty' | 'unlinkCounty'> {
  return {
    linkCounty: (call) => {
      const { actor, signedIn, input, request, reply } = call
      return countProofs(
        kernel,
        { town: actor.town, account: signedIn.user.account, proofs: ['password', 'code', 'passkey'] },
        call,
        async () => {
          const { town, ...identity } = provedBy(request)
          if (town !== actor.town) throw new Refusal('wrong-state', '刚才到县里登录是为了另一个乡镇，请再来一次。')
          const { password, code } = input
          const passkey = answeredBy(request, town, input.passkey)
          await linkCountyIdentity(kernel, actor, { identity, password, code, passkey, at: new Date() })
          dropSealed(reply, proved)
          return presentSecondFactor(kernel, actor, request)
        },
      )
    },
    unlinkCounty: (call) => {
      const { actor, signedIn, input, request } = call
      return countProofs(
        kernel,
        { town: actor.town, account: signedIn.user.account, proofs: ['password', 'code', 'passkey'] },
        call,
        async () => {
          const { password, code } = input
          const passkey = answeredBy(request, actor.town, input.passkey)
          await unlinkCountyIdentity(kernel, actor, { password, code, passkey, at: new Date() })
          return presentSecondFactor(kernel, actor, request)
        },
      )
    },
  }
}

/** The page of ours that the county sends people back to, by the name that the request was let in by. */
function redirectOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}/county`
}

function provedBy(request: FastifyRequest) {
  const found = readSealed(request, proved, provedShape)
  if (found === undefined) throw new Refusal('wrong-state', '在县里的证明过了时间，请再到县统一登录去一次。')
  return found
}
