import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { addressOf } from '../http/api.ts'
import { download, errorText } from '../http/client.ts'
import type { LedgerView } from '../http/queries.ts'
import { useSession } from '../session/use-session.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly view: LedgerView
  /** What the view is restricted to, in words; empty where it is all. */
  readonly conditions: string
  /** Prints all that the view finds. */
  readonly print: () => void
}

/** Files in and out of a ledger, and its print. An export holds what the table shows: the same conditions. */
export function LedgerMenu({ ledger, view, conditions, print }: Props) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { can } = useSession()
  const fetchFile = useMutation({
    mutationFn: ({ address, name }: { readonly address: string; readonly name: string }) => download(address, name),
    onError: (error) => message.error(errorText(error)),
  })
  const items: MenuProps['items'] = [
    { key: 'print', label: '打印…' },
    { key: 'office', label: '导出成办公表格（带标题、合计）' },
    { type: 'divider' },
    { key: 'xlsx', label: '导出 Excel（.xlsx）' },
    { key: 'csv', label: '导出文本（.csv）' },
    { type: 'divider' },
    { key: 'template', label: '下载空白表' },
    ...(ledger.kind === 'register' ? [{ key: 'doubles', label: '像是重复的记录' }] : []),
    ...(can.define ? [{ type: 'divider' } as const, { key: 'settings', label: '台账设置：加栏目、改名、停用' }] : []),
  ]
  const onClick: MenuProps['onClick'] = ({ key }) => {
    const { id, label } = ledger
    if (key === 'print') return print()
    if (key === 'doubles') return void navigate({ to: '/ledgers/$ledger/doubles', params: { ledger: id } })
    if (key === 'settings') return void navigate({ to: '/ledgers/$ledger/settings', params: { ledger: id } })
    if (key === 'template') return fetchFile.mutate({ address: addressOf('getBlankForm', { ledger: id }), name: `${label}（空白表）.xlsx` })
    const format = key === 'csv' ? 'csv' : 'xlsx'
    const office: { readonly layout?: 'office'; readonly conditions?: string } =
      key === 'office' ? { layout: 'office', ...(conditions === '' ? {} : { conditions }) } : {}
    fetchFile.mutate({
      address: addressOf('exportLedger', { ledger: id, format, ...office, ...exportView(view) }),
      name: `${label}.${format}`,
    })
  }
  return (
    <>
      {can.write ? (
        <Button onClick={() => void navigate({ to: '/ledgers/$ledger/import', params: { ledger: ledger.id } })}>导入</Button>
      ) : null}
      <Dropdown trigger={['click']} menu={{ items, onClick }} placement="bottomRight">
        <Button loading={fetchFile.isPending}>
          导出、打印 <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
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
