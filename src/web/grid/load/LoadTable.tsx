import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input, Switch } from 'antd'
import { useMemo, useState } from 'react'
import type { CadreLoad, LoadView } from '../../../api/contract/grid.ts'
import { leaveLedger } from '../../../definition/duty/duty-ledgers.ts'
import { loadQuery } from '../../http/grid-queries.ts'
import { ClearIcon } from '../../parts/ClearIcon.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import styles from '../grid.module.css'

/** What everybody has taken on. In the order of names: it serves to share work out, and compares nobody. */
export function LoadTable({ on }: { readonly on: string | undefined }) {
  const { data, error, refetch } = useQuery(loadQuery(on))
  const [words, setWords] = useState('')
  const [busyOnly, setBusyOnly] = useState(true)
  const used = useMemo(() => usedDuties(data), [data])
  if (data === undefined) return error === null ? <LoadingNote rows={10} /> : <ErrorNote error={error} retry={() => void refetch()} />
  if (data.cadres.length === 0) return <EmptyNote title="还没有在任的干部">先到台账里登记或导入“干部”。</EmptyNote>
  const shown = data.cadres.filter((cadre) => (!busyOnly || hasAny(cadre)) && matches(cadre, words.trim()))
  return (
    <>
      <div className={styles.tools}>
        <Input.Search
          className={styles.dutySelect ?? ''}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder="姓名、职务或村"
          aria-label="按姓名、职务或村查找"
          allowClear={{ clearIcon: <ClearIcon /> }}
        />
        <span className={styles.switch}>
          <Switch size="small" id="busy-only" checked={busyOnly} onChange={setBusyOnly} />
          <label htmlFor="busy-only">只看有责任的</label>
        </span>
      </div>
      <div className={styles.scroll}>
        <table className={styles.coverage}>
          <thead>
            <tr>
              <th scope="col">干部</th>
              {used.map(({ duty, label, most }) => (
                <th scope="col" key={duty} className={styles.right}>
                  {label}
                  {most === undefined ? null : <small>上限 {most}</small>}
                </th>
              ))}
              <th scope="col" className={styles.right}>
                协助
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((cadre) => (
              <Row key={cadre.cadre.id} load={cadre} used={used} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 ? <EmptyNote title="没有符合的干部" /> : null}
    </>
  )
}

function Row({ load, used }: { readonly load: CadreLoad; readonly used: LoadView['duties'] }) {
  const { cadre, position, village, onLeaveUntil, answers, helps, over } = load
  return (
    <tr>
      <th scope="row">
        <Link to="/ledgers/$ledger" params={{ ledger: 'cadre' }} search={{ record: cadre.id }}>
          {cadre.title}
        </Link>
        <small>{[position, position.includes(village) ? '' : village].filter((part) => part !== '').join('，')}</small>
        {onLeaveUntil === undefined ? null : (
          <Link to="/ledgers/$ledger" params={{ ledger: leaveLedger.id }} search={{ q: cadre.title }} title="看这次请假，或提前销假">
            <Tag tone="due">请假到 {onLeaveUntil}</Tag>
          </Link>
        )}
      </th>
      {used.map(({ duty, label, most }) => (
        <td key={duty} className={(answers[duty] ?? 0) === 0 ? `${styles.right} ${styles.nothing}` : styles.right} data-label={label}>
          {(answers[duty] ?? 0) === 0 ? (
            <span className={styles.zero}>0</span>
          ) : over.includes(duty) ? (
            <span className={styles.dueCount} title={`${label}超过上限 ${most ?? ''}`}>
              {answers[duty]}
              <span className="visually-hidden">，超过上限 {most}</span>
            </span>
          ) : (
            answers[duty]
          )}
        </td>
      ))}
      <td className={helps === 0 ? `${styles.right} ${styles.nothing}` : styles.right} data-label="协助">
        {helps === 0 ? <span className={styles.zero}>0</span> : helps}
      </td>
    </tr>
  )
}

/** Columns only for what somebody has. */
function usedDuties(view: LoadView | undefined): LoadView['duties'] {
  return view?.duties.filter(({ duty }) => view.cadres.some(({ answers }) => (answers[duty] ?? 0) > 0)) ?? []
}

function hasAny({ answers, helps }: CadreLoad): boolean {
  return helps > 0 || Object.keys(answers).length > 0
}

function matches({ cadre, position, village }: CadreLoad, words: string): boolean {
  return words === '' || `${cadre.title} ${position} ${village}`.includes(words)
}
