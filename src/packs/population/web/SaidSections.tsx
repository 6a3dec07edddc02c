import { Link } from '@tanstack/react-router'
import type { Fact, SaidSection } from '../../../api/contract/people.ts'
import { EmptyNote } from '../../../web/parts/Notes.tsx'
import { Tag } from '../../../web/parts/Tag.tsx'
import styles from './population.module.css'

/** What each ledger says, the newest first, each line a way to its record. Only ledgers that say something to this reader are here. */
export function SaidSections({ sections }: { readonly sections: readonly SaidSection[] }) {
  if (sections.length === 0)
    return (
      <section className={styles.card} aria-label="各台账">
        <EmptyNote title="别的台账里没有记录">看得到的台账里，没有按身份证号或姓名和村对上的。</EmptyNote>
      </section>
    )
  return sections.map(({ ledger, label, total, records }) => (
    <section key={ledger} className={styles.card} aria-label={label}>
      <h2>
        {label}
        <small>{total > records.length ? `共 ${total} 条，最近 ${records.length} 条` : `${total} 条`}</small>
      </h2>
      <ol className={styles.lines}>
        {records.map(({ id, date, title, byName, facts }) => (
          <li key={id}>
            <time>{date ?? ''}</time>
            <div>
              <Link to="/ledgers/$ledger" params={{ ledger }} search={{ record: id }}>
                {title}
              </Link>{' '}
              {byName ? <Tag tone="due">按姓名和村对上</Tag> : null}
              <small>{factsText(facts)}</small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  ))
}

export function factsText(facts: readonly Fact[]): string {
  return facts.map(({ label, text }) => `${label} ${text}`).join(' · ')
}
