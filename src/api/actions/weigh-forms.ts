import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import {
  type BoundForm,
  findOverlaps,
  getTemplate,
  inDomains,
  listDecisions,
  listKeptForms,
  listRecords,
  listTemplates,
  requireLedger,
  weighForms,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { FormBurden } from '../contract/form.ts'
import { definedOf } from '../views/defined-of.ts'
import { formContext } from './fill-form.ts'
import { openKept } from './form-room.ts'

/** What forms ask for twice, and what each costs: cells that the ledgers fill beside facts that are entered for it alone. */
export async function weighAllForms(whole: Kernel, actor: Actor): Promise<FormBurden> {
  const kernel = await inDomains(whole, actor)
  const { catalogue } = kernel
  const forms: BoundForm[] = []
  const unreadable: string[] = []
  const common = await formContext(whole, actor, {})
  for (const kept of await listKeptForms(whole, actor)) {
    try {
      const opened = await openKept(whole, actor, { kept, context: common })
      forms.push({ id: kept.id, name: kept.form, proposal: opened.proposal })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      unreadable.push(kept.form)
    }
  }
  const decided = new Map((await listDecisions(whole, actor)).map((one) => [one.fact, one]))
  const weights = weighForms(catalogue, forms, await readReported(kernel, actor))
  return {
    overlaps: findOverlaps(catalogue, forms).map(({ fact, label, cells }) => {
      const one = decided.get(fact)
      return { fact, label, cells: [...cells], ...definedOf({ decision: one?.decision, reason: one?.reason }) }
    }),
    forms: await Promise.all(
      weights.map(async ({ form, bound, typed, own }) => {
        const kept = forms.find(({ id }) => id === form)
        const ledgers = await Promise.all(
          own.map((id) => countOf(kernel, actor, requireLedger(catalogue, id), kept?.proposal.period ?? '')),
        )
        return {
          form,
          name: kept?.name ?? '',
          bound,
          typed,
          own: ledgers,
          facts: ledgers.reduce((sum, { records }) => sum + records, typed),
        }
      }),
    ),
    unreadable,
  }
}

/** How many records of a ledger are of a form's period: of a dated one what happened in it, of a register all that there are. */
async function countOf(kernel: Kernel, actor: Actor, ledger: ResolvedLedger, period: string) {
  const { date } = ledger
  const year = period.slice(0, 4)
  const isDated = ledger.kind === 'journal' && date !== undefined && ledger.fields.find(({ id }) => id === date)?.field.kind === 'date'
  const filters = isDated
    ? [
        { field: date, operator: '>=' as const, value: `${year}-01-01` },
        { field: date, operator: '<=' as const, value: `${year}-12-31` },
      ]
    : []
  const { totals } = await listRecords(kernel, actor, { ledger: ledger.id, query: { limit: 1, totals: true, filters } })
  return { ledger: ledger.id, label: ledger.label, records: totals?.count ?? 0 }
}

/** The indicators that the town's reports name. */
async function readReported(kernel: Kernel, actor: Actor): Promise<ReadonlySet<string>> {
  const sources: string[] = []
  for (const { id } of await listTemplates(kernel, actor)) sources.push((await getTemplate(kernel, actor, { id })).source)
  const text = sources.join('\n')
  const named = kernel.catalogue.catalogue.indicators.filter(({ id, label }) => text.includes(label) || text.includes(`{{${id}`))
  return new Set(named.map(({ id }) => id))
}
