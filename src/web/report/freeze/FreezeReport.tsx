import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Modal, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { JobView } from '../../../api/contract/import.ts'
import type { ReportView } from '../../../api/contract/report.ts'
import { hasErrors } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { followJob } from '../../http/follow-job.ts'
import { confirmationsQuery, frozenListQuery } from '../../http/queries.ts'
import { presentCoverage } from '../verdicts.ts'
import { BackgroundList } from './BackgroundList.tsx'

interface Props {
  readonly report: ReportView
  readonly compiled: CompiledReport | undefined
}

/** Freezing: only without errors, and when every background was confirmed by name. */
export function FreezeReport({ report, compiled }: Props) {
  const [open, setOpen] = useState(false)
  const { freeze, progress } = useFreeze(report, open, () => setOpen(false))
  const backgrounds = compiled?.backgrounds ?? []
  const { data: confirmed } = useQuery({ ...confirmationsQuery(report.id), enabled: open && backgrounds.length > 0 })
  const known = new Set(confirmed?.map(({ line, column }) => `${line}:${column}`))
  const left = backgrounds.filter(({ at }) => !known.has(`${at.line}:${at.column}`)).length
  const blocked = compiled === undefined || hasErrors(compiled.problems)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        定稿
      </Button>
      <Modal
        open={open}
        title={`定稿“${report.title}”`}
        okText="定稿"
        okButtonProps={{ disabled: blocked || left > 0, loading: freeze.isPending }}
        onOk={() => freeze.mutate()}
        onCancel={() => setOpen(false)}
        width={640}
      >
        {blocked ? (
          <Alert
            type="error"
            showIcon
            title={`还有 ${compiled?.problems.filter(({ severity }) => severity === 'error').length ?? 0} 处不成立或无据，不能定稿。`}
            description="先在“问题”里逐条改好，或改台账，或改文字。"
          />
        ) : (
          <>
            <p>{presentCoverage(compiled)}</p>
            <BackgroundList report={report.id} backgrounds={backgrounds} blocks={compiled.blocks} confirmed={confirmed} />
            <p>
              定稿把模板、定义、此刻的数据和每处断定一起留住：以后台账和阅读规则怎么改，这份报告都能一字不差地重出，并能看出与当时的差异。定稿不能撤回，要改只能另出一份。
            </p>
          </>
        )}
        {freeze.isPending && progress !== undefined && progress.total > 0 ? <FreezeProgress {...progress} /> : null}
        {freeze.isError ? <Alert type="error" showIcon title={errorText(freeze.error)} style={{ marginTop: 12 }} /> : null}
      </Modal>
    </>
  )
}

/** Freezes and follows how far it is; whoever went on with something else meanwhile stays there. */
function useFreeze(report: ReportView, open: boolean, close: () => void) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [progress, setProgress] = useState<JobView>()
  const waiting = useRef(false)
  useEffect(() => {
    waiting.current = open
    return () => {
      waiting.current = false
    }
  }, [open])
  const freeze = useMutation({
    mutationFn: async () => {
      setProgress(undefined)
      const { job = '' } = await api.freezeReport({ id: report.id, progress: 'true' })
      const { frozen = '' } = await followJob(job, { onProgress: setProgress, failed: '没有定稿。' })
      return frozen
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: frozenListQuery.queryKey, exact: true })
      void message.success(`已定稿：${report.title}`)
      if (!waiting.current) return
      close()
      void navigate({ to: '/frozen/$frozen', params: { frozen: id }, search: {} })
    },
  })
  return { freeze, progress }
}

function FreezeProgress({ done, total, doing }: JobView) {
  return (
    <div role="status">
      <Progress percent={Math.round((done / total) * 100)} showInfo={false} />
      正在{doing ?? '定稿'}……可以先做别的，做完会留在“定稿”里。
    </div>
  )
}
