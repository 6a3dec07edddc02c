import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { FilledPeople, ProposedPerson } from '../../../api/contract/people.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import table from '../../../web/parts/table.module.css'
import { peopleScreen } from '../screens.ts'
import { personFields } from './fields.ts'
import { proposedQuery } from './people-queries.ts'
import styles from './population.module.css'

/** Whom other ledgers name by number and the register does not have: ticked, previewed, taken in as one import, and taken back as one. */
export function Screen() {
  const { data, error, refetch } = useQuery(proposedQuery)
  return (
    <>
      <PageHeader title="从各台账补入" crumb={<Link to={screenPath(peopleScreen, {})}>人口</Link>} />
      <div className={styles.page}>
        <FilledNote />
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          error === null ? (
            <LoadingNote rows={8} label="正在从各台账里找" />
          ) : null
        ) : data.length === 0 ? (
          <EmptyNote title="没有要补的">各台账里有身份证号的人，人口底册里都有了。</EmptyNote>
        ) : (
          <Proposed key={data.length} people={data} />
        )}
      </div>
    </>
  )
}

const lastKey = ['people', 'filled']

/** What was taken in last, with the way back: it outlives the list, which is then empty. */
function FilledNote() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const { data } = useQuery<FilledPeople | null>({ queryKey: lastKey, queryFn: () => null, staleTime: Number.POSITIVE_INFINITY })
  const undo = useMutation({
    mutationFn: (entry: number) => api.undoImport({ ledger: personFields.ledger, entry: String(entry) }),
    onSuccess: () => {
      client.setQueryData(lastKey, null)
      void client.invalidateQueries({ queryKey: ['people'] })
      void message.success('已整批撤回')
    },
    onError: (failure) => message.error(errorText(failure)),
  })
  const entry = data?.entry
  if (data === null || data === undefined || entry === undefined) return null
  return (
    <p className={styles.note}>
      已补入 {data.added} 人。
      <Button type="link" size="small" loading={undo.isPending} onClick={() => undo.mutate(entry)}>
        整批撤回
      </Button>
    </p>
  )
}

function Proposed({ people }: { readonly people: readonly ProposedPerson[] }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(people.map(({ number }) => number)))
  const [told, setTold] = useState<FilledPeople | undefined>(undefined)
  const fill = useMutation({
    mutationFn: (preview: boolean) => api.fillPeople({ numbers: [...chosen], preview }),
    onSuccess: (result, preview) => {
      if (preview || result.rejected.length > 0) setTold(result)
      else {
        client.setQueryData(lastKey, result)
        void client.invalidateQueries({ queryKey: ['people', 'proposals'] })
      }
    },
    onError: (failure) => message.error(errorText(failure)),
  })
  const choose = (next: ReadonlySet<string>) => {
    setChosen(next)
    setTold(undefined)
  }
  const toggle = (number: string) => choose(new Set(chosen.has(number) ? [...chosen].filter((one) => one !== number) : [...chosen, number]))
  const isReady = told !== undefined && told.rejected.length === 0
  return (
    <>
      <div className={styles.tools}>
        <Checkbox
          checked={chosen.size === people.length}
          indeterminate={chosen.size > 0 && chosen.size < people.length}
          onChange={({ target }) => choose(new Set(target.checked ? people.map(({ number }) => number) : []))}
        >
          全选 {people.length} 人
        </Checkbox>
        <Button disabled={chosen.size === 0} loading={fill.isPending && !isReady} onClick={() => fill.mutate(true)}>
          先看看
        </Button>
        {isReady ? (
          <Button type="primary" loading={fill.isPending} onClick={() => fill.mutate(false)}>
            补入 {told.added} 人
          </Button>
        ) : null}
      </div>
      {told === undefined ? null : (
        <p className={styles.note} role="status">
          {told.rejected.length === 0
            ? `会新增 ${told.added} 人，已经有的 ${told.unchanged + told.changed} 人。补入以后可以整批撤回。`
            : `有 ${told.rejected.length} 处不能写入：${told.rejected
                .slice(0, 3)
                .map(({ column, value, why }) => `${column}“${value}”${why}`)
                .join('；')}。去掉这些人再补。`}
        </p>
      )}
      <ProposedTable people={people} chosen={chosen} toggle={toggle} />
    </>
  )
}

interface TableProps {
  readonly people: readonly ProposedPerson[]
  readonly chosen: ReadonlySet<string>
  readonly toggle: (number: string) => void
}

function ProposedTable({ people, chosen, toggle }: TableProps) {
  return (
    <div className={styles.card}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">身份证号</th>
            <th scope="col">村</th>
            <th scope="col" className={table.wide}>
              出自
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ name, number, village, from }) => (
            <tr key={number}>
              <td>
                <Checkbox checked={chosen.has(number)} onChange={() => toggle(number)}>
                  {name}
                </Checkbox>
              </td>
              <td>{number}</td>
              <td>{village || '—'}</td>
              <td className={table.wide}>{from.join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
