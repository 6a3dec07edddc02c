import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledAssertion, CompiledReport, Proposal } from '../../../definition/report/types.ts'
import { writingQuery } from '../../http/queries.ts'
import { useSession } from '../../session/use-session.ts'
import { type Mark, markOfAssertion } from '../marks.ts'
import { ProblemList } from '../panel/ProblemList.tsx'
import { presentCoverage } from '../verdicts.ts'
import styles from './editor.module.css'
import type { Insertion } from './insertion.ts'
import type { SelectionActs } from './selection-acts.ts'
import { createTemplateEditor, type TemplateEditor } from './template-editor.ts'
import { useDeclareName } from './use-declare-name.tsx'

interface Props {
  /** The draft; the editor takes it once and from then on is ahead of it. */
  readonly source: string
  readonly saved: string
  readonly discards: number
  readonly change: (source: string) => void
  readonly save: () => void
  readonly report: CompiledReport | undefined
  /** Whether the sheet and the problems are of an older text than the one here. */
  readonly stale: boolean
  readonly place: { readonly line: number; readonly column: number; readonly jump: number } | undefined
  readonly insertion: Insertion | undefined
  readonly jump: (problem: Diagnostic) => void
  readonly take: (assertion: CompiledAssertion, proposal: Proposal) => void
  readonly choose: (mark: Mark) => void
  readonly fresh: ReadonlySet<string> | undefined
}

/** The template in an editor that knows its indicators, with the problems below it. */
export function EditorPane(props: Props) {
  const { report, stale, jump, take, fresh } = props
  const room = useRef<HTMLDivElement>(null)
  useEditor(room, props)
  const problems = report?.problems ?? []
  return (
    <section className={styles.pane} aria-label="模板">
      <div ref={room} className={styles.room} />
      <div className={styles.below} aria-live="polite">
        <p>
          {stale || report === undefined ? '正在编译…' : problems.length === 0 ? presentCoverage(report) : `${problems.length} 个问题`}
          <span>
            输入 {'{{'} 找指标，{'{{?'} 找断语；选中一句话有四种办法；Ctrl+S 保存
          </span>
        </p>
        {report === undefined || problems.length === 0 ? null : (
          <div className={styles.problems}>
            <ProblemList report={report} jump={jump} take={stale ? undefined : take} fresh={fresh} />
          </div>
        )}
      </div>
    </section>
  )
}

/** The editor in its room, for as long as it stands; everything that reaches it from outside goes through here. */
function useEditor(room: React.RefObject<HTMLDivElement | null>, props: Props): void {
  const { source, saved, discards, report, stale, place, insertion } = props
  const { message } = App.useApp()
  const { data: writing } = useQuery(writingQuery)
  const { year } = useSession()
  const declareName = useDeclareName()
  const editor = useRef<TemplateEditor | undefined>(undefined)
  const calls = useRef({ ...props, acts: actsOf(props, declareName, message.info) })
  calls.current = { ...props, acts: actsOf(props, declareName, message.info) }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor keeps its own text; it is made once for a catalogue
  useEffect(() => {
    if (room.current === null || writing === undefined) return
    const made = createTemplateEditor({
      parent: room.current,
      source,
      writing,
      year,
      change: (next) => calls.current.change(next),
      save: () => calls.current.save(),
      acts: {
        check: (range) => calls.current.acts.check(range),
        name: (words) => calls.current.acts.name(words),
        proposalFor: (range) => calls.current.acts.proposalFor(range),
      },
    })
    editor.current = made
    const { report: read, stale: old } = calls.current
    if (read !== undefined && !old) made.showReading(read)
    if (insertion !== undefined && !made.insert(insertion)) void message.info('这里的文字已经改了，请再看一遍。')
    else if (place !== undefined) made.goTo(place)
    else made.focus()
    return () => {
      editor.current = undefined
      made.destroy()
    }
  }, [writing, year])
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
    if (!stale && report !== undefined) editor.current?.showReading(report)
  }, [report, stale])
  useEffect(() => {
    if (place !== undefined) editor.current?.goTo(place)
  }, [place])
  useEffect(() => {
    if (insertion !== undefined && editor.current?.insert(insertion) === false) void message.info('这里的文字已经改了，请再看一遍。')
  }, [insertion, message])
}

/** What a selection offers, over the reading as it stands. */
function actsOf({ report, stale, choose }: Props, declareName: (words: string) => void, say: (words: string) => unknown): SelectionActs {
  const within = (range: { readonly from: number; readonly to: number }) =>
    stale || report === undefined
      ? undefined
      : report.assertions.findIndex(({ offset, length }) => offset < range.to && range.from < offset + length)
  return {
    check: (range) => {
      const index = within(range)
      const found = index === undefined ? undefined : report?.assertions[index]
      if (index === undefined) say('正在编译，稍等再核对。')
      else if (found === undefined) say('这句话里没有要核对的陈述。')
      else choose(markOfAssertion(found, index))
    },
    name: declareName,
    proposalFor: (range) => {
      const found = report?.assertions[within(range) ?? -1]
      const proposal = found?.proposals.find(({ text }) => !text.startsWith('{{背景:'))
      return found === undefined || proposal === undefined
        ? undefined
        : { from: found.offset, to: found.offset + found.length, text: proposal.text }
    },
  }
}
