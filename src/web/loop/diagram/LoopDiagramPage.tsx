import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LoopSummary } from '../../../api/contract/loop.ts'
import type { ResolvedLoop, ResolvedTerm } from '../../../definition/loop/types.ts'
import { partQuery } from '../../http/queries.ts'
import { LoadingNote } from '../../parts/Notes.tsx'
import { groupDigits } from '../../parts/quantity.ts'
import { takerWords } from '../words.ts'
import styles from './diagram.module.css'
import { LoopDiagram } from './LoopDiagram.tsx'

interface Props {
  readonly loop: ResolvedLoop
  readonly summary: LoopSummary | undefined
  readonly openState: (state: string) => void
}

/** How a loop runs and how many cases stand where: the drawing, and beside it every state with who moves it on. */
export function LoopDiagramPage({ loop, summary, openState }: Props) {
  const counts = useMemo(() => new Map(summary?.states.map(({ id, cases, late }) => [id, { cases, late }])), [summary])
  const { data: index } = useQuery(partQuery('loop', loop.id))
  const settings = useMemo(() => new Map(index?.part.settings.map(({ id, value }) => [id, value])), [index])
  if (summary === undefined) return <LoadingNote rows={8} />
  return (
    <div className={styles.page}>
      <section className={styles.card} aria-label="流程图">
        <LoopDiagram loop={loop} marks={{ counts }} label={`${loop.label}的流程图，各环节的件数见旁边的表`} />
      </section>
      <section className={styles.about}>
        <p>{loop.purpose}</p>
        {loop.source === '' ? null : <p className={styles.source}>依据：{loop.source}</p>}
        <div className={styles.card}>
          <table className={styles.states}>
            <thead>
              <tr>
                <th scope="col">环节</th>
                <th scope="col">期限</th>
                <th scope="col">下一步由谁办</th>
                <th scope="col" className={styles.number}>
                  件数
                </th>
                <th scope="col" className={styles.number}>
                  逾期
                </th>
              </tr>
            </thead>
            <tbody>
              {loop.states.map((state) => {
                const count = counts.get(state.id)
                return (
                  <tr key={state.id}>
                    <td>
                      <button type="button" className={styles.state} onClick={() => openState(state.id)}>
                        {state.label}
                      </button>
                    </td>
                    <td>
                      {state.ends !== undefined
                        ? '结束'
                        : state.deadline === undefined
                          ? (state.timeless ?? '不限期')
                          : termWords(state.deadline, settings)}
                    </td>
                    <td className={styles.who}>
                      {loop.steps
                        .filter(({ from }) => from.includes(state.id))
                        .map(({ id, label, by }) => (
                          <span key={id}>
                            {label}：{by.map((taker) => takerWords[taker]).join('、')}
                          </span>
                        ))}
                    </td>
                    <td className={styles.number}>{groupDigits(String(count?.cases ?? 0))}</td>
                    <td className={styles.number}>
                      {count === undefined || count.late === 0 ? '' : <b className={styles.late}>{groupDigits(String(count.late))}</b>}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  )
}

/** How long a state may last. A setting is told with what its pack starts from; the town may have changed it. */
function termWords({ days, kind, from }: ResolvedTerm, settings: ReadonlyMap<string, string>): string {
  if (days.type === 'expression') return '按记录定'
  const unit = kind === 'calendar' ? ' 天' : kind === 'working' ? ' 个工作日' : ' 天或工作日'
  if (days.type === 'number') return days.value === 0 && from !== undefined ? '到记录里的日期' : `${days.value}${unit}`
  const value = settings.get(days.setting)
  return value === undefined ? '按设定' : `${value}${unit}（可设定）`
}
