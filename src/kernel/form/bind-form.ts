import { inDomains } from '../access/domain/in-domains.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { findKeptBinding, keepBinding } from './keep-binding.ts'
import { readFormLabels, settleReading } from './propose-form.ts'
import { applyKept } from './rebind.ts'
import type { BlankForm, FormContext, FormProposal } from './types.ts'

export interface FormInput {
  readonly form: BlankForm
  readonly context: FormContext
}

/** What each cell of a form is bound to: by what was kept of it or of last year's edition, else by its labels. Keeps nothing. */
export async function readBinding(kernel: Kernel, actor: Actor, { form, context }: FormInput): Promise<FormProposal> {
  const { catalogue } = await inDomains(kernel, actor)
  const reading = readFormLabels(catalogue, form, context)
  const kept = await findKeptBinding(kernel, actor, { name: form.name, reading })
  return settleReading(form, applyKept(catalogue, reading, kept))
}

/** The same, kept for the next time. Needs the right to bring in office files. */
export async function bindForm(kernel: Kernel, actor: Actor, { form, context }: FormInput): Promise<FormProposal> {
  const { catalogue } = await inDomains(kernel, actor)
  const reading = readFormLabels(catalogue, form, context)
  const before = await findKeptBinding(kernel, actor, { name: form.name, reading })
  const proposal = settleReading(form, applyKept(catalogue, reading, before))
  await keepBinding(kernel, actor, { proposal, before })
  return proposal
}
