import { DeleteOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Popover } from 'antd'
import { useState } from 'react'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { viewsQuery } from '../http/queries.ts'
import { useSession } from '../session/use-session.ts'
import styles from './columns.module.css'

interface Props {
  readonly ledger: string
  /** The view that the address names. */
  readonly current: string | undefined
  readonly choose: (view: string | undefined) => void
  /** Columns, filters and order as they stand: what is saved under a name. */
  readonly standing: () => string
}

/** Ways of looking at a ledger that were given a name: one's own, and the office's, which everybody sees. */
export function ViewsMenu(props: Props) {
  const { data = [] } = useQuery(viewsQuery(props.ledger))
  const chosen = data.find(({ id }) => id === props.current)
  return (
    <Popover trigger="click" placement="bottomRight" content={<ViewList {...props} />}>
      <Button>{chosen === undefined ? '视图' : `视图：${chosen.name}`}</Button>
    </Popover>
  )
}

function ViewList({ ledger, current, choose, standing }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const { data = [] } = useQuery(viewsQuery(ledger))
  const { can } = useSession()
  const refresh = () => client.invalidateQueries({ queryKey: viewsQuery(ledger).queryKey })
  const remove = useMutation({
    mutationFn: (id: string) => api.removeTableView({ id }),
    onSuccess: async (_, id) => {
      if (id === current) choose(undefined)
      await refresh()
    },
    onError: (error) => void message.error(errorText(error)),
  })
  return (
    <div className={styles.views}>
      <ul>
        <li aria-current={current === undefined}>
          <button type="button" onClick={() => choose(undefined)}>
            全部记录
          </button>
        </li>
        {data.map((view) => (
          <li key={view.id} aria-current={view.id === current}>
            <button type="button" onClick={() => choose(view.id)}>
              {view.name} <small>{view.shared ? `全镇 · ${view.author}` : '自己的'}</small>
            </button>
            {can.write && (view.own || can.manage) ? (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={`删除视图：${view.name}`}
                onClick={() => remove.mutate(view.id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {can.write ? <SaveView ledger={ledger} standing={standing} saved={(id) => void refresh().then(() => choose(id))} /> : null}
    </div>
  )
}

interface SaveProps extends Pick<Props, 'ledger' | 'standing'> {
  readonly saved: (id: string) => void
}

function SaveView({ ledger, standing, saved }: SaveProps) {
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: () => api.saveTableView({ ledger, name: name.trim(), shared, setup: standing() }),
    onSuccess: (view) => {
      setName('')
      saved(view.id)
      void message.success(`已存为视图“${view.name}”`)
    },
    onError: (error) => void message.error(errorText(error)),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') save.mutate()
      }}
    >
      <Input
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
        placeholder="给现在的样子起个名字"
        aria-label="视图名字"
      />
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        给全镇用
      </Checkbox>
      <Button type="primary" htmlType="submit" size="small" disabled={name.trim() === ''} loading={save.isPending}>
        存为视图
      </Button>
    </form>
  )
}
