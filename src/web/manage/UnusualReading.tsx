import { useQuery } from '@tanstack/react-query'
import { unusualQuery } from '../http/queries.ts'
import { dayWords } from '../parts/due.ts'
import { groupDigits } from '../parts/quantity.ts'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'

/** Days on which somebody read or took out in full far more than they are wont to; nothing where there was none. */
export function UnusualReading() {
  const { today } = useSession()
  const { data = [] } = useQuery(unusualQuery)
  if (data.length === 0) return null
  return (
    <section aria-labelledby="unusual">
      <h2 id="unusual">看得、导得比平常多</h2>
      <ul className={`${styles.card} ${styles.hooks}`}>
        {data.map(({ actorName, way, day, times, records, usual }) => (
          <li key={`${actorName} ${way} ${day}`}>
            <span>
              {actorName} {dayWords(day, today)}
              {way === 'taken' ? '看、导出完整内容' : '翻看完整的名单、历史'} {times} 次，共 {groupDigits(String(records))} 条
            </span>
            <small className={styles.pale}>
              {usual === 0 ? '前六十天里没有过' : `平常有的那些天一天 ${groupDigits(String(usual))} 条`}；是什么事，请问一问本人
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
