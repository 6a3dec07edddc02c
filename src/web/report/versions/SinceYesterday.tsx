import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { movedFigures } from './moved-figures.ts'
import styles from './versions.module.css'

interface Props {
  readonly source: string
  readonly compiled: CompiledReport
  readonly jump: (at: { readonly line: number; readonly column: number }) => void
}

const day = 86_400_000

/** Which figures of the text the ledgers moved within a day; asked for at a press, since it reads the whole report once more. */
export function SinceYesterday({ source, compiled, jump }: Props) {
  const [asked, setAsked] = useState<{ readonly source: string; readonly asOf: string }>()
  const { data, error } = useQuery({
    queryKey: ['compiled', asked?.source, asked?.asOf],
    queryFn: () => api.compileReport({ source: asked?.source ?? '', asOf: asked?.asOf ?? '' }),
    enabled: asked !== undefined,
  })
  const ask = () => setAsked({ source, asOf: new Date(new Date(compiled.asOf).getTime() - day).toISOString() })
  const moved = data === undefined ? [] : movedFigures(data, compiled)
  return (
    <div className={styles.since}>
      <button type="button" onClick={ask}>
        昨天以来
      </button>
      {error === null ? null : <p>{errorText(error)}</p>}
      {asked !== undefined && data === undefined && error === null ? <p>正在比较……</p> : null}
      {data !== undefined && moved.length === 0 ? <p>台账没有动过这里的数。</p> : null}
      <ul>
        {moved.map(({ name, at, was, is }) => (
          <li key={`${at.line}:${at.column}`}>
            <button type="button" onClick={() => jump(at)}>
              {name}
              <small>
                {was} → {is}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
