import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { inDomains, readDomainsOff } from '../../kernel/index.ts'
import { VersionedAnswer } from '../http/versioned-answer.ts'

/** The catalogue as a town sees it; one answer is kept for each set of domains that some town has switched off. */
export function catalogueAnswers(kernel: Kernel): (actor: Actor) => Promise<VersionedAnswer> {
  const kept = new Map<string, VersionedAnswer>()
  return async (actor) => {
    const off = [...(await kernel.engine.read((session) => readDomainsOff(session, actor.town)))].sort().join('.')
    const found = kept.get(off)
    if (found !== undefined) return found
    const { catalogue } = (await inDomains(kernel, actor)).catalogue
    const made = new VersionedAnswer(off === '' ? kernel.definition : `${kernel.definition}.${off}`, catalogue)
    kept.set(off, made)
    return made
  }
}
