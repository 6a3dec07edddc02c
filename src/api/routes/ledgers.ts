import { wholeNumber } from '../../definition/decimal/decimal.ts'
import {
  chosenBy,
  declareKept,
  findOptions,
  groupRecords,
  inDomains,
  type KeptLedger,
  listKept,
  listRecords,
  requireLedger,
  withdrawKept,
} from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as ledgers from '../contract/endpoints/ledgers.ts'
import type { KeptLedgerView } from '../contract/kept.ts'
import { presentLedgers } from '../views/ledgers-view.ts'
import { readAsOf } from '../views/read-instant.ts'
import type { Handlers } from './handler.ts'

export function ledgerHandlers({ kernel, readings }: ApiContext): Handlers<typeof ledgers> {
  return {
    listLedgers: ({ actor }) => presentLedgers(kernel, actor),
    queryLedger: async ({ actor, input: { ledger, asOf, print, ...query } }) => {
      const page = await listRecords(kernel, actor, { ledger, query: { ...query, ...readAsOf(asOf) } })
      const action = print === true ? 'print' : 'list'
      readings.note(kernel, actor, { ledger, action, record: null, by: chosenBy(query), records: page.records.length })
      return page
    },
    groupLedger: async ({ actor, input: { ledger, by, asOf, ...query } }) => {
      const found = await groupRecords(kernel, actor, { ledger, by, query: { ...query, ...readAsOf(asOf) } })
      const cut = chosenBy({ ...query, also: ['groups', fieldNamed(kernel, ledger, by)] })
      readings.note(kernel, actor, { ledger, action: 'list', record: null, by: cut, records: found.groups.length })
      return found
    },
    findOptions: async ({ actor, input: { ledger, search = '', limit } }) => {
      const options = await findOptions(kernel, actor, { ledger, search, limit: limit === undefined ? 20 : wholeNumber(limit) })
      readings.noteShown(kernel, actor, {
        ledgers: options.map(() => requireLedger(kernel.catalogue, ledger).id),
        by: 'options',
        titles: true,
      })
      return options.map(({ id, title }) => ({ id, title }))
    },
    listKept: async ({ actor }) => (await listKept(await inDomains(kernel, actor), actor)).map(presentKept),
    declareKept: async ({ actor, input }) => presentKept(await declareKept(kernel, actor, input)),
    withdrawKept: async ({ actor, input }) => {
      await withdrawKept(kernel, actor, input)
      return {}
    },
  }
}

/** The id of a field that is called by its label as well: nothing else that somebody typed stands in the chain. */
function fieldNamed({ catalogue }: ApiContext['kernel'], ledger: string, name: string): string {
  return requireLedger(catalogue, ledger).fields.find(({ id, field }) => id === name || field.label === name)?.id ?? ''
}

function presentKept({ ledger, since, declaredBy, declaredAt }: KeptLedger): KeptLedgerView {
  return { ledger, since, declaredBy, declaredAt }
}
