import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import type { ResolvedLoop } from '../../definition/loop/types.ts'
import { addressOf } from '../http/api.ts'
import { download, errorText } from '../http/client.ts'
import { caseListView, type LoopSearch } from './loop-search.ts'

/** The cases as a file: those that the table shows. */
export function LoopMenu({ loop, search }: { readonly loop: ResolvedLoop; readonly search: LoopSearch }) {
  const { message } = App.useApp()
  const { states, standing, late, mine, search: words } = caseListView(loop.id, search)
  const fetchFile = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') =>
      download(
        addressOf('exportCases', {
          loop: loop.id,
          format,
          standing,
          states: states?.join(','),
          late: late === true ? 'true' : undefined,
          mine: mine === true ? 'true' : undefined,
          search: words,
        }),
        `${loop.label}.${format}`,
      ),
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'xlsx', label: '导出 Excel（.xlsx）' },
          { key: 'csv', label: '导出文本（.csv）' },
        ],
        onClick: ({ key }) => fetchFile.mutate(key === 'csv' ? 'csv' : 'xlsx'),
      }}
    >
      <Button loading={fetchFile.isPending}>
        导出 <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  )
}
