import { parseAttachment } from '../../definition/field/attachment.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import {
  type FormContext,
  type FormProposal,
  getTown,
  type KeptForm,
  keepEdition,
  noteExport,
  readFile,
  readKeptForm,
  requireKeptForm,
  storeFormFile,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { createZip, type FormSheet, readForm } from '../../office/index.ts'
import type { SentFile } from '../http/file-answer.ts'
import { getPeriodNamed } from '../views/indicators-view.ts'
import { type FilledForm, fillProposed, formContext } from './fill-form.ts'

/** A kept form, opened: its blank file and what each cell of it is bound to. */
export interface OpenedForm {
  readonly kept: KeptForm
  readonly bytes: Uint8Array
  readonly sheets: readonly FormSheet[]
  readonly context: FormContext
  readonly proposal: FormProposal
}

/** Keeps a department's blank form with its file. Refuses what is no workbook. */
export async function bringForm(
  kernel: Kernel,
  actor: Actor,
  {
    fileName,
    bytes,
    of,
    period,
  }: { readonly fileName: string; readonly bytes: Uint8Array; readonly of?: string | undefined; readonly period?: string | undefined },
): Promise<{ readonly id: string; readonly isNext: boolean }> {
  const sheets = readForm(bytes)
  const context = await formContext(kernel, actor, { period })
  const { file, value } = await storeFormFile(kernel, actor, { name: fileName, bytes })
  return keepEdition(kernel, actor, { form: { name: file.name, sheets }, context, file: value, of })
}

/** Opens a kept form for a period; for its own when none is said. Refuses with `not-found`, `wrong-state` where its blank file was not kept. */
export async function openForm(
  kernel: Kernel,
  actor: Actor,
  { id, period }: { readonly id: string; readonly period?: string | undefined },
): Promise<OpenedForm> {
  const kept = await requireKeptForm(kernel, actor, id)
  return openKept(kernel, actor, { kept, context: await formContext(kernel, actor, { period }) })
}

/** The same of one that is at hand. */
export async function openKept(
  kernel: Kernel,
  actor: Actor,
  { kept, context }: { readonly kept: KeptForm; readonly context: FormContext },
): Promise<OpenedForm> {
  const digest = kept.file === undefined ? undefined : parseAttachment(kept.file).digest
  if (digest === undefined) throw new Refusal('wrong-state', `“${kept.form}”没有存空白表，请再上传一次。`)
  const { bytes } = await readFile(kernel, actor, { digest })
  const sheets = readForm(bytes)
  const read = async (within: FormContext): Promise<OpenedForm> => {
    const proposal = await readKeptForm(kernel, actor, { kept, form: { name: kept.form, sheets }, context: within })
    return { kept, bytes, sheets, context: within, proposal }
  }
  const opened = await read(context)
  // What its labels do not say was said when it was brought.
  return context.period === undefined && opened.proposal.period !== kept.period ? read({ ...context, period: kept.period }) : opened
}

export async function fillOpened(kernel: Kernel, actor: Actor, { bytes, proposal, context }: OpenedForm): Promise<FilledForm> {
  return fillProposed(kernel, actor, { bytes, proposal, town: context.town })
}

const mostForms = 50

/** Fills forms to be handed out: one as itself, several in one .zip. What of them others see masked is in the chain before anybody has them. */
export async function handOutForms(
  kernel: Kernel,
  actor: Actor,
  { ids, period }: { readonly ids: readonly string[]; readonly period?: string | undefined },
): Promise<SentFile> {
  const wanted = [...new Set(ids.filter((id) => id !== ''))]
  if (wanted.length === 0 || wanted.length > mostForms) throw new Refusal('invalid', `请选 1 至 ${mostForms} 张表。`)
  const files: SentFile[] = []
  for (const id of wanted) {
    const opened = await openForm(kernel, actor, { id, period })
    const { bytes, lists } = await fillOpened(kernel, actor, opened)
    for (const { ledger, filters, rows, personal } of lists) {
      if (!personal) continue
      const chosen = filters.map(({ field, value }) => ({ field, operator: '=' as const, value }))
      await noteExport(kernel, actor, { ledger, format: 'xlsx', rows, filters: chosen })
    }
    files.push(sentForm(opened.kept, bytes))
  }
  const [only, another] = files
  if (only !== undefined && another === undefined) return only
  const { name } = await getTown(kernel, { town: actor.town })
  return { name: `${name}上报表格${period === undefined ? '' : getPeriodNamed(period).key}`, format: 'zip', content: packed(files) }
}

/** A workbook with macros keeps its ending: under another it does not open. */
function sentForm({ form }: KeptForm, content: Uint8Array): SentFile {
  const format = /\.xlsm$/i.test(form) ? 'xlsm' : 'xlsx'
  return { name: form.replace(/\.xls[xm]$/i, ''), format, content }
}

function packed(files: readonly SentFile[]): Uint8Array {
  const zip = createZip({ level: 1 })
  const taken = new Map<string, number>()
  for (const { name, format, content } of files) {
    const plain = name.replace(/[\\/:*?"<>|\r\n]/g, '_')
    const times = (taken.get(`${plain}.${format}`) ?? 0) + 1
    taken.set(`${plain}.${format}`, times)
    zip.add(`${times === 1 ? plain : `${plain}（${times}）`}.${format}`, Buffer.from(content))
  }
  return zip.finish()
}
