import { inDomains, requireLoop } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { getLedgerNamed } from '../views/ledger-names.ts'

/**
 * Whoever names a ledger or a loop of a domain that their town has switched off is told what they would be told if there were none: its records stay,
 * and come back with it. Of a name that nobody knows, the endpoint itself says so.
 */
export function hideDomainsOff(api: Api, { kernel }: ApiContext): void {
  api.addHook('preHandler', async ({ params, signedIn }) => {
    const { ledger, loop } = Object(params)
    if (signedIn === undefined || (typeof ledger !== 'string' && typeof loop !== 'string')) return
    const seen = await inDomains(kernel, signedIn.actor)
    if (seen.catalogue === kernel.catalogue) return
    if (typeof ledger === 'string' && kernel.catalogue.findLedger(ledger) !== undefined) getLedgerNamed(seen, ledger)
    if (typeof loop === 'string') requireLoop(seen.catalogue, loop)
  })
}
