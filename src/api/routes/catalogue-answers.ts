import type { Catalogue } from '../../definition/catalogue/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { inDomains, readDomainsOff } from '../../kernel/index.ts'
import { VersionedAnswer } from '../http/versioned-answer.ts'

type Take = (whole: Catalogue) => object | undefined

/**
 * The catalogue as a town sees it, whole or a named part of it; undefined where there is no such part. An answer is kept for each part and each set of
 * domains that some town has switched off: as many as there are definitions at the most. A town with ledgers of its own has answers of its own.
 */
export function catalogueAnswers(kernel: Kernel): (actor: Actor, name: string, take: Take) => Promise<VersionedAnswer | undefined> {
  const kept = new Map<string, VersionedAnswer>()
  return async (actor, name, take) => {
    const off = [...(await kernel.engine.inTown(actor.town).read((session) => readDomainsOff(session, actor.town)))].sort().join('.')
    const own = kernel.definedAt === 0 ? '' : `${actor.town}-${kernel.definedAt}`
    const version = [kernel.definition, own, off, name].filter((part) => part !== '').join('.')
    const found = kept.get(version)
    if (found !== undefined) return found
    const content = take((await inDomains(kernel, actor)).catalogue.catalogue)
    if (content === undefined) return undefined
    const made = new VersionedAnswer(version, content)
    kept.set(version, made)
    return made
  }
}
