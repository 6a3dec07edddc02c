import { Link } from '@tanstack/react-router'
import type { AuditEntry } from '../../api/contract/audit.ts'

/** Ledgers that have screens of their own: their records are opened there, not in a table. */
export const ledgersWithScreens: ReadonlySet<string> = new Set(['report-template', 'frozen-report', 'case', 'case-step'])

/** What an audit entry is about, as a way to it. */
export function AuditPlace({ entry }: { readonly entry: AuditEntry }) {
  const { ledger, record } = entry
  if (ledger === undefined) return null
  const label = entry.ledgerLabel ?? ledger
  if (ledger === 'case' && record !== undefined) {
    return (
      <Link to="/cases/$case" params={{ case: record }}>
        {label}
      </Link>
    )
  }
  if (ledger === 'case' || ledger === 'case-step') return <Link to="/loops">{label}</Link>
  if (ledgersWithScreens.has(ledger)) {
    if (record === undefined) return <Link to="/reports">{label}</Link>
    return ledger === 'frozen-report' ? (
      <Link to="/frozen/$frozen" params={{ frozen: record }} search={{}}>
        {label}
      </Link>
    ) : (
      <Link to="/reports/$report" params={{ report: record }} search={{}}>
        {label}
      </Link>
    )
  }
  return (
    <Link to="/ledgers/$ledger" params={{ ledger }} search={record === undefined ? {} : { record }}>
      {label}
    </Link>
  )
}
