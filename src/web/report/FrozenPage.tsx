import { DownOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { useCallback, useState } from 'react'
import type { FrozenView } from '../../api/contract/report.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { addressOf } from '../http/api.ts'
import { download, errorText, HttpError } from '../http/client.ts'
import { frozenQuery } from '../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { SidePanel } from '../parts/SidePanel.tsx'
import { presentFullInstant, presentInstant } from '../parts/time.ts'
import { useWide } from '../parts/use-media.ts'
import { Coverage } from './Coverage.tsx'
import { markAt } from './marks.ts'
import { ConfirmationList } from './panel/ConfirmationList.tsx'
import { DifferenceList } from './panel/DifferenceList.tsx'
import { ReportPanel } from './panel/ReportPanel.tsx'
import styles from './report.module.css'
import type { ReportSearch } from './report-search.ts'
import { Sheet } from './sheet/Sheet.tsx'
import { useMarkChoice } from './use-mark-choice.ts'

const route = getRouteApi('/frame/frozen/$frozen')

export function FrozenPage() {
  const { frozen: id } = route.useParams()
  const { data, error, refetch } = useQuery(frozenQuery(id))
  if (data !== undefined) return <OpenFrozen key={data.id} frozen={data} />
  const missing = error instanceof HttpError && error.status === 404
  return (
    <>
      <PageHeader title={missing ? '没有这份定稿' : '定稿'} up={{ to: '/reports', label: '报告' }} />
      {missing ? (
        <EmptyNote title="网址可能写错了" />
      ) : error === null ? (
        <LoadingNote rows={14} />
      ) : (
        <ErrorNote error={error} retry={() => void refetch()} />
      )}
    </>
  )
}

/** A finished report, rebuilt as it was; beside it, what has moved since. */
function OpenFrozen({ frozen }: { readonly frozen: FrozenView }) {
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/frozen/$frozen' })
  const wide = useWide()
  const { compiled } = frozen
  const [line, setLine] = useState<number>()
  const go = useCallback((next: ReportSearch) => void navigate({ search: next, replace: true }), [navigate])
  const { selected, choose, step, walk } = useMarkChoice(compiled, search, go)
  const close = useCallback(() => go({}), [go])
  const showPanel = wide || selected !== undefined || search.panel !== undefined
  const jumpTo = (at: { readonly line: number; readonly column: number }) => {
    setLine(at.line)
    const mark = markAt(compiled, at.line, at.column)
    if (mark !== undefined) choose(mark)
  }
  return (
    <>
      <PageHeader
        title={frozen.title}
        up={{ to: '/reports', label: '报告' }}
        crumb={`定稿 · ${frozen.by} · ${presentInstant(frozen.frozenAt)}`}
      >
        {compiled.assertions.length === 0 ? null : <Coverage report={compiled} walk={walk} />}
        {wide ? null : <Button onClick={() => go({ panel: 'difference' })}>与现在的差异</Button>}
        <DownloadFrozen frozen={frozen} />
      </PageHeader>
      <div className={showPanel && wide ? `${styles.bench} ${styles.beside}` : styles.bench}>
        <div className={styles.desk}>
          <p className={styles.frozenNote} title={`摘要 ${frozen.digest}`}>
            数据截至 {presentFullInstant(frozen.asOf)}。以后台账和阅读规则怎么改，这一份都不变。
            {frozen.edition === undefined ? '这份定稿早于逐句阅读，当时的断定没有留下。' : ''}
            {frozen.same ? null : <strong>重编的内容与定稿时的摘要对不上，请管理员核对数据。</strong>}
          </p>
          <Sheet report={compiled} selected={selected} choose={choose} line={line} />
        </div>
        {showPanel ? (
          <SidePanel label="来源" close={close} subject={JSON.stringify(selected ?? search.panel ?? '')} closable={selected !== undefined}>
            <ReportPanel
              report={compiled}
              selected={selected}
              panel={search.panel ?? 'difference'}
              setPanel={(panel) =>
                go({ panel: panel === 'checks' || panel === 'problems' || panel === 'background' ? panel : 'difference' })
              }
              jump={({ at }) => jumpTo(at)}
              openFigure={(n) => choose({ type: 'figure', n })}
              clear={() => go({ panel: 'difference' })}
              step={step}
              asOf={frozen.asOf}
              extra={[
                {
                  key: 'difference',
                  label: '与现在的差异',
                  children: <DifferenceList frozen={frozen.id} report={compiled} jump={jumpTo} />,
                },
                {
                  key: 'background',
                  label: `背景 ${frozen.confirmations.length}`,
                  children: <ConfirmationList confirmations={frozen.confirmations} jump={jumpTo} />,
                },
              ]}
            />
          </SidePanel>
        ) : null}
      </div>
    </>
  )
}

const formats = ['docx', 'html', 'md', 'json'] as const

function DownloadFrozen({ frozen }: { readonly frozen: FrozenView }) {
  const { message } = App.useApp()
  const fetchFile = useMutation({
    mutationFn: (format: (typeof formats)[number]) =>
      download(addressOf('downloadFrozen', { id: frozen.id, format }), `${frozen.title}.${format}`),
    onError: (error) => message.error(errorText(error)),
  })
  const print = (format: (typeof formats)[number] | undefined) => (format === undefined ? window.print() : fetchFile.mutate(format))
  const items = [
    { key: 'docx', label: 'Word 文档（.docx）' },
    { key: 'html', label: '网页（.html）' },
    { key: 'md', label: '纯文本（.md）' },
    { key: 'json', label: '数据（.json）' },
    { key: 'print', label: '打印' },
  ]
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, onClick: ({ key }) => print(formats.find((format) => format === key)) }}
    >
      <Button type="primary" loading={fetchFile.isPending}>
        下载 <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  )
}
