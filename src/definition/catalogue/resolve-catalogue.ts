import { indicatorsOfCheck } from '../check/indicators-of-check.ts'
import type { CheckDefinition } from '../check/types.ts'
import { readClaimCondition } from '../claim/claim-condition.ts'
import type { ClaimDefinition } from '../claim/types.ts'
import type { ResolvedIndicator } from '../indicator/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { PackDefinition } from '../pack/types.ts'
import { DiagnosticList } from './diagnostics.ts'
import { resolveAnnexes } from './resolve-annexes.ts'
import { resolveBoards } from './resolve-boards.ts'
import { resolveDuties } from './resolve-duties.ts'
import { resolveIndicators } from './resolve-indicators.ts'
import { kebabCase, resolveLedgers } from './resolve-ledgers.ts'
import { resolveLoops } from './resolve-loops.ts'
import { resolvePeople } from './resolve-people.ts'
import { resolvePublicPages } from './resolve-public-pages.ts'
import { resolveScreens } from './resolve-screens.ts'
import { resolveSecretBallots } from './resolve-secret-ballots.ts'
import { resolveSettings } from './resolve-settings.ts'
import { resolveWords } from './resolve-words.ts'
import type { Resolution, ResolvedPack } from './types.ts'

/**
 * Turns what packs say into what the kernel uses: defaults filled in, names looked up, expressions typed. Everything wrong is collected
 * (codes: `ResolveCode`) and left out of the catalogue; nothing is thrown and the authors' objects are not touched.
 */
export function resolveCatalogue(packs: readonly PackDefinition[]): Resolution {
  const list = new DiagnosticList()
  const distinct = resolvePacks(packs, list)
  const ledgers = resolveLedgers(distinct, list)
  const settings = resolveSettings(distinct, list)
  const indicators = resolveIndicators(distinct, { ledgers, settings, list })
  const loops = resolveLoops(distinct, { ledgers, settings, list })
  const people = resolvePeople(distinct, { ledgers, list })
  const catalogue = {
    packs: distinct.map(({ id, label, office, sections }): ResolvedPack => ({ id, label, office, sections })),
    ledgers,
    indicators,
    claims: resolveClaims(distinct, list),
    checks: resolveChecks(distinct, indicators, list),
    settings,
    duties: resolveDuties(distinct, { ledgers, settings, list }),
    loops,
    boards: resolveBoards(distinct, { ledgers, settings, list }),
    screens: resolveScreens(distinct, { ledgers, list }),
    annexes: resolveAnnexes(distinct, { ledgers, loops, list }),
    publicPages: resolvePublicPages(distinct, { ledgers, loops, settings, list }),
    secretBallots: resolveSecretBallots(distinct, { ledgers, list }),
    ...(people === undefined ? {} : { people }),
    words: resolveWords(distinct),
  }
  return { catalogue, diagnostics: list.diagnostics }
}

function resolvePacks(packs: readonly PackDefinition[], list: DiagnosticList): PackDefinition[] {
  const byId = new Map<string, PackDefinition>()
  for (const pack of packs) {
    if (!kebabCase.test(pack.id)) list.error('bad-id', pack.id, `包编号“${pack.id}”要用小写字母和连字符`)
    if (byId.has(pack.id)) list.error('duplicate-pack', pack.id, `包编号“${pack.id}”用了两次`)
    else byId.set(pack.id, pack)
  }
  return [...byId.values()]
}

function resolveClaims(packs: readonly PackDefinition[], list: DiagnosticList): ClaimDefinition[] {
  const claims = new Map<string, ClaimDefinition>()
  const phrases = new Map<string, string>()
  for (const pack of packs) {
    for (const claim of pack.claims ?? []) {
      const source = `${pack.id}/${claim.id}`
      const { typed, problems } = readClaimCondition(claim.condition)
      list.expression('claim-condition', `${source}.condition`, claim.condition, problems)
      if (claims.has(claim.id)) list.error('duplicate-claim', source, `断语编号“${claim.id}”用了两次`)
      else if (typed !== undefined) claims.set(claim.id, claim)
      for (const phrase of new Set([claim.phrase, ...(claim.aliases ?? [])].map(normaliseName))) {
        const other = phrases.get(phrase)
        if (other !== undefined) list.error('duplicate-claim', source, `断语“${phrase}”已经由 ${other} 使用`)
        phrases.set(phrase, claim.id)
      }
    }
  }
  return [...claims.values()]
}

function resolveChecks(
  packs: readonly PackDefinition[],
  indicators: readonly ResolvedIndicator[],
  list: DiagnosticList,
): CheckDefinition[] {
  const ids = new Set(indicators.map(({ id }) => id))
  const checks = new Map<string, CheckDefinition>()
  for (const pack of packs) {
    for (const check of pack.checks ?? []) {
      const source = `${pack.id}/${check.id}`
      const unknown = indicatorsOfCheck(check).filter((id) => !ids.has(id))
      for (const id of unknown) list.error('unknown-indicator', source, `没有指标“${id}”`, hintNames(nearestNames(id, ids)))
      if (checks.has(check.id)) list.error('duplicate-check', source, `核对编号“${check.id}”用了两次`)
      else if (unknown.length === 0) checks.set(check.id, check)
    }
  }
  return [...checks.values()]
}
