import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import type { ReportView } from '../../api/contract/report.ts'
import { hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../definition/report/types.ts'
import { addressOf } from '../http/api.ts'
import { download, errorText } from '../http/client.ts'
import { useSession } from '../session/use-session.ts'
import { AdvanceReport } from './draft/AdvanceReport.tsx'
import { FreezeReport } from './freeze/FreezeReport.tsx'
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
      {can.report ? <AdvanceReport report={report} /> : null}
      <DownloadReport report={report} compiled={compiled} />
      {can.freeze ? <FreezeReport report={report} compiled={compiled} /> : null}
    </>
  )
}

const formats = ['docx', 'html', 'md'] as const

function DownloadReport({ report, compiled }: { readonly report: ReportView; readonly compiled: CompiledReport | undefined }) {
  const { message } = App.useApp()
  const draftOnly = compiled !== undefined && hasErrors(compiled.problems)
  const fetchFile = useMutation({
    mutationFn: (format: (typeof formats)[number]) =>
      download(addressOf('downloadReport', { id: report.id, format, draft: draftOnly ? '1' : undefined }), `${report.title}.${format}`),
    onError: (error) => message.error(errorText(error)),
  })
  const print = (format: (typeof formats)[number] | undefined) => (format === undefined ? window.print() : fetchFile.mutate(format))
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
      menu={{ items, onClick: ({ key }) => print(formats.find((format) => format === key)) }}
    >
      <Button loading={fetchFile.isPending}>
        下载 <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  )
}
