import { ledgerOfDraft, mostOwnLedgers, type OwnLedgerDraft, problemsOfLedger } from '../../definition/own/draft.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { type ImportRequest, importWithin } from '../ledger/import/import-rows.ts'
import type { ImportResult } from '../ledger/types.ts'
import { Refusal } from '../refusal.ts'
import { changeDefinition } from './change-definition.ts'
import { numberOf } from './read-own.ts'

export interface NewOwnLedger {
  readonly draft: OwnLedgerDraft
  /** Rows to begin with: they are taken as a whole with the ledger, or neither is. */
  readonly rows?: Omit<ImportRequest, 'ledger' | 'preview'>
}

export interface CreatedLedger {
  /** Undefined when rows were refused: then nothing was made. */
  readonly ledger: string | undefined
  readonly imported: ImportResult | undefined
}

/** A row was refused, and everything is undone. */
class Refused extends Error {
  readonly imported: ImportResult

  constructor(imported: ImportResult) {
    super('the rows of a new ledger were refused')
    this.imported = imported
  }
}

/**
 * Makes a ledger of the town's own, and writes its first rows. Refuses with `invalid` a draft that cannot be, with `conflict` a name that is taken; rows that
 * cannot be read are told in `imported`, and then nothing was made.
 */
export async function createOwnLedger(kernel: Kernel, actor: Actor, { draft, rows }: NewOwnLedger): Promise<CreatedLedger> {
  const problems = problemsOfLedger(draft)
  if (problems.length > 0)
    throw new Refusal('invalid', `${problems.map(({ message }) => message).join('；')}。`, { fields: named(problems) })
  let id = ''
  try {
    return await changeDefinition(kernel, actor, {
      make: (own) => {
        if (own.ledgers.length >= mostOwnLedgers) throw new Refusal('invalid', `自建台账最多 ${mostOwnLedgers} 本，已经有这么多了。`)
        id = `own-${1 + Math.max(0, ...own.ledgers.map((ledger) => numberOf(ledger.id)))}`
        return { ...own, ledgers: [...own.ledgers, ledgerOfDraft(id, draft)] }
      },
      follow: async (made, session) => {
        const imported = rows === undefined ? undefined : await importWithin(made, actor, session, { ...rows, ledger: id })
        if (imported !== undefined && wasRefused(imported)) throw new Refused(imported)
        return { ledger: id, imported }
      },
    })
  } catch (error) {
    if (error instanceof Refused) return { ledger: undefined, imported: error.imported }
    throw error
  }
}

function wasRefused({ rejected, problems }: ImportResult): boolean {
  return rejected.length > 0 || problems.some(({ severity }) => severity === 'error')
}

/** As refusals name fields. */
export function named(problems: readonly { readonly field?: string; readonly message: string }[]) {
  return problems.map(({ field = 'label', message }) => ({ field, message }))
}
