import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listKeptForms, listRecords, whoAnswers } from '../../kernel/index.ts'
import type { LedgerRecord } from '../../kernel/ledger/types.ts'
import type { FormListView, FormSummary } from '../contract/form.ts'
import { definedOf } from './defined-of.ts'
import { townDate } from './town-time.ts'

type Listing = NonNullable<FormSummary['listing']>
type OpenReturn = FormSummary['returns'][number]

/** The forms that are kept and those of the catalogue that have no file yet, each with its periods that have not gone out. */
export async function presentForms(kernel: Kernel, actor: Actor): Promise<FormListView> {
  const listings = await readListings(kernel, actor)
  const returns = await readOpenReturns(kernel, actor)
  const forms = (await listKeptForms(kernel, actor)).map(({ id, version, form, period, file, listed }) => ({
    id,
    version,
    name: form,
    period,
    hasFile: file !== undefined,
    ...definedOf({ listing: listings.get(listed ?? '') }),
    returns: returns.get(listed ?? '') ?? [],
  }))
  const used = new Set(forms.map(({ listing }) => listing?.id))
  const unbound = [...listings.values()].filter(({ id }) => !used.has(id)).map((one) => ({ ...one, returns: returns.get(one.id) ?? [] }))
  return { forms, unbound }
}

async function readListings(kernel: Kernel, actor: Actor): Promise<ReadonlyMap<string, Listing>> {
  const { records } = await listRecords(kernel, actor, { ledger: 'department-form', query: { limit: 500 } })
  const holders = await whoAnswers(kernel, actor, { objects: records.map(({ id }) => id) })
  return new Map(records.map((record) => [record.id, { ...presentListing(record), ...holderOf(holders.get(record.id)) }]))
}

function holderOf(named: { readonly id: string; readonly title: string } | undefined): Pick<Listing, 'holder'> {
  return named === undefined ? {} : { holder: { id: named.id, name: named.title } }
}

function presentListing({ id, values, shown }: LedgerRecord): Listing {
  const said = (name: string) => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined)
  return {
    id,
    name: String(values.name),
    department: String(values.department),
    frequency: String(values.frequency),
    frequencyWord: shown.frequency ?? '',
    dueDays: Number.parseInt(String(values.dueDays), 10),
    since: String(values.since),
    ...definedOf({ basis: said('basis'), office: said('office'), until: said('until') }),
  }
}

async function readOpenReturns(kernel: Kernel, actor: Actor): Promise<ReadonlyMap<string, readonly OpenReturn[]>> {
  const today = townDate(kernel.clock()).day
  const open = ['due', 'filled']
  const { records } = await listRecords(kernel, actor, {
    ledger: 'form-return',
    query: { limit: 500, filters: [{ field: 'status', operator: 'in', value: open }], sort: { field: 'dueOn', direction: 'ascending' } },
  })
  const found = new Map<string, OpenReturn[]>()
  for (const { id, values, shown } of records) {
    const dueOn = String(values.dueOn)
    const one = {
      id,
      period: String(values.period),
      dueOn,
      status: String(values.status),
      statusWord: shown.status ?? '',
      late: dueOn < today,
    }
    found.set(String(values.form), [...(found.get(String(values.form)) ?? []), one])
  }
  return found
}
