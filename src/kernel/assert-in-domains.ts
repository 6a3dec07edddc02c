import { sql } from 'kysely'
import { dutyLedger } from '../definition/duty/duty-ledgers.ts'
import { inDomains } from './access/domain/in-domains.ts'
import { boardIssueId } from './board/ledgers/board-issue.ledger.ts'
import { requireBoard } from './board/reading/require-board.ts'
import type { Kernel } from './context.ts'
import { certificateLedger } from './destroyed/certificate.ledger.ts'
import { requireTarget } from './grid/source/find-target.ts'
import { requireGridLedger } from './grid/source/ledger-columns.ts'
import { requireDuty } from './grid/source/require-duty.ts'
import { getIndicatorNamed } from './indicator/get-indicator-named.ts'
import { requireLedger } from './ledger/command/require-ledger.ts'
import { isRecordId, readVersions } from './ledger/record/read-version.ts'
import { caseLedgerId } from './loop/ledgers/case.ledger.ts'
import { requireLoop } from './loop/loop-index.ts'
import { Refusal } from './refusal.ts'

type Defined = Pick<Kernel, 'catalogue'>

/** What belongs to a domain by its definition: refuses a name that the catalogue does not have, as the verbs do that are called with it. */
const definitions = {
  ledger: ({ catalogue }, name) => requireLedger(catalogue, name),
  loop: ({ catalogue }, name) => requireLoop(catalogue, name),
  indicator: getIndicatorNamed,
  board: ({ catalogue }, name) => requireBoard(catalogue, name),
  duty: ({ catalogue }, name) => requireDuty(catalogue, name),
  objectKind: ({ catalogue }, kind) => requireTarget(requireGridLedger(catalogue, dutyLedger.id), kind),
} satisfies Readonly<Record<string, (kernel: Defined, name: string) => unknown>>

type Definition = keyof typeof definitions

/** Records of the kernel's own ledgers that belong to whatever one of their fields names, and what is said where there is none, if not what every ledger says. */
const records = {
  case: { ledger: caseLedgerId, field: 'loop', of: 'loop', missing: '没有这个事项。' },
  issue: { ledger: boardIssueId, field: 'board', of: 'board', missing: '没有这一期榜单。' },
  certificate: { ledger: certificateLedger.id, field: 'responses', of: 'ledger', missing: undefined },
} satisfies Readonly<
  Record<string, { readonly ledger: string; readonly field: string; readonly of: Definition; readonly missing: string | undefined }>
>

/** What a caller can name that belongs to a domain. */
export type DomainThing = Definition | keyof typeof records

/** Whether a text is one of these words. */
export function isDomainThing(text: string): text is DomainThing {
  return Object.hasOwn(definitions, text) || Object.hasOwn(records, text)
}

/** Names and ids by what they name. */
export type DomainNames = ReadonlyMap<DomainThing, ReadonlySet<string>>

/**
 * Refuses whatever belongs to a domain that the actor's town has switched off, in the words for what there is not: with `not-found`, a kind of duty's object
 * with `invalid`. Of a name that nobody knows, the verb itself says so. Records stay, and come back with their domain.
 */
export async function assertInDomains(kernel: Kernel, actor: { readonly town: string }, named: DomainNames): Promise<void> {
  const seen = await inDomains(kernel, actor)
  if (seen.catalogue === kernel.catalogue) return
  for (const [thing, names] of named) {
    if (isDefinition(thing)) for (const name of names) assertSeen(thing, name, { kernel, seen })
    else await assertRecordsSeen(thing, names, { kernel, seen, town: actor.town })
  }
}

interface Sight {
  readonly kernel: Kernel
  readonly seen: Defined
}

function isDefinition(thing: DomainThing): thing is Definition {
  return Object.hasOwn(definitions, thing)
}

function assertSeen(thing: Definition, name: string, { kernel, seen }: Sight): void {
  if (knows(kernel, thing, name)) definitions[thing](seen, name)
}

function knows(kernel: Defined, thing: Definition, name: string): boolean {
  try {
    definitions[thing](kernel, name)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function assertRecordsSeen(
  thing: keyof typeof records,
  ids: ReadonlySet<string>,
  { kernel, seen, town }: Sight & { readonly town: string },
): Promise<void> {
  const { ledger: id, field, of, missing } = records[thing]
  const ledger = kernel.catalogue.getLedger(id)
  const sound = [...ids].filter(isRecordId)
  if (sound.length === 0) return
  const found = await kernel.engine
    .inTown(town)
    .read((session) => readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and t.id = any(${sound}::uuid[])`))
  const owners = new Set(found.flatMap(({ values }) => values[field] ?? []))
  if ([...owners].some((owner) => !knows(seen, of, owner)))
    throw new Refusal('not-found', missing ?? `「${ledger.label}」里没有这条记录，可能已被撤销。`)
}
