import { certificateLedger } from '../destroyed/certificate.ledger.ts'
import { readRecord } from '../ledger/query/read-record.ts'
import { Refusal } from '../refusal.ts'
import type { TownReader } from '../town-session.ts'
import { presentCertificate } from './certificates.ts'
import type { Certificate, CertificateState } from './types.ts'

const words: Readonly<Record<CertificateState, string>> = {
  requested: '还没有销毁',
  cancelled: '申请已撤回',
  destroyed: '已经销毁',
  cleaned: '已经销毁',
}

/** A certificate in the state that the next step needs. Refuses with `not-found` or `wrong-state`. */
export async function requireCertificate(
  place: TownReader,
  { id, state }: { readonly id: string; readonly state: CertificateState },
): Promise<Certificate> {
  const ledger = place.kernel.catalogue.getLedger(certificateLedger.id)
  const certificate = presentCertificate(await readRecord(place, { ledger, id }))
  if (certificate.state === state) return certificate
  throw new Refusal('wrong-state', `“${certificate.responseName}”的个人信息${words[certificate.state]}。`)
}
