import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import type { StoredVersion } from '../record/read-version.ts'

/** A problem of one version, naming ledger, record and version. */
export function aboutVersion(ledger: ResolvedLedger, version: StoredVersion, why: string): AuditProblem {
  const title = ledger.title
    .map((id) => version.values[id] ?? '')
    .join(' ')
    .trim()
  const name = title === '' ? '' : `“${title}”`
  return {
    seq: version.entry,
    ledger: ledger.label,
    record: version.id,
    version: version.version,
    message: `「${ledger.label}」记录${name}（${version.id} 第 ${version.version} 版）${why}`,
  }
}
