import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { SearchHit } from '../../api/contract/search.ts'
import { errorText } from '../http/client.ts'
import { searchQuery } from '../http/queries.ts'
import { useDelayed } from '../parts/use-delayed.ts'
import styles from './search.module.css'

const kinds: readonly { readonly kind: SearchHit['kind']; readonly label: string }[] = [
  { kind: 'ledger', label: '台账' },
  { kind: 'indicator', label: '指标' },
  { kind: 'report', label: '报告' },
  { kind: 'case', label: '事项' },
  { kind: 'record', label: '记录' },
]

export function SearchDialog({ close, choose }: { readonly close: () => void; readonly choose: (hit: SearchHit) => void }) {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const asked = useDelayed(useDeferredValue(text.trim()), 150)
  const { data, error, isFetching } = useQuery(searchQuery(asked))
  const hits = useMemo(() => orderHits(asked === '' ? [] : (data ?? [])), [data, asked])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other hits are walked from their first
  useEffect(() => setActive(0), [hits])

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setActive((active + step + hits.length) % hits.length)
    }
    const hit = hits[active]
    if (event.key === 'Enter' && hit !== undefined) choose(hit)
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
        placeholder="找人、企业、项目、事项、台账、指标、报告"
        role="combobox"
        aria-label="查找"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `search-hit-${active}` : undefined}
      />
      <SearchHits hits={hits} active={active} point={setActive} choose={choose} />
      <p className={styles.note} role="status">
        {error === null ? searchNote({ asked, hits: hits.length, busy: isFetching }) : errorText(error)}
      </p>
    </Modal>
  )
}

interface HitsProps {
  readonly hits: readonly SearchHit[]
  readonly active: number
  readonly point: (index: number) => void
  readonly choose: (hit: SearchHit) => void
}

function SearchHits({ hits, active, point, choose }: HitsProps) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hit chosen is kept in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div id="search-hits" role="listbox" aria-label="查找结果" className={styles.hits} ref={list}>
      {kinds.map(({ kind, label }) => {
        const group = hits.map((hit, index) => ({ hit, index })).filter(({ hit }) => hit.kind === kind)
        if (group.length === 0) return null
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place inside a listbox
          <div key={kind} role="group" aria-label={label}>
            <div className={styles.kind} aria-hidden="true">
              {label}
            </div>
            {group.map(({ hit, index }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above owns the keyboard
              <div
                key={`${hit.kind}-${hit.ledger ?? ''}-${hit.id}`}
                id={`search-hit-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={styles.hit}
                onMouseMove={() => point(index)}
                onClick={() => choose(hit)}
              >
                <span>{hit.title}</span>
                <small>{hit.detail ?? hit.ledgerLabel}</small>
              </div>
            ))}
          </div>
        )
      })}
    </div>
  )
}

function orderHits(hits: readonly SearchHit[]): readonly SearchHit[] {
  return kinds.flatMap(({ kind }) => hits.filter((hit) => hit.kind === kind))
}

function searchNote({ asked, hits, busy }: { readonly asked: string; readonly hits: number; readonly busy: boolean }): string {
  if (asked === '') return '输入姓名、名称或其中几个字；上下键选择，回车打开，Esc 关闭。'
  if (hits === 0) return busy ? '正在查找…' : `没有找到“${asked}”。`
  return `${hits} 项；上下键选择，回车打开。`
}
