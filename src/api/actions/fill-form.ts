import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import {
  bindForm,
  type FormContext,
  type FormFilling,
  type FormProposal,
  fillForm,
  getTown,
  inDomains,
  listRecords,
  readBinding,
} from '../../kernel/index.ts'
import { fillWorkbook, readForm } from '../../office/index.ts'
import { getPeriodNamed } from '../views/indicators-view.ts'
import { findWorkingYear } from '../views/working-year.ts'

/** A department's form as somebody hands it in. */
export interface FormFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** The period that the form is about; its own title says it when absent. */
  readonly period?: string | undefined
}

/** Proposes what each cell of a form wants and keeps it for the next time. Refuses what is no workbook. */
export async function bindFormFile(kernel: Kernel, actor: Actor, file: FormFile): Promise<FormProposal> {
  const form = { name: file.fileName, sheets: readForm(file.bytes) }
  return bindForm(kernel, actor, { form, context: await formContext(kernel, actor, file) })
}

export interface FilledForm extends FormFilling {
  readonly proposal: FormProposal
  readonly bytes: Uint8Array
}

/** Fills a form by its kept binding, else by what its labels say. Every part of the file but the filled cells stays as it is. */
export async function fillFormFile(kernel: Kernel, actor: Actor, file: FormFile): Promise<FilledForm> {
  const form = { name: file.fileName, sheets: readForm(file.bytes) }
  const context = await formContext(kernel, actor, file)
  const proposal = await readBinding(kernel, actor, { form, context })
  return fillProposed(kernel, actor, { bytes: file.bytes, proposal, town: context.town })
}

/** Fills what a form's cells are bound to, as the town's domains have it. */
export async function fillProposed(
  kernel: Kernel,
  actor: Actor,
  { bytes, proposal, town }: { readonly bytes: Uint8Array; readonly proposal: FormProposal; readonly town: string },
): Promise<FilledForm> {
  const filling = await fillForm(await inDomains(kernel, actor), actor, { proposal, town })
  const sheets = proposal.sheets.map((name) => ({
    sheet: name,
    grow: filling.grow.filter(({ sheet }) => sheet === name),
    cells: filling.filled.filter(({ sheet }) => sheet === name),
  }))
  return { ...filling, proposal, bytes: fillWorkbook(bytes, sheets) }
}

/** What a form is read against: the town, its villages, the period that is asked for. */
export async function formContext(kernel: Kernel, actor: Actor, { period }: Pick<FormFile, 'period'>): Promise<FormContext> {
  const { name } = await getTown(kernel, actor)
  const village = kernel.catalogue.findLedger('村')
  const villages =
    village === undefined
      ? []
      : (await listRecords(kernel, actor, { ledger: village.id, query: { limit: 500 } })).records.map(({ title }) => title)
  return {
    town: name,
    villages,
    period: period === undefined ? undefined : getPeriodNamed(period.trim()).key,
    year: await findWorkingYear(kernel, actor),
  }
}
