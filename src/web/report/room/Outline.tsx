import type { OutlinePart } from './outline.ts'
import styles from './room.module.css'

interface Props {
  readonly parts: readonly OutlinePart[]
  readonly length: { readonly characters: number; readonly minutes: number }
  /** Where the cursor stands. */
  readonly head: number
  readonly go: (from: number) => void
  readonly children?: React.ReactNode
}

/** The parts of the text, what is open in each, and how long it is. */
export function Outline({ parts, length, head, go, children }: Props) {
  const current = parts.filter(({ from }) => from <= head).pop()
  return (
    <nav className={styles.outline} aria-label="提纲">
      <p>
        提纲 · {length.characters.toLocaleString('zh-CN')} 字{length.minutes === 0 ? '' : ` · 约 ${length.minutes} 分钟`}
      </p>
      {parts.length === 0 ? <p>还没有标题。写“一、……”后按回车，或选中一行按“标题”。</p> : null}
      <ol>
        {parts.map((part) => (
          <li key={part.from}>
            <button
              type="button"
              className={part === current ? styles.here : ''}
              style={{ paddingLeft: `${8 + (part.level - 1) * 14}px` }}
              aria-current={part === current ? 'location' : undefined}
              onClick={() => go(part.from)}
            >
              <span>{part.title}</span>
              {part.open === 0 ? null : <i title={`${part.open} 处无据或不成立`}>{part.open}</i>}
            </button>
          </li>
        ))}
      </ol>
      {children}
    </nav>
  )
}
