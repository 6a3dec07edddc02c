import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { catalogueQuery } from '../../http/queries.ts'
import { useSession } from '../../session/use-session.ts'
import { ProblemList } from '../panel/ProblemList.tsx'
import styles from './editor.module.css'
import { createTemplateEditor, type TemplateEditor } from './template-editor.ts'

interface Props {
  /** The draft; the editor takes it once and from then on is ahead of it. */
  readonly source: string
  readonly saved: string
  readonly discards: number
  readonly change: (source: string) => void
  readonly save: () => void
  readonly problems: readonly Diagnostic[]
  /** Whether the sheet and the problems are of an older text than the one here. */
  readonly stale: boolean
  readonly place: { readonly line: number; readonly column: number; readonly jump: number } | undefined
  readonly jump: (problem: Diagnostic) => void
}

/** The template in an editor that knows its indicators, with the problems below it. */
export function EditorPane({ source, saved, discards, change, save, problems, stale, place, jump }: Props) {
  const { data: index } = useQuery(catalogueQuery)
  const { year } = useSession()
  const room = useRef<HTMLDivElement>(null)
  const editor = useRef<TemplateEditor | undefined>(undefined)
  const calls = useRef({ change, save })
  calls.current = { change, save }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor keeps its own text; it is made once for a catalogue
  useEffect(() => {
    if (room.current === null || index === undefined) return
    const made = createTemplateEditor({
      parent: room.current,
      source,
      index,
      year,
      change: (next) => calls.current.change(next),
      save: () => calls.current.save(),
    })
    editor.current = made
    if (place !== undefined) made.goTo(place)
    else made.focus()
    return () => {
      editor.current = undefined
      made.destroy()
    }
  }, [index, year])
  // What is typed is never written back into the editor: a slow screen would undo the last letters.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only throwing the draft away begins again
  useEffect(() => {
    if (discards > 0) editor.current?.replace(saved)
  }, [discards])
  const known = useRef(saved)
  useEffect(() => {
    // Somebody else saved: taken over only where nothing was changed here.
    editor.current?.replaceIf(known.current, saved)
    known.current = saved
  }, [saved])
  useEffect(() => {
    if (!stale) editor.current?.showProblems(problems)
  }, [problems, stale])
  useEffect(() => {
    if (place !== undefined) editor.current?.goTo(place)
  }, [place])

  return (
    <section className={styles.pane} aria-label="模板">
      <div ref={room} className={styles.room} />
      <div className={styles.below} aria-live="polite">
        <p>
          {stale ? '正在编译…' : problems.length === 0 ? '没有查出问题' : `${problems.length} 个问题`}
          <span>
            输入 {'{{'} 找指标，{'{{?'} 找断语；Ctrl+S 保存
          </span>
        </p>
        {problems.length === 0 ? null : (
          <div className={styles.problems}>
            <ProblemList problems={problems} jump={jump} />
          </div>
        )}
      </div>
    </section>
  )
}
