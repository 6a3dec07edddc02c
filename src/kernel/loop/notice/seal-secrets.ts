import { sealCountyLogin } from '../../access/county/county-login.ts'
import type { Actor } from '../../access/types.ts'
import { sealDevices } from '../../access/user/second-factor.ts'
import type { Kernel } from '../../context.ts'
import { writeInTown } from '../../town-session.ts'
import { sealWebhooks } from './webhooks.ts'

export interface SealedSecrets {
  readonly devices: number
  readonly webhooks: number
  /** Whether the secret of the county's sign-in was among them. */
  readonly counties?: number
}

/**
 * Seals every secret of the actor's town by the key that seals now, all of them or none: those that were kept as they are, and those of an older key. What is
 * sealed so already stays. Refuses: `not-permitted` unless the actor keeps the system; and as `SecretBox.open` does.
 */
export function sealSecrets(kernel: Kernel, actor: Actor): Promise<SealedSecrets> {
  return writeInTown(kernel, actor, 'manage', async ({ session }) => {
    const devices = await sealDevices(session, kernel, actor)
    const webhooks = await sealWebhooks(session, kernel, actor)
    const counties = await sealCountyLogin(session, kernel, actor)
    return { devices, webhooks, ...(counties === 0 ? {} : { counties }) }
  })
}
