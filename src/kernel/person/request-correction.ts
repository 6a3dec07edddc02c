import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { traitsOf } from '../../definition/field/kinds.ts'
import type { ResolvedField, ResolvedLedger } from '../../definition/ledger/types.ts'
import type { CorrectionRegister } from '../../definition/people/types.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { writeInChain } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { addInChange } from '../ledger/command/add-record.ts'
import { type CorrectionTarget, openTarget, readWords, writeTarget } from '../ledger/command/correct-field.ts'
import { assertWritable, requireLedger } from '../ledger/command/require-ledger.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { versionDetail } from '../ledger/record/write-records.ts'
import { type LedgerWatch, noWatch, openTo } from '../ledger/watch.ts'
import { Refusal } from '../refusal.ts'
import { idRow } from '../storage/row.ts'
import { type TownSession, writeInTown } from '../town-session.ts'
import { findPeopleOf } from './find-people-of.ts'
import { columnOf } from './known-person.ts'
import { requirePeopleLedgers } from './people-ledgers.ts'

export interface CorrectionWish extends Omit<CorrectionTarget, 'version'> {
  /** Who asks: a record of the register. */
  readonly person: string
  /** As it would be written in a cell; empty where nothing is to stand there. */
  readonly should: string
  readonly why: string
  /** How they asked: 本人持身份证到场, or the number of a letter. */
  readonly asked: string
}

/** Requests are written by `requestCorrection` and carried on by their loop alone: what they name was looked at, and is what they say in words. */
export function watchCorrections(catalogue: CatalogueIndex): LedgerWatch {
  return { ...noWatch, keeps: (ledger) => ledger === catalogue.catalogue.people?.correction?.ledger }
}

/**
 * Keeps that somebody wants put right what a record says of them (个人信息保护法 第四十六条); the loop of its ledger sees it through. Nothing is changed yet.
 * Refuses with `not-permitted` who does not see what stands there, with `not-found` a record out of their reach or not about this person, with `invalid` what
 * the field cannot hold, with `conflict` what is asked for already, with `wrong-state` what says so already or is not put right by a request.
 */
export async function requestCorrection(
  kernel: Kernel,
  actor: Actor,
  { person, should, why, asked, ...target }: CorrectionWish,
): Promise<{ readonly id: string }> {
  authorize(actor, 'reveal')
  authorize(actor, 'write')
  assertFilled({ why, asked })
  const { correction, ledger: requests } = requireCorrections(kernel.catalogue)
  await assertAbout(kernel, actor, { person, ...target })
  return writeInTown(kernel, actor, 'write', async (place) => {
    const { ledger, field, before } = await openTarget(place, target)
    assertCorrectable(kernel, ledger, field)
    const value = await readWords(place, { ledger, field, before, words: should })
    if (value === (before.values[field.id] ?? null))
      throw new Refusal('wrong-state', `「${ledger.label}」的“${field.field.label}”已经是这样，没有要更正的。`)
    await assertNotAsked(place, { correction, ledger: requests }, { ...target, ledger: ledger.id })
    const values = {
      [correction.person]: person,
      [correction.target]: writeTarget({ ledger: ledger.id, record: before.id, field: field.id, version: before.version }),
      [correction.ledgerLabel]: ledger.label,
      [correction.fieldLabel]: field.field.label,
      [correction.should]: should.trim() === '' ? null : should.trim(),
      [correction.why]: why.trim(),
      [correction.asked]: asked.trim(),
      [correction.requestedOn]: place.moment.today,
    }
    const written = await writeInChain(place.session, kernel, actor, async (change) => {
      const added = await addInChange(openTo(kernel, requests.id), change, { ledger: requests.id, values })
      return { result: added, note: { action: 'add', ledger: requests.id, record: added.id, detail: versionDetail(added) } }
    })
    return { id: written.id }
  })
}

interface Corrections {
  readonly correction: CorrectionRegister
  readonly ledger: ResolvedLedger
}

function requireCorrections(catalogue: CatalogueIndex): Corrections {
  const { correction } = requirePeopleLedgers(catalogue).people
  const ledger = catalogue.catalogue.ledgers.find(({ id }) => id === correction?.ledger)
  if (correction === undefined || ledger === undefined) throw new Refusal('not-found', '本镇没有登记更正申请的台账。')
  return { correction, ledger }
}

function assertFilled({ why, asked }: Pick<CorrectionWish, 'why' | 'asked'>): void {
  const fields = [
    ...(why.trim() === '' ? [{ field: 'why', message: '请写明为什么要更正' }] : []),
    ...(asked.trim() === '' ? [{ field: 'asked', message: '请写明依谁的申请' }] : []),
  ]
  if (fields.length > 0) throw new Refusal('invalid', `${fields.map(({ message }) => message).join('；')}。`, { fields })
}

interface About extends Omit<CorrectionTarget, 'version'> {
  readonly person: string
}

/** Refuses with `not-found` a record that is not about this person. One of their name that is about nobody whom the register knows may be theirs with a wrong number. */
async function assertAbout(kernel: Kernel, actor: Actor, { person, ledger: named, record }: About): Promise<void> {
  const { people, person: register } = requirePeopleLedgers(kernel.catalogue)
  const ledger = requireLedger(kernel.catalogue, named)
  if (ledger.id === register.id && record === person) return
  const about = await findPeopleOf(kernel, actor, { ledger: ledger.id, id: record })
  if (about.some(({ id }) => id === person)) return
  const refusal = new Refusal('not-found', '没有这条记录，或者它记的不是这个人。')
  if (about.length > 0) throw refusal
  const said = await getRecord(kernel, actor, { ledger: ledger.id, id: record })
  const { values } = await getRecord(kernel, actor, { ledger: register.id, id: person })
  const names = (ledger.persons ?? []).flatMap(({ name }) => (name === undefined ? [] : [said.values[name]]))
  if (!names.includes(values[people.person.name] ?? '')) throw refusal
}

/** What a loop decides, what goes with a response, and what no words can say is put right in other ways. */
function assertCorrectable(kernel: Kernel, ledger: ResolvedLedger, { field, guarded }: ResolvedField): void {
  assertWritable(kernel, ledger)
  const refuse = (why: string): never => {
    throw new Refusal('wrong-state', why)
  }
  if (ledger.retention?.type === 'response')
    refuse(`「${ledger.label}」随响应结束销毁，另记一份申请会留得更久；请当场在台账里更正，写明原因。`)
  if (guarded === 'state') refuse(`“${field.label}”由办理过程决定，请到事项里提出。`)
  if (traitsOf(field).input === 'document' || traitsOf(field).input === 'area' || field.kind === 'anyRef')
    refuse(`“${field.label}”写不成一句话，请在「${ledger.label}」里直接更正。`)
}

/** One request for one thing at a time: two would have two answers. */
async function assertNotAsked(
  { session, town }: TownSession,
  { correction, ledger }: Corrections,
  target: Omit<CorrectionTarget, 'version'>,
): Promise<void> {
  const begins = writeTarget({ ...target, version: 0 }).replace(/0$/, '')
  const column = (name: string) => sql.ref(`t.${columnOf(ledger, name)}`)
  const open = idRow.all(
    await session.query(sql`
      select t.id from ${sql.table(ledger.table)} as t where t.town = ${town} and t.replaced_at is null
        and starts_with(${column(correction.target)}, ${begins}::text) and ${column(correction.status)} = any(${[...correction.open]}::text[]) limit 1
    `),
  )
  if (open.length > 0) throw new Refusal('conflict', `这一项已经有人提出更正，还没有办完；请到「${ledger.label}」里看。`)
}
