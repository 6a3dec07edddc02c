import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { download, errorText, queryString } from '../http/client.ts'
import type { LedgerView } from '../http/queries.ts'
import { useSession } from '../session/use-session.ts'

/** Files in and out of a ledger. An export holds what the table shows: the same conditions. */
export function LedgerMenu({ ledger, view }: { readonly ledger: ResolvedLedger; readonly view: LedgerView }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { can } = useSession()
  const fetchFile = useMutation({
    mutationFn: ({ path, name }: { readonly path: string; readonly name: string }) => download(path, name),
    onError: (error) => message.error(errorText(error)),
  })
  const items: MenuProps['items'] = [
    { key: 'xlsx', label: '导出 Excel（.xlsx）' },
    { key: 'csv', label: '导出文本（.csv）' },
    { type: 'divider' },
    { key: 'template', label: '下载空白表' },
  ]
  const onClick: MenuProps['onClick'] = ({ key }) => {
    const base = `/api/ledgers/${ledger.id}`
    if (key === 'template') fetchFile.mutate({ path: `${base}/template.xlsx`, name: `${ledger.label}（空白表）.xlsx` })
    else fetchFile.mutate({ path: `${base}/export${queryString({ format: key, ...exportView(view) })}`, name: `${ledger.label}.${key}` })
  }
  return (
    <>
      {can.write ? (
        <Button onClick={() => void navigate({ to: '/ledgers/$ledger/import', params: { ledger: ledger.id } })}>导入</Button>
      ) : null}
      <Dropdown trigger={['click']} menu={{ items, onClick }} placement="bottomRight">
        <Button loading={fetchFile.isPending}>
          导出 <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
        </Button>
      </Dropdown>
    </>
  )
}

function exportView(view: LedgerView): Readonly<Record<string, string | undefined>> {
  return {
    filters: view.filters === undefined ? undefined : JSON.stringify(view.filters),
    search: view.search,
  }
}
