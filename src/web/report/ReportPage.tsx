import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReportView } from '../../api/contract/report.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { HttpError } from '../http/client.ts'
import { reportQuery } from '../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { OpenReport } from './OpenReport.tsx'

const route = getRouteApi('/frame/reports/$report')

export function ReportPage() {
  const { report: id } = route.useParams()
  // Whoever writes hears of what others saved meanwhile.
  const { edit } = route.useSearch()
  const { data, error, refetch } = useQuery({ ...reportQuery(id), refetchInterval: edit === true ? 10_000 : false })
  if (data !== undefined) return <Loaded key={data.id} report={data} />
  const missing = error instanceof HttpError && error.status === 404
  return (
    <>
      <PageHeader title={missing ? '没有这份报告' : '报告'} up={{ to: '/reports', label: '报告' }} />
      {missing ? (
        <EmptyNote title="它可能已被删去" />
      ) : error === null ? (
        <LoadingNote rows={14} />
      ) : (
        <ErrorNote error={error} retry={() => void refetch()} />
      )}
    </>
  )
}

function Loaded({ report }: { readonly report: ReportView }) {
  const search = route.useSearch()
  return <OpenReport report={report} search={search} />
}
