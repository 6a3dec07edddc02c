import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ledgersQuery } from '../http/queries.ts'
import { groupDigits } from '../parts/quantity.ts'
import { useSession } from '../session/use-session.ts'
import styles from './workbench.module.css'

/** The registers that every other ledger refers to, in the order in which they can be imported. */
const registers: readonly { readonly id: string; readonly why: string; readonly needed: boolean }[] = [
  { id: 'village', why: '其他台账按村名引用', needed: true },
  { id: 'grid', why: '村网格和企业网格', needed: true },
  { id: 'cadre', why: '包干责任从这里选人', needed: true },
  { id: 'enterprise', why: '各领域的台账按企业记', needed: false },
  { id: 'annual-target', why: '各项任务的进度按它计算', needed: false },
]

/** Where a new town begins. It goes as soon as there are villages, grids and cadres. */
export function FirstSteps() {
  const { can } = useSession()
  const { data } = useQuery(ledgersQuery)
  const rows = registers.flatMap(({ id, ...rest }) => {
    const ledger = data?.find((one) => one.id === id)
    return ledger === undefined ? [] : [{ ...ledger, ...rest }]
  })
  if (!can.write || !rows.some(({ needed, count }) => needed && count === 0)) return null
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps">
        从这里开始<span>先导底册，再导流水；现成的办公表格可以直接用</span>
      </h2>
      <div className={styles.card}>
        <ul className={styles.lines}>
          {rows.map(({ id, label, count, why }) => (
            <li key={id}>
              <Link to="/ledgers/$ledger/import" params={{ ledger: id }}>
                <span>导入“{label}”</span>
                <small>{why}</small>
              </Link>
              <span className={styles.aside}>{count === 0 ? '还没有' : `已有 ${groupDigits(String(count))} 条`}</span>
            </li>
          ))}
          {can.manage ? (
            <li>
              <Link to="/manage/users">
                <span>给同志们开账号</span>
                <small>对应到干部名册里的本人，才收得到自己的待办</small>
              </Link>
            </li>
          ) : null}
        </ul>
      </div>
    </section>
  )
}
