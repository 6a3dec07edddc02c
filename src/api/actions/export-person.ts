import { presentFieldValue } from '../../definition/field/present-field-value.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { Field, FieldValue } from '../../definition/field/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import {
  type HouseholdPage,
  type LedgerRecord,
  type Member,
  noteReading,
  openHouseholdForExport,
  openPersonForExport,
  recordsOf,
  requirePeopleLedgers,
  type SaidSection,
} from '../../kernel/index.ts'
import { type Sheet, writeWorkbook } from '../../office/index.ts'
import type { SentFile } from '../http/file-answer.ts'
import { handedOutTo } from '../views/handed-out.ts'

interface Wanted {
  readonly id: string
}

/** What a reader may read of one person, as a file; that it was taken out with what others see masked is in the chain before it is handed out. */
export async function exportPerson(kernel: Kernel, actor: Actor, { id }: Wanted): Promise<SentFile> {
  const page = await openPersonForExport(kernel, actor, { id })
  const { person } = requirePeopleLedgers(kernel.catalogue)
  const sheets = [recordSheet(person, page.person, page.full), memberSheet(page.members), ...saidSheets(page.sections)]
  const content = writeWorkbook({ sheets: footed(kernel, actor, { sheets, full: page.full }) })
  if (page.full) await noteReading(kernel, actor, { ledger: person.id, record: page.person.id, records: recordsOf(page), action: 'export' })
  return { name: `${page.person.title}（个人页）`, format: 'xlsx', content }
}

/** The same of a household. */
export async function exportHousehold(kernel: Kernel, actor: Actor, { id }: Wanted): Promise<SentFile> {
  const page: HouseholdPage = await openHouseholdForExport(kernel, actor, { id })
  const { household } = requirePeopleLedgers(kernel.catalogue)
  const sheets = [recordSheet(household, page.household, page.full), memberSheet(page.members), ...saidSheets(page.sections)]
  const content = writeWorkbook({ sheets: footed(kernel, actor, { sheets, full: page.full }) })
  if (page.full)
    await noteReading(kernel, actor, { ledger: household.id, record: page.household.id, records: recordsOf(page), action: 'export' })
  return { name: `${page.household.title}（住户页）`, format: 'xlsx', content }
}

function footed(
  kernel: Kernel,
  actor: Actor,
  { sheets, full }: { readonly sheets: readonly Sheet[]; readonly full: boolean },
): readonly Sheet[] {
  return full ? sheets.map((sheet) => ({ ...sheet, footer: handedOutTo(kernel, actor) })) : sheets
}

const text = (label: string) => ({ label, type: 'text' as const })

function recordSheet(ledger: ResolvedLedger, { values, shown }: LedgerRecord, full: boolean): Sheet {
  const rows = ledger.fields.flatMap(({ id, field }) => {
    const value = values[id] ?? null
    return value === null
      ? []
      : [[field.label, shown[id] ?? (readsField(field, { full }) ? presentFieldValue(field, value) : String(value)), codeOf(field, value)]]
  })
  return { name: ledger.label, columns: [text('栏目'), text('内容'), text('国标代码')], rows }
}

/** Where a standard gives a code, another house reads that. */
function codeOf(field: Field, value: FieldValue): string {
  return field.kind === 'choice' ? (field.codes?.[String(value)] ?? '') : ''
}

function memberSheet(members: readonly Member[]): Sheet {
  return {
    name: '家庭成员',
    columns: [text('姓名'), text('与户主关系'), text('情况')],
    rows: members.map(({ name, relation, facts }) => [name, relation, factsText(facts)]),
  }
}

function saidSheets(sections: readonly SaidSection[]): readonly Sheet[] {
  const rows = sections.flatMap(({ label, records }) =>
    records.map(({ date, title, facts, byName }) => [label, date ?? '', title, factsText(facts), byName ? '按姓名和村对上，请核对' : '']),
  )
  return [{ name: '各台账记录', columns: [text('台账'), text('日期'), text('记录'), text('内容'), text('备注')], rows }]
}

function factsText(facts: readonly { readonly label: string; readonly text: string }[]): string {
  return facts.map(({ label, text: said }) => `${label}：${said}`).join('；')
}
