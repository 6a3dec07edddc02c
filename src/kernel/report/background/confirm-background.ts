import { listBackgrounds } from '../../../definition/report/list-backgrounds.ts'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import type { CompiledBackground } from '../../../definition/report/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { withdrawRecord } from '../../ledger/command/withdraw-record.ts'
import { openTo } from '../../ledger/watch.ts'
import { Refusal } from '../../refusal.ts'
import { backgroundConfirmation } from '../ledgers/background-confirmation.ledger.ts'
import { getTemplate, type StoredTemplate } from '../template/templates.ts'
import { type Confirmation, findConfirmation, listConfirmations } from './confirmations.ts'

/** One background of a stored template, by its place; the words say that whoever confirms has seen what stands there. */
export interface BackgroundPlace {
  readonly template: string
  readonly line: number
  readonly column: number
  readonly words: string
}

/**
 * Says, by name, that a background of a report is no fact of this ledger. Whoever may freeze may confirm; confirmed twice it stays as the first did.
 * Refuses with `conflict` when other words stand there by now.
 */
export async function confirmBackground(kernel: Kernel, actor: Actor, place: BackgroundPlace): Promise<Confirmation> {
  authorize(actor, 'freeze')
  const { template, background } = await requireBackground(kernel, actor, place)
  const known = findConfirmation(await listConfirmations(kernel, actor, { template: template.id }), background)
  if (known !== undefined) return known
  const { words, source, sentence } = background
  await addRecord(openTo(kernel, backgroundConfirmation.id), actor, {
    ledger: backgroundConfirmation.id,
    values: { background: words, source: source ?? null, sentence, report: template.title, template: template.id, confirmedBy: actor.name },
  })
  const made = findConfirmation(await listConfirmations(kernel, actor, { template: template.id }), background)
  if (made === undefined) throw new Error(`the confirmation of ${words} is not there`)
  return made
}

/** Takes a confirmation back, as long as nothing was frozen with it; the frozen report keeps its own. Refuses with `not-found`. */
export async function withdrawConfirmation(kernel: Kernel, actor: Actor, place: BackgroundPlace): Promise<void> {
  authorize(actor, 'freeze')
  const { template, background } = await requireBackground(kernel, actor, place)
  const known = findConfirmation(await listConfirmations(kernel, actor, { template: template.id }), background)
  if (known === undefined) throw new Refusal('not-found', `“${place.words}”没有确认过。`)
  const { id, version } = known
  await withdrawRecord(openTo(kernel, backgroundConfirmation.id), actor, {
    ledger: backgroundConfirmation.id,
    id,
    version,
    reason: '撤回确认',
  })
}

async function requireBackground(
  kernel: Kernel,
  actor: Actor,
  { template: id, line, column, words }: BackgroundPlace,
): Promise<{ readonly template: StoredTemplate; readonly background: CompiledBackground }> {
  const template = await getTemplate(kernel, actor, { id })
  const parsed = parseTemplate(template.source, template.title).template
  const all = parsed === undefined ? [] : listBackgrounds(parsed)
  const background = all.find(({ at }) => at.line === line && at.column === column)
  if (background === undefined || background.words !== words)
    throw new Refusal('conflict', `第${line}行第${column}字已不是背景“${words}”，请刷新后再确认。`)
  return { template, background }
}
