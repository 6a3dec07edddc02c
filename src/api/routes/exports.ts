import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseJson } from '../../definition/shape/parse-json.ts'
import { requireLedger } from '../../kernel/index.ts'
import type { LedgerFilter } from '../../kernel/ledger/types.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { blankForm, handOutLedger } from '../actions/export-ledger.ts'
import { publishLedger } from '../actions/publish-ledger.ts'
import type { ApiContext } from '../context.ts'
import type * as exports from '../contract/endpoints/exports.ts'
import { ledgerFilter } from '../contract/ledger.ts'
import { exceedsJson } from '../http/scan-json.ts'
import { definedOf } from '../views/defined-of.ts'
import { readAsOf } from '../views/read-instant.ts'
import type { Handlers } from './handler.ts'

export function exportHandlers({ kernel, longWork }: ApiContext): Handlers<typeof exports> {
  return {
    exportLedger: async ({ actor, input: { ledger: named, format, asOf, search, filters } }) => {
      const ledger = requireLedger(kernel.catalogue, named)
      const which = { ledger, format, ...readAsOf(asOf), ...definedOf({ search, filters: readFilters(filters) }) }
      return { name: ledger.label, format, content: await longWork.run(actor, 'export', () => handOutLedger(kernel, actor, which)) }
    },
    publishLedger: async ({ actor, input: { ledger: named, filters, ...words } }) => {
      const list = { ledger: requireLedger(kernel.catalogue, named).id, ...words, ...definedOf({ filters: readFilters(filters) }) }
      const { name, content } = await longWork.run(actor, 'export', () => publishLedger(kernel, actor, list))
      return { name, format: words.format, content }
    },
    getBlankForm: ({ input }) => {
      const ledger = requireLedger(kernel.catalogue, input.ledger)
      return { name: `${ledger.label}（空白表）`, format: 'xlsx', content: blankForm(ledger) }
    },
  }
}

const filterList = Type.Array(ledgerFilter, { maxItems: 50 })

function readFilters(text: string | undefined): readonly LedgerFilter[] | undefined {
  if (text === undefined) return undefined
  const filters = readJson(text)
  if (!Value.Check(filterList, filters))
    throw new Refusal('invalid', '筛选条件读不懂。', { fields: [{ field: 'filters', message: '应为 JSON 数组' }] })
  return filters
}

function readJson(text: string): unknown {
  if (exceedsJson(text, { depth: 4, values: 30_000 })) throw new Refusal('invalid', '筛选条件太多。')
  try {
    return parseJson(text)
  } catch (cause) {
    throw new Refusal('invalid', '筛选条件不是 JSON。', { cause })
  }
}
