import { sql } from 'kysely'
import type { Catalogue } from '../../definition/catalogue/types.ts'
import { hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import { personalFields } from '../../definition/ledger/personal-fields.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { extendCatalogue } from '../../definition/own/extend-catalogue.ts'
import type { OwnDefinition } from '../../definition/own/types.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { lockChain, markDefined, writeInChain } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { readVersions, type StoredVersion } from '../ledger/record/read-version.ts'
import type { StoredValues } from '../ledger/record/types.ts'
import { type RecordsToWrite, rootOver, versionDetail, writeRecords } from '../ledger/record/write-records.ts'
import { versionCondition } from '../ledger/sql/version-condition.ts'
import { partRules } from '../part-rules.ts'
import { Refusal } from '../refusal.ts'
import { migrateWithin } from '../storage/migrate/migrate.ts'
import type { Session } from '../storage/types.ts'
import type { PartRules } from '../storage/wall/part-rules.ts'
import { ownField } from './own-field.ledger.ts'
import { ownLedger } from './own-ledger.ledger.ts'
import { tablesOf } from './own-tables.ts'
import { readAllOwn, readOwn } from './read-own.ts'
import { storedField, storedLedger } from './stored-own.ts'
import { kernelOf, townKernelWithin } from './town-kernel.ts'

/** How a town's definition changes, and what follows within the same transaction. */
export interface DefinitionChange<Result> {
  /** What is to be, made of what is; called where nobody else of the town can write. */
  readonly make: (own: OwnDefinition, catalogue: Catalogue) => OwnDefinition
  /** Runs behind the change, with the kernel that knows it. */
  readonly follow: (kernel: Kernel, session: Session) => Promise<Result>
}

/**
 * Changes what a town has made itself: its records, their entries on the chain, the tables, and what follows upon them, in one transaction. Refuses with
 * `invalid` what no ledger may be, naming it; with `conflict` a name that is taken.
 */
export async function changeDefinition<Result>(kernel: Kernel, actor: Actor, { make, follow }: DefinitionChange<Result>): Promise<Result> {
  authorize(actor, 'define')
  const { town } = actor
  return kernel.engine.inTown(town).write(async (whole) => {
    // In one piece: a table that is not committed cannot be written to by the next part of a write.
    const { rest: _, ...session } = whole
    await lockChain(session, town)
    const before = await townKernelWithin(kernel, session, town)
    const own = make(await readOwn(session, kernel.base, { town }), before.catalogue.catalogue)
    const { catalogue, diagnostics } = extendCatalogue(kernel.base.catalogue, town, own)
    if (hasErrors(diagnostics)) throw refusalOf(diagnostics.map(({ code, message }) => ({ code, message })))
    assertProcessing(catalogue)
    const definedAt = await writeDefinition(before, session, { actor, own })
    const after = definedAt === undefined ? before : kernelOf(kernel, town, { own, definedAt })
    if (definedAt !== undefined) await migrateWithin(session, tablesOf(changedLedgers(before, after)), (owner) => rulesOf(kernel, owner))
    return follow(after, session)
  })
}

/** What is seen in the parts of towns is the tables' and not one town's: it is read off what all of them have made. */
async function rulesOf({ base }: Kernel, session: Session): Promise<PartRules> {
  return partRules([base, ...(await readAllOwn(session, base)).map(({ catalogue }) => catalogue)])
}

function refusalOf(problems: readonly { readonly code: string; readonly message: string }[]): Refusal {
  const isTaken = problems.some(({ code }) => code.startsWith('duplicate-'))
  return new Refusal(isTaken ? 'conflict' : 'invalid', `${[...new Set(problems.map(({ message }) => message))].join('；')}。`)
}

/** What belongs to people is kept for a reason that was said (个人信息保护法 第六条、第十三条、第十九条), in ledgers of packs and in others. */
function assertProcessing({ ledgers }: Catalogue): void {
  for (const ledger of ledgers) {
    if (!hasOwn(ledger) || ledger.processing !== undefined) continue
    const personal = personalFields({ fields: ownFieldsOf(ledger) })
    if (personal.length === 0) continue
    const labels = personal.map(({ field }) => `“${field.label}”`).join('、')
    throw new Refusal('invalid', `「${ledger.label}」的${labels}是个人信息，要写明为什么记、依据什么、保存几年。`, {
      fields: [{ field: 'processing', message: '要写明目的、依据和保存年数' }],
    })
  }
}

function hasOwn(ledger: ResolvedLedger): boolean {
  return ownFieldsOf(ledger).length > 0
}

/** Of a ledger that the town made all fields, of another those that it added. */
function ownFieldsOf({ id, fields }: ResolvedLedger) {
  return /^own-\d+$/.test(id) ? fields : fields.filter((field) => /^own\d+$/.test(field.id))
}

/** The ledgers whose tables are to be looked at. */
function changedLedgers(before: Kernel, after: Kernel): readonly ResolvedLedger[] {
  return after.catalogue.catalogue.ledgers.filter(
    (ledger) => JSON.stringify(ledger) !== JSON.stringify(before.catalogue.findLedger(ledger.id)),
  )
}

/** Writes what differs, an entry a ledger; gives the number of the last one, undefined when nothing does. */
async function writeDefinition(
  kernel: Kernel,
  session: Session,
  { actor, own }: { readonly actor: Actor; readonly own: OwnDefinition },
): Promise<number | undefined> {
  const ofLedgers = own.ledgers.flatMap(({ id, fields }) => fields.map((field) => storedField(id, field)))
  const ofColumns = own.columns.flatMap(({ ledger, fields }) => fields.map((field) => storedField(ledger, field)))
  const place = { kernel, session, town: actor.town }
  const ledgers = await differing(place, ownLedger.id, own.ledgers.map(storedLedger))
  const fields = await differing(place, ownField.id, [...ofLedgers, ...ofColumns])
  const pieces = [ledgers, fields].filter(({ additions = [], changes = [] }) => additions.length + changes.length > 0)
  let last: number | undefined
  for (const [index, records] of pieces.entries())
    last = await writeInChain(session, kernel, actor, async (change) => {
      const written = await writeRecords(kernel, change, records)
      if (index === pieces.length - 1) await markDefined(change)
      const [first, second] = written
      if (first === undefined) throw new Error('a definition that differs was not written')
      const entry = { action: 'define', ledger: records.ledger.id }
      const note =
        second === undefined
          ? { ...entry, record: first.id, detail: versionDetail(first) }
          : { ...entry, record: null, detail: rootOver(change, written) }
      return { result: change.seq, note }
    })
  return last
}

async function differing(
  { kernel, session, town }: { readonly kernel: Kernel; readonly session: Session; readonly town: string },
  id: string,
  wanted: readonly StoredValues[],
): Promise<RecordsToWrite> {
  const ledger = kernel.base.getLedger(id)
  const current = versionCondition({ alias: 't', town, asOf: undefined })
  const known = new Map((await readVersions(session, ledger, sql`${current}`)).map((version) => [nameOf(version.values), version]))
  const additions = wanted.filter((values) => !known.has(nameOf(values))).map((values) => ({ id: kernel.newId(), values }))
  const changes = wanted.flatMap((values) => {
    const before = known.get(nameOf(values))
    return before === undefined || isSame(before, values) ? [] : [{ before, values }]
  })
  return { ledger, additions, changes }
}

function nameOf({ ledger, code }: StoredValues): string {
  return `${ledger ?? ''} ${code ?? ''}`
}

function isSame({ values }: StoredVersion, wanted: StoredValues): boolean {
  return Object.keys({ ...values, ...wanted }).every((id) => (values[id] ?? null) === (wanted[id] ?? null))
}
