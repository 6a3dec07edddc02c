import type { ResolvedAnnex } from '../annex/types.ts'
import { indicatorsOfCheck } from '../check/indicators-of-check.ts'
import type { CheckDefinition } from '../check/types.ts'
import { referredLedger } from '../field/field-type.ts'
import { operandsOf } from '../indicator/operands.ts'
import type { ResolvedIndicator } from '../indicator/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { ResolvedPublicPage } from '../public-page/types.ts'
import type { Catalogue } from './types.ts'

/**
 * The catalogue without some packs and everything that rests on them: what a town sees that has switched these domains off. Records, tables and the
 * whole catalogue stay as they are.
 */
export function withoutPacks(catalogue: Catalogue, away: ReadonlySet<string>): Catalogue {
  const stays = ({ pack }: { readonly pack: string }) => !away.has(pack)
  const ledgers = catalogue.ledgers.filter(stays)
  const known = new Set(ledgers.map(({ id }) => id))
  const indicators = standing(catalogue.indicators.filter(stays), known)
  const counted = new Set(indicators.map(({ id }) => id))
  return {
    packs: catalogue.packs.filter(({ id }) => !away.has(id)),
    ledgers: ledgers.map((ledger) => withinLedgers(ledger, known)),
    indicators,
    claims: catalogue.claims,
    checks: catalogue.checks.filter((check: CheckDefinition) => indicatorsOfCheck(check).every((id) => counted.has(id))),
    settings: catalogue.settings,
    duties: catalogue.duties.filter((duty) => stays(duty) && known.has(duty.ledger)),
    loops: catalogue.loops.filter((loop) => stays(loop) && known.has(loop.ledger)),
    boards: catalogue.boards.filter((board) => stays(board) && known.has(board.ledger)),
    screens: catalogue.screens.filter(stays),
    ...(catalogue.annexes === undefined
      ? {}
      : { annexes: catalogue.annexes.filter((annex) => stays(annex) && known.has(annex.ledger) && isComplete(annex, known)) }),
    ...(catalogue.publicPages === undefined
      ? {}
      : { publicPages: catalogue.publicPages.filter((page) => stays(page) && readsKnown(page, known)) }),
    ...(catalogue.secretBallots === undefined ? {} : { secretBallots: catalogue.secretBallots.filter(stays) }),
    ...(catalogue.people === undefined || !stays(catalogue.people) ? {} : { people: catalogue.people }),
    ...(catalogue.words === undefined ? {} : { words: catalogue.words }),
  }
}

function isComplete({ amount }: ResolvedAnnex, known: ReadonlySet<string>): boolean {
  return amount?.lines === undefined || known.has(amount.lines.ledger)
}

function readsKnown({ ledger, stages }: ResolvedPublicPage, known: ReadonlySet<string>): boolean {
  return known.has(ledger) && stages.every((stage) => 'loop' in stage || known.has(stage.ledger))
}

/** A pack that ledgers of others refer to carries them: it cannot be switched off. Gives the ledgers of others that do. */
export function leaningOn(catalogue: Catalogue, pack: string): readonly ResolvedLedger[] {
  const own = new Set(catalogue.ledgers.filter((ledger) => ledger.pack === pack).map(({ id }) => id))
  return catalogue.ledgers.filter(
    (ledger) => ledger.pack !== pack && ledger.fields.some(({ field }) => own.has(referredLedger(field) ?? '')),
  )
}

/** Those whose ledger is there, and computed ones whose every part stands. */
function standing(indicators: readonly ResolvedIndicator[], ledgers: ReadonlySet<string>): readonly ResolvedIndicator[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const stands = (indicator: ResolvedIndicator | undefined): boolean => {
    if (indicator === undefined) return false
    return 'ledger' in indicator ? ledgers.has(indicator.ledger) : operandsOf(indicator).every((id) => stands(byId.get(id)))
  }
  return indicators.filter(stands)
}

/** A field that may name records of several ledgers names only those of ledgers that are there; what chooses among them offers no others. */
function withinLedgers(ledger: ResolvedLedger, known: ReadonlySet<string>): ResolvedLedger {
  const gone = new Set(
    ledger.fields.flatMap(({ field }) =>
      field.kind === 'anyRef' ? goneOptions(field, known).map((option) => `${field.choose} ${option}`) : [],
    ),
  )
  if (gone.size === 0) return ledger
  const fields = ledger.fields.map((resolved) => {
    const { id, field } = resolved
    if (field.kind === 'anyRef')
      return { ...resolved, field: { ...field, to: keep(field.to, (option) => known.has(field.to[option] ?? '')) } }
    if (field.kind !== 'choice') return resolved
    return { ...resolved, field: { ...field, options: keep(field.options, (option) => !gone.has(`${id} ${option}`)) } }
  })
  return { ...ledger, fields }
}

function goneOptions({ to }: { readonly to: Readonly<Record<string, string>> }, known: ReadonlySet<string>): readonly string[] {
  return Object.keys(to).filter((option) => !known.has(to[option] ?? ''))
}

function keep(entries: Readonly<Record<string, string>>, stays: (key: string) => boolean): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => stays(key)))
}
