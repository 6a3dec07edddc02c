import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { type Certificate, type DestructionPreview, inDomains, listCertificates, listResponses } from '../../kernel/index.ts'
import type { CertificateView, DestructionPreviewView, DestructionsView } from '../contract/destruction.ts'

/** The declared responses, and every destruction that was asked for or done. */
export async function presentDestructions(whole: Kernel, actor: Actor): Promise<DestructionsView> {
  const kernel = await inDomains(whole, actor)
  const responses = await listResponses(kernel, actor)
  const certificates = (await listCertificates(kernel, actor)).filter((one) => kernel.catalogue.findLedger(one.responses) !== undefined)
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

export function presentCertificate({ version, requester, recordedAt, counts, ...rest }: Certificate, actor: Actor): CertificateView {
  return { ...rest, counts: counts.map((count) => ({ ...count })), mine: requester === actor.id }
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
