import { sql } from 'kysely'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import {
  fieldOfDraft,
  mostOwnColumns,
  mostOwnFields,
  type OwnFieldDraft,
  problemsOfField,
  withOptions,
} from '../../definition/own/draft.ts'
import type { OwnDefinition, OwnField, OwnLedger, OwnProcessing } from '../../definition/own/types.ts'
import { count } from '../../definition/shape/shape.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { requireWritable } from '../ledger/command/require-ledger.ts'
import { Refusal } from '../refusal.ts'
import { row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import { changeDefinition } from './change-definition.ts'
import { named } from './create-own-ledger.ts'
import { numberOf } from './read-own.ts'
import { townKernel } from './town-kernel.ts'

export interface OwnLedgerChange {
  readonly ledger: string
  readonly label?: string
  readonly purpose?: string
  readonly processing?: OwnProcessing
}

export interface OwnFieldChange {
  readonly ledger: string
  /** Its id. */
  readonly field: string
  readonly label?: string
  readonly required?: boolean
  /** Further words of a choice; those that are there stay. */
  readonly options?: readonly string[]
  /** `true`: it is no longer written, its records keep what they hold; `false`: it is again. */
  readonly retired?: boolean
}

const nothing = async () => undefined

/** Renames a ledger of the town's own, or says anew what it is for. Refuses with `not-found`, and as `changeDefinition` does. */
export async function changeOwnLedger(kernel: Kernel, actor: Actor, change: OwnLedgerChange): Promise<void> {
  const { label, purpose, processing } = change
  if (label !== undefined) assertSound({ label, kind: 'text' })
  await changeDefinition(kernel, actor, {
    make: (own) => {
      const ledger = requireOwn(own, change.ledger)
      const changed: OwnLedger = {
        ...ledger,
        ...(label === undefined ? {} : { label: label.trim() }),
        ...(purpose === undefined ? {} : { purpose: purpose.trim() }),
        ...(processing === undefined ? {} : { processing }),
      }
      return { ...own, ledgers: own.ledgers.map((one) => (one.id === ledger.id ? changed : one)) }
    },
    follow: nothing,
  })
}

/**
 * Adds a column to a ledger of the town's own, or to one of a pack; gives its id. Refuses with `not-found`, with `not-permitted` a ledger that the kernel alone
 * writes, with `invalid` a draft that cannot be, and as `changeDefinition` does.
 */
export async function addOwnField(
  kernel: Kernel,
  actor: Actor,
  {
    ledger: name,
    field: draft,
    processing,
  }: { readonly ledger: string; readonly field: OwnFieldDraft; readonly processing?: OwnProcessing },
): Promise<string> {
  assertSound(draft)
  const ledger = requireWritable(await townKernel(kernel, actor.town), name)
  let id = ''
  await changeDefinition(kernel, actor, {
    make: (own) => {
      const isOwn = own.ledgers.some((one) => one.id === ledger.id)
      const fields = fieldsOf(own, ledger.id)
      const most = isOwn ? mostOwnFields : mostOwnColumns
      if (fields.length >= most) throw new Refusal('invalid', `「${ledger.label}」最多加 ${most} 栏，已经有这么多了。`)
      id = `${isOwn ? 'field' : 'own'}${1 + Math.max(0, ...fields.map((field) => numberOf(field.id)))}`
      return saying(withFields(own, ledger.id, [...fields, fieldOfDraft(id, draft)]), ledger.id, processing)
    },
    follow: nothing,
  })
  return id
}

/**
 * Removes a ledger of the town's own in which nothing stands (any more): its name is free, it is in no list, and what stood in it stays readable to `verify` and
 * to frozen reports. `label` is its name once more, said by whoever means it. Refuses with `not-found`, with `invalid` another name, with `conflict` a ledger that
 * has records or that a column refers to, and as `changeDefinition` does.
 */
export async function removeOwnLedger(
  kernel: Kernel,
  actor: Actor,
  { ledger: name, label }: { readonly ledger: string; readonly label: string },
): Promise<void> {
  const known = (await townKernel(kernel, actor.town)).catalogue.findLedger(name)
  await changeDefinition(kernel, actor, {
    make: (own) => {
      const ledger = requireOwn(own, known?.id ?? name)
      if (label.trim() !== ledger.label) throw new Refusal('invalid', `要删除，请写上这本台账的名称“${ledger.label}”。`)
      const others = own.ledgers.filter(({ id, removed }) => id !== ledger.id && removed !== true)
      // A retired column still holds which records it named.
      const users = [...others, ...own.columns].flatMap(({ fields }) => fields.filter(({ to }) => to === ledger.id))
      if (users.length > 0)
        throw new Refusal(
          'conflict',
          `栏目${users.map((field) => `“${field.label}”`).join('、')}指向「${ledger.label}」（停用的也算），不能删除。`,
        )
      return { ...own, ledgers: own.ledgers.map((one) => (one.id === ledger.id ? { ...one, removed: true } : one)) }
    },
    follow: async ({ removed }, session) => {
      const ledger = removed.find(({ id }) => id === known?.id)
      if (ledger !== undefined) await assertEmpty(session, { town: actor.town, ledger, label })
    },
  })
}

const heldRow = row('ledger', { count })

/** Within the transaction, behind the lock of the chain: nobody writes a record beside it. */
async function assertEmpty(
  session: Session,
  { town, ledger, label }: { readonly town: string; readonly ledger: ResolvedLedger; readonly label: string },
): Promise<void> {
  const held = heldRow.first(
    await session.query(sql`select count(*)::integer as count from ${sql.id(ledger.table)} where town = ${town} and replaced_at is null`),
  )
  if ((held?.count ?? 0) > 0)
    throw new Refusal('conflict', `「${label.trim()}」里还有 ${held?.count} 条记录，不能删除。先把它们撤销，或者只停用不要的栏目。`)
}

/** Renames, widens, retires or brings back a column. Refuses with `not-found`, with `invalid` to retire what names or tells apart the records. */
export async function changeOwnField(kernel: Kernel, actor: Actor, change: OwnFieldChange): Promise<void> {
  const { label, required, options, retired } = change
  if (label !== undefined) assertSound({ label, kind: 'text' })
  const { id: ledger } = requireWritable(await townKernel(kernel, actor.town), change.ledger)
  await changeDefinition(kernel, actor, {
    make: (own) => {
      const fields = fieldsOf(own, ledger)
      const field = fields.find(({ id }) => id === change.field)
      if (field === undefined) throw new Refusal('not-found', '没有这一栏，或者它不是自建的。')
      if (retired === true) assertMayRetire(own, ledger, field)
      const { retired: was, ...rest } = field
      const away = retired ?? was === true
      const changed: OwnField = {
        ...rest,
        ...(label === undefined ? {} : { label: label.trim() }),
        ...(required === undefined ? {} : { required }),
        ...(options === undefined ? {} : { options: widen(field, options) }),
        ...(away ? { retired: true } : {}),
      }
      return withFields(
        own,
        ledger,
        fields.map((one) => (one.id === field.id ? changed : one)),
      )
    },
    follow: nothing,
  })
}

function assertSound(draft: OwnFieldDraft): void {
  const problems = problemsOfField(draft)
  if (problems.length > 0)
    throw new Refusal('invalid', `${problems.map(({ message }) => message).join('；')}。`, { fields: named(problems) })
}

function widen(field: OwnField, words: readonly string[]): Readonly<Record<string, string>> {
  if (field.options === undefined) throw new Refusal('invalid', `“${field.label}”不是从选项里选的。`)
  const options = withOptions(field.options, words)
  assertSound({ label: field.label, kind: field.kind, options: Object.values(options) })
  return options
}

function assertMayRetire(own: OwnDefinition, id: string, field: OwnField): void {
  const ledger = own.ledgers.find((one) => one.id === id)
  if (ledger === undefined) return
  const { title, key, date } = ledger
  const why = title.includes(field.id)
    ? '用来称呼记录'
    : key.includes(field.id)
      ? '用来认出记录'
      : date === field.id
        ? '是记录的日期'
        : undefined
  if (why !== undefined) throw new Refusal('invalid', `“${field.label}”${why}，不能停用。`)
}

function requireOwn(own: OwnDefinition, id: string): OwnLedger {
  const found = own.ledgers.find((ledger) => ledger.removed !== true && (ledger.id === id || ledger.label === id))
  if (found === undefined) throw new Refusal('not-found', '没有这本自建台账。')
  return found
}

function fieldsOf(own: OwnDefinition, ledger: string): readonly OwnField[] {
  return (own.ledgers.find(({ id }) => id === ledger) ?? own.columns.find((one) => one.ledger === ledger))?.fields ?? []
}

function withFields(own: OwnDefinition, ledger: string, fields: readonly OwnField[]): OwnDefinition {
  if (own.ledgers.some(({ id }) => id === ledger))
    return { ...own, ledgers: own.ledgers.map((one) => (one.id === ledger ? { ...one, fields } : one)) }
  return { ...own, columns: [...own.columns.filter((one) => one.ledger !== ledger), { ledger, fields }] }
}

/** With why it holds what belongs to people, where that is said with a column. */
function saying(own: OwnDefinition, ledger: string, processing: OwnProcessing | undefined): OwnDefinition {
  if (processing === undefined) return own
  return { ...own, ledgers: own.ledgers.map((one) => (one.id === ledger ? { ...one, processing } : one)) }
}
