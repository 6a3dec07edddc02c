import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import {
  type Certificate,
  type DestructionPreview,
  inDomains,
  listCertificates,
  listDue,
  listHolds,
  listResponses,
} from '../../kernel/index.ts'
import type { CertificateView, DestructionPreviewView, DestructionsView, DueView } from '../contract/destruction.ts'

/** The declared responses, and every destruction that was asked for or done. */
export async function presentDestructions(whole: Kernel, actor: Actor): Promise<DestructionsView> {
  const kernel = await inDomains(whole, actor)
  const responses = await listResponses(kernel, actor)
  const certificates = (await listCertificates(kernel, actor)).filter(
    (one) => one.due !== undefined || kernel.catalogue.findLedger(one.responses) !== undefined,
  )
  return {
    responses: responses.map(({ responses: ledger, response, name, firstDay, lastDay }) => ({
      responses: ledger,
      response,
      name,
      firstDay,
      lastDay,
    })),
    certificates: certificates.map((one) => presentCertificate(one, actor)),
  }
}

/** What is due of every ledger, and what is held up. */
export async function presentDue(kernel: Kernel, actor: Actor): Promise<DueView> {
  const { day, ledgers } = await listDue(kernel, actor)
  return {
    day,
    ledgers: ledgers.map(({ held, ...rest }) => ({ ...rest, held: held.map((one) => ({ ...one })) })),
    holds: [...(await listHolds(kernel, actor))],
  }
}

export function presentCertificate(
  { version, requester, recordedAt, counts, asked, due, ...rest }: Certificate,
  actor: Actor,
): CertificateView {
  const dueName = due === undefined ? {} : { due: { ledgers: [...due.ledgers], day: due.day } }
  return { ...rest, ...dueName, counts: counts.map((count) => ({ ...count })), mine: requester === actor.id }
}

export function presentPreview({ counts, reports, losing, obstacles, strays, ...rest }: DestructionPreview): DestructionPreviewView {
  return {
    ...rest,
    counts: counts.map((count) => ({ ...count })),
    strays: strays.map((count) => ({ ...count })),
    reports: [...reports],
    losing: [...losing],
    obstacles: [...obstacles],
  }
}
