import { Link } from '@tanstack/react-router'
import type { CaseDetail, CaseSummary } from '../../../api/contract/loop.ts'
import { useSession } from '../../session/use-session.ts'
import { DueTag } from '../DueTag.tsx'
import styles from './case.module.css'

/** The cases that belong to this one: what it waits for, what it is part of, duplicates that were folded into it. */
export function CaseFamily({ detail: { children, childCount, parent, merged } }: { readonly detail: CaseDetail }) {
  const { all, open } = childCount
  const standing = open === 0 ? '都已结束' : `还有 ${open} 件没有结束，结束以前本事项不能办结`
  const note = all > children.length ? `共 ${all} 件，${standing}；列出前 ${children.length} 件` : standing
  return (
    <>
      <Family title="上级事项" cases={parent === null ? [] : [parent]} />
      <Family title="下级事项" note={note} cases={children} />
      <Family title="并进来的" cases={merged} />
    </>
  )
}

function Family({ title, note, cases }: { readonly title: string; readonly note?: string; readonly cases: readonly CaseSummary[] }) {
  const { today } = useSession()
  if (cases.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>
        {title}
        {note === undefined ? null : <span>{note}</span>}
      </h2>
      <ul className={`${styles.card} ${styles.family}`}>
        {cases.map((item) => (
          <li key={item.id}>
            <Link to="/cases/$case" params={{ case: item.id }}>
              {item.subjectTitle}
              <small>
                {item.loopLabel} · {item.stateLabel}
              </small>
            </Link>
            <DueTag item={item} today={today} />
          </li>
        ))}
      </ul>
    </section>
  )
}
