import type { NewPasskeyBody, PasskeyProofBody } from '../../api/contract/passkey.ts'
import { api } from '../http/api.ts'
import { HttpError } from '../http/client.ts'

/** Whether this browser could use a passkey at all; the server says whether it can where this page was opened. */
export function knowsPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function' && window.isSecureContext
}

/** Lets a device answer for its owner. Throws what the server refuses, and in words where nothing came of it at the device. */
export async function provePasskey(town: string | undefined): Promise<PasskeyProofBody> {
  const optionsJSON = await api.askPasskey(town === undefined ? {} : { town })
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const { id, rawId, response } = await atDevice(() => startAuthentication({ optionsJSON }))
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  return {
    id,
    rawId,
    type: 'public-key',
    response: { clientDataJSON, authenticatorData, signature, ...(userHandle === undefined ? {} : { userHandle }) },
  }
}

/** Lets a device make a key. */
export async function makePasskey(): Promise<NewPasskeyBody['made']> {
  const { pubKeyCredParams, excludeCredentials, ...rest } = await api.proposePasskey()
  const optionsJSON = { ...rest, pubKeyCredParams: [...pubKeyCredParams], excludeCredentials: [...excludeCredentials] }
  const { startRegistration } = await import('@simplewebauthn/browser')
  const { id, rawId, response } = await atDevice(() => startRegistration({ optionsJSON }))
  const { clientDataJSON, attestationObject } = response
  return { id, rawId, type: 'public-key', response: { clientDataJSON, attestationObject } }
}

/** Which of the ways beside the password the server has asked for; undefined where it asked for none. */
export function askedFactors(error: unknown): { readonly code: boolean; readonly passkey: boolean } | undefined {
  if (!(error instanceof HttpError) || error.code !== 'second-factor') return undefined
  const passkey = error.fields.some(({ field }) => field === 'passkey')
  return { passkey, code: !passkey || error.fields.some(({ field }) => field === 'code') }
}

async function atDevice<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : ''
    const known =
      name === 'InvalidStateError'
        ? '这台设备上已经有一把本账号的通行密钥。'
        : '通行密钥没有用成：可能是取消了、过了时间，或者这台设备上没有本镇的密钥。'
    throw new Error(known, { cause })
  }
}
