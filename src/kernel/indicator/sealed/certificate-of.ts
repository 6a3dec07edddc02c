import { sql } from 'kysely'
import { count, orNull, text } from '../../../definition/shape/shape.ts'
import { certificateLedgerId } from '../../destroyed/certificate.ledger.ts'
import type { Destruction } from '../../destroyed/types.ts'
import { compileTitle, openLedgerSource } from '../../ledger/sql/index.ts'
import { type RowOf, row } from '../../storage/row.ts'
import type { ReadingScope } from '../reading-scope.ts'
import type { Contribution } from '../types.ts'

const certificateRow = row('certificates', { version: count, title: orNull(text) })
type CertificateRow = RowOf<typeof certificateRow>

/** What stands behind a sealed figure: no records any more, but the certificate of their destruction. */
export async function certificateOf(destruction: Destruction, value: string | null, scope: ReadingScope): Promise<Contribution> {
  const { certificate, at } = destruction
  const rows = scope.catalogue.findLedger(certificateLedgerId) === undefined ? [] : await readCertificate(certificate, scope)
  const [row] = rows
  return {
    ledger: certificateLedgerId,
    record: certificate,
    version: row?.version ?? 1,
    title: row?.title ?? '销毁证书',
    value,
    placed: at.slice(0, 10),
  }
}

async function readCertificate(certificate: string, scope: ReadingScope): Promise<readonly CertificateRow[]> {
  const source = openLedgerSource(scope.open(), certificateLedgerId)
  return scope.readRows({
    row: certificateRow,
    statement: sql`select ${source.system('version')} as version, ${compileTitle(source)} as title from ${source.from()}
      where ${source.where()} and ${source.system('id')} = ${certificate}::uuid`,
    ledgers: source.scope.ledgers,
  })
}
