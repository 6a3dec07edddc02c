import { DownOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Dropdown, type MenuProps, Modal, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { JobView } from '../../api/contract/import.ts'
import type { FreezeAnswer, ReportView } from '../../api/contract/report.ts'
import { hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../definition/report/types.ts'
import { call, download, errorText, queryString } from '../http/client.ts'
import { followJob } from '../http/follow-job.ts'
import { frozenListQuery } from '../http/queries.ts'
import { useSession } from '../session/use-session.ts'
import { countProofs } from './marks.ts'
import type { ReportDraft } from './use-report-draft.ts'

interface Props {
  readonly report: ReportView
  readonly compiled: CompiledReport | undefined
  readonly draft: ReportDraft
  readonly editing: boolean
  readonly edit: () => void
  readonly leave: () => void
}

/** Write, download, freeze. A document with unproved places can be had only as a draft that says so. */
export function ReportActions({ report, compiled, draft, editing, edit, leave }: Props) {
  const { can } = useSession()
  if (editing) {
    return (
      <>
        {draft.dirty ? <Button onClick={draft.discard}>放弃改动</Button> : null}
        <Button onClick={leave} disabled={draft.dirty}>
          完成
        </Button>
        <Button type="primary" onClick={draft.save} loading={draft.saving} disabled={!draft.dirty} title="Ctrl+S">
          保存
        </Button>
      </>
    )
  }
  return (
    <>
      {can.report ? <Button onClick={edit}>编辑</Button> : null}
      <DownloadReport report={report} compiled={compiled} />
      {can.freeze ? <FreezeReport report={report} compiled={compiled} /> : null}
    </>
  )
}

function DownloadReport({ report, compiled }: { readonly report: ReportView; readonly compiled: CompiledReport | undefined }) {
  const { message } = App.useApp()
  const draftOnly = compiled !== undefined && hasErrors(compiled.problems)
  const fetchFile = useMutation({
    mutationFn: (format: string) =>
      download(
        `/api/reports/${report.id}/download${queryString({ format, draft: draftOnly ? '1' : undefined })}`,
        `${report.title}.${format}`,
      ),
    onError: (error) => message.error(errorText(error)),
  })
  const word = draftOnly ? '草稿：' : ''
  const items: MenuProps['items'] = [
    ...(draftOnly ? [{ key: 'note', type: 'group' as const, label: '有未证实之处，只能下载草稿', children: [] }] : []),
    { key: 'docx', label: `${word}Word 文档（.docx）` },
    { key: 'html', label: `${word}网页（.html）` },
    { key: 'md', label: `${word}纯文本（.md）` },
    { type: 'divider' },
    { key: 'print', label: '打印' },
  ]
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, onClick: ({ key }) => (key === 'print' ? window.print() : fetchFile.mutate(key)) }}
    >
      <Button loading={fetchFile.isPending}>
        下载 <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  )
}

function FreezeReport({ report, compiled }: { readonly report: ReportView; readonly compiled: CompiledReport | undefined }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
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
      const { job = '' } = await call<FreezeAnswer>(`/api/reports/${report.id}/freeze?progress=true`, { method: 'POST', body: {} })
      const { frozen = '' } = await followJob(job, { onProgress: setProgress, failed: '没有定稿。' })
      return frozen
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: frozenListQuery.queryKey, exact: true })
      void message.success(`已定稿：${report.title}`)
      // Whoever went on with something else meanwhile stays there.
      if (!waiting.current) return
      setOpen(false)
      void navigate({ to: '/frozen/$frozen', params: { frozen: id }, search: {} })
    },
  })
  const blocked = compiled === undefined || hasErrors(compiled.problems)
  const counts = compiled === undefined ? undefined : countProofs(compiled)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        定稿
      </Button>
      <Modal
        open={open}
        title={`定稿“${report.title}”`}
        okText="定稿"
        okButtonProps={{ disabled: blocked, loading: freeze.isPending }}
        onOk={() => freeze.mutate()}
        onCancel={() => setOpen(false)}
      >
        {blocked ? (
          <Alert
            type="error"
            showIcon
            title={`还有 ${compiled?.problems.length ?? 0} 个问题，不能定稿。`}
            description="先在“问题”里逐条改好，或改台账，或改文字。"
          />
        ) : (
          <p>
            共 {(counts?.holds ?? 0) + (counts?.attested ?? 0)} 处数字和断语，{counts?.attested ?? 0} 处凭佐证。
            {
              '定稿把模板、定义和此刻的数据一起留住：以后台账怎么改，这份报告都能一字不差地重出，并能看出与当时的差异。定稿不能撤回，要改只能另出一份。'
            }
          </p>
        )}
        {freeze.isPending && progress !== undefined && progress.total > 0 ? <FreezeProgress {...progress} /> : null}
        {freeze.isError ? <Alert type="error" showIcon title={errorText(freeze.error)} style={{ marginTop: 12 }} /> : null}
      </Modal>
    </>
  )
}

function FreezeProgress({ done, total, doing }: JobView) {
  return (
    <div role="status">
      <Progress percent={Math.round((done / total) * 100)} showInfo={false} />
      正在{doing ?? '定稿'}……可以先做别的，做完会留在“定稿”里。
    </div>
  )
}
