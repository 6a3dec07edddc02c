import { useEffect, useRef } from 'react'
import styles from './search.module.css'
import { lineKey, type SearchGroup, type SearchLine } from './search-lines.ts'

interface Props {
  readonly groups: readonly SearchGroup[]
  /** Which line is stood on, counted through all groups. */
  readonly active: number
  readonly point: (index: number) => void
  readonly choose: (line: SearchLine) => void
}

/** What was found, as the listbox of the search's combobox. */
export function SearchHits({ groups, active, point, choose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hit chosen is kept in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, { lines }) => sum + lines.length, 0))
  return (
    <div id="search-hits" role="listbox" aria-label="查找结果" className={styles.hits} ref={list}>
      {groups.map(({ label, lines }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place inside a listbox
        <div key={`${label}-${starts[at]}`} role="group" aria-label={label}>
          <div className={styles.kind} aria-hidden="true">
            {label}
          </div>
          {lines.map((line, within) => {
            const index = (starts[at] ?? 0) + within
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above owns the keyboard
              <div
                key={lineKey(line)}
                id={`search-hit-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={styles.hit}
                onMouseMove={() => point(index)}
                onClick={() => choose(line)}
              >
                <LineWords line={line} />
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

function LineWords({ line }: { readonly line: SearchLine }) {
  if (line.kind === 'more') return <span className={styles.more}>还有 {line.left} 项，看全部</span>
  return (
    <>
      <span>{line.title}</span>
      {line.detail === undefined ? null : <small>{line.detail}</small>}
    </>
  )
}
