import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { errorText } from '../http/client.ts'
import { searchQuery } from '../http/queries.ts'
import { useDelayed } from '../parts/use-delayed.ts'
import { useSession } from '../session/use-session.ts'
import { SearchHits } from './SearchHits.tsx'
import styles from './search.module.css'
import { groupHits, lineKey, type SearchGroup, type SearchLine } from './search-lines.ts'
import { useRecentHits } from './use-recent-hits.ts'

interface Props {
  readonly close: () => void
  /** What was chosen, and the words by which it was found. */
  readonly choose: (line: SearchLine, asked: string) => void
}

export function SearchDialog({ close, choose }: Props) {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const { user } = useSession()
  const recent = useRecentHits(user.id)
  const asked = useDelayed(useDeferredValue(text.trim()), 150)
  const { data, error, isFetching } = useQuery(searchQuery(asked))
  const groups = useMemo((): readonly SearchGroup[] => {
    if (asked !== '') return groupHits(data ?? [], asked)
    return recent.length === 0 ? [] : [{ label: '最近打开', lines: recent }]
  }, [data, asked, recent])
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups])
  const found = lines.map(lineKey).join('\n')

  // biome-ignore lint/correctness/useExhaustiveDependencies: other hits are walked from their first
  useEffect(() => setActive(0), [found])

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && lines.length > 0) {
      event.preventDefault()
      setActive((active + step + lines.length) % lines.length)
    }
    const line = lines[active]
    // What stands there may still be the answer to fewer letters: Enter waits for that to what was typed.
    if (event.key === 'Enter' && line !== undefined && asked === text.trim()) choose(line, asked)
  }

  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      closable={false}
      width={600}
      className={styles.dialog ?? ''}
      title="查找"
      afterOpenChange={(open) => open && input.current?.focus()}
      style={{ top: '12vh' }}
    >
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: whoever opens the search is about to type
        autoFocus
        className={styles.input}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        placeholder="姓名、村名、拼音、号码后四位；企业、事项、台账、指标"
        role="combobox"
        aria-label="查找"
        aria-expanded={lines.length > 0}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={lines.length > 0 ? `search-hit-${active}` : undefined}
      />
      <SearchHits groups={groups} active={active} point={setActive} choose={(line) => choose(line, asked)} />
      <p className={styles.note} role="status">
        {error === null
          ? searchNote({ asked, hits: lines.filter(({ kind }) => kind !== 'more').length, busy: isFetching })
          : errorText(error)}
      </p>
    </Modal>
  )
}

function searchNote({ asked, hits, busy }: { readonly asked: string; readonly hits: number; readonly busy: boolean }): string {
  if (asked === '') return '两个词可以一起写，如“瓦窑山 王”；上下键选择，回车打开，Esc 关闭。'
  if (hits === 0) return busy ? '正在查找…' : `没有找到“${asked}”。`
  return `${hits} 项；上下键选择，回车打开。`
}
