import { parentPort } from 'node:worker_threads'
import { type Derivation, deriveKey } from './derive-key.ts'

export type KeyReply = { readonly key: Uint8Array } | { readonly error: unknown }

async function answer(derivation: Derivation): Promise<KeyReply> {
  try {
    return { key: await deriveKey(derivation) }
  } catch (error) {
    return { error }
  }
}

/** Makes one key at a time; nothing of it is kept. */
parentPort?.on('message', async (derivation: Derivation) => {
  parentPort?.postMessage(await answer(derivation))
})
