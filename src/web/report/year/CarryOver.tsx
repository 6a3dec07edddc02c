import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { YearView } from '../../../api/contract/year.ts'
import { Tag } from '../../parts/Tag.tsx'
import table from '../../parts/table.module.css'
import styles from './year.module.css'

/** What goes on into the next year, each counted, with the way to it. */
export function CarryOver({ year: { year, cases, promises, duties, forms, targets } }: { readonly year: YearView }) {
  const next = String(Number(year) + 1)
  return (
    <div className={styles.card}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">什么</th>
            <th scope="col" className={table.number}>
              件数
            </th>
            <th scope="col" className={table.wide}>
              怎么办
            </th>
          </tr>
        </thead>
        <tbody>
          {promises.map(({ ledger, label, field, all, open }) => (
            <Line
              key={ledger}
              count={open}
              late={open > 0}
              words={`共 ${all} 件，${open === 0 ? '都完成了' : '没完成的在来年的报告里说明，再列进下一年'}`}
            >
              <Link to="/ledgers/$ledger" params={{ ledger }} search={{ where: [{ field, operator: '=', value: year }] }}>
                没完成的：{label}
              </Link>
            </Line>
          ))}
          <Line count={duties} words="责任不因为换年断开，调整走交接">
            <Link to="/grid">年底仍在的包干责任</Link>
          </Line>
          <Line count={forms} words="下一年照样填，时期往后推一年">
            报表的绑定
          </Line>
          {targets === undefined ? null : (
            <Line
              count={targets.next}
              late={targets.next === 0 && targets.year > 0}
              words={`${year}年 ${targets.year} 项；${targets.next === 0 ? `照着定${next}年的` : `${next}年已定 ${targets.next} 项`}`}
            >
              <Link
                to="/ledgers/$ledger"
                params={{ ledger: targets.ledger }}
                search={{ where: [{ field: targets.field, operator: 'in', value: [year, next] }] }}
              >
                {next}年的{targets.label}
              </Link>
            </Line>
          )}
          <tr>
            <td>
              没办结的事项
              <small className={styles.loops}>
                {cases.map(({ loop, label, count }) => (
                  <Link key={loop} to="/loops/$loop" params={{ loop }} search={{}}>
                    {label} {count}
                  </Link>
                ))}
              </small>
            </td>
            <td className={table.number}>{cases.reduce((sum, { count }) => sum + count, 0)}</td>
            <td className={`${table.wide} ${styles.words}`}>照原来的期限接着办，结账以后也不用写理由</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

interface LineProps {
  readonly count: number
  readonly late?: boolean
  readonly words: string
  readonly children: ReactNode
}

function Line({ count, late = false, words, children }: LineProps) {
  return (
    <tr>
      <td>
        {children}
        <small className={table.narrow}>{words}</small>
      </td>
      <td className={table.number}>{late ? <Tag tone="due">{count}</Tag> : count}</td>
      <td className={`${table.wide} ${styles.words}`}>{words}</td>
    </tr>
  )
}
