import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { presentDay } from '../../definition/period/present-day.ts'
import { parseJson } from '../../definition/shape/parse-json.ts'
import type { Actor } from '../../kernel/access/types.ts'
import { getTown, requireLedger } from '../../kernel/index.ts'
import type { LedgerFilter } from '../../kernel/ledger/types.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { SheetFrame } from '../../office/index.ts'
import { blankForm, handOutLedger } from '../actions/export-ledger.ts'
import { publishLedger } from '../actions/publish-ledger.ts'
import type { ApiContext } from '../context.ts'
import type * as exports from '../contract/endpoints/exports.ts'
import { ledgerFilter } from '../contract/ledger.ts'
import { exceedsJson } from '../http/scan-json.ts'
import { definedOf } from '../views/defined-of.ts'
import { readAsOf } from '../views/read-instant.ts'
import { townDate } from '../views/town-time.ts'
import type { Handlers } from './handler.ts'

export function exportHandlers({ kernel, longWork }: ApiContext): Handlers<typeof exports> {
  return {
    exportLedger: async ({ actor, input: { ledger: named, format, layout, conditions, asOf, search, filters } }) => {
      const ledger = requireLedger(kernel.catalogue, named)
      const frame = layout === undefined ? undefined : await officeFrame(kernel, actor, { ledger, conditions })
      const which = { ledger, format, ...readAsOf(asOf), ...definedOf({ search, filters: readFilters(filters), frame }) }
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

/** Title and lines around a table that is handed out: whose, of which day, by which conditions, made by whom. */
async function officeFrame(
  kernel: ApiContext['kernel'],
  actor: Actor,
  { ledger, conditions }: { readonly ledger: ResolvedLedger; readonly conditions: string | undefined },
): Promise<SheetFrame> {
  const { name } = await getTown(kernel, { town: actor.town })
  const today = presentDay(townDate(kernel.clock()).day)
  const money = ledger.fields.some(({ field }) => field.kind === 'money') ? '　金额单位：元' : ''
  return {
    title: `${name}${ledger.label}`,
    line: `条件：${conditions ?? '全部记录'}${money}`,
    foot: `制表人：${actor.name}　制表日期：${today}`,
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
