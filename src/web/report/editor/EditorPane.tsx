import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledAssertion, CompiledReport, Proposal } from '../../../definition/report/types.ts'
import { writingQuery } from '../../http/queries.ts'
import { useDelayed } from '../../parts/use-delayed.ts'
import { useSession } from '../../session/use-session.ts'
import { type Mark, markOfAssertion } from '../marks.ts'
import { ProblemList } from '../panel/ProblemList.tsx'
import { chipValuesOf, noValues, wordsOfToken } from '../room/chip-values.ts'
import { FrontForm } from '../room/FrontForm.tsx'
import { proseStart } from '../room/front.ts'
import { Outline } from '../room/Outline.tsx'
import { lengthOf, outlineOf } from '../room/outline.ts'
import { RoomBar } from '../room/RoomBar.tsx'
import roomStyles from '../room/room.module.css'
import { useReadFile } from '../room/use-read-file.ts'
import type { Room } from '../room/use-room.ts'
import { isOpen, presentCoverage } from '../verdicts.ts'
import { SinceYesterday } from '../versions/SinceYesterday.tsx'
import styles from './editor.module.css'
import type { Insertion } from './insertion.ts'
import type { SelectionActs } from './selection-acts.ts'
import { createTemplateEditor, type ParagraphReading, type TemplateEditor } from './template-editor.ts'
import { useDeclareName } from './use-declare-name.tsx'

interface Props {
  /** The draft; the editor takes it once and from then on is ahead of it. */
  readonly source: string
  readonly saved: string
  readonly discards: number
  readonly taken: { readonly source: string; readonly count: number } | undefined
  readonly change: (source: string) => void
  readonly save: () => void
  readonly report: CompiledReport | undefined
  /** The paragraph that is being written, read before the rest. */
  readonly paragraph: ParagraphReading | undefined
  /** Whether the sheet and the problems are of an older text than the one here. */
  readonly stale: boolean
  readonly place: { readonly line: number; readonly column: number; readonly jump: number } | undefined
  readonly insertion: Insertion | undefined
  readonly jump: (problem: Diagnostic) => void
  readonly take: (assertion: CompiledAssertion, proposal: Proposal) => void
  readonly choose: (mark: Mark) => void
  readonly fresh: ReadonlySet<string> | undefined
  readonly room: Room
  /** How many comments are open at each line, and the way to them; the way is absent for who may say nothing. */
  readonly commented: ReadonlyMap<number, number>
  readonly comment: ((line: number) => void) | undefined
  /** Goes to a place of the template. */
  readonly show: (at: { readonly line: number; readonly column: number }) => void
}

/** The report as prose, or its template as it is written with the problems below it: one editor, whose text and history stay when one looks at the other. */
export function EditorPane(props: Props) {
  const { room } = props
  const host = useRef<HTMLDivElement>(null)
  const head = useEditor(host, props)
  const prose = room.mode === 'prose'
  return (
    <section className={prose ? roomStyles.room : styles.pane} aria-label="模板">
      {prose ? <RoomOutline key="outline" {...props} head={head} /> : null}
      <div key="desk" className={prose ? roomStyles.desk : styles.raw}>
        {prose ? <RoomBar key="bar" room={room} /> : <RawBar key="bar" room={room} />}
        <div key="paper" className={prose ? roomStyles.paper : styles.room}>
          {prose ? <FrontForm key="front" head={props.source.slice(0, proseStart(props.source))} write={room.writeFront} /> : null}
          <div key="host" ref={host} className={prose ? undefined : styles.room} />
        </div>
      </div>
      {prose ? null : <Below key="below" {...props} />}
    </section>
  )
}

function RawBar({ room }: { readonly room: Room }) {
  return (
    <div className={roomStyles.rawBar}>
      <Button size="small" onClick={() => room.setMode('prose')}>
        回到正文
      </Button>
    </div>
  )
}

function RoomOutline({ source, report, stale, room, head, show }: Props & { readonly head: number }) {
  const text = useDelayed(source, 250)
  const open = useMemo(
    () => (stale || report === undefined ? undefined : report.assertions.filter(isOpen).map(({ offset }) => offset)),
    [report, stale],
  )
  const last = useRef<readonly number[]>([])
  if (open !== undefined) last.current = open
  const places = last.current
  const printed = usePrinted({ source, report, stale })
  const parts = useMemo(() => outlineOf(text, places, printed), [text, places, printed])
  const length = useMemo(() => lengthOf(text, printed), [text, printed])
  return useMemo(
    () => (
      <Outline parts={parts} length={length} head={head} go={room.reveal}>
        {report === undefined ? null : <SinceYesterday source={text} compiled={report} jump={show} />}
      </Outline>
    ),
    [parts, length, head, room.reveal, report, text, show],
  )
}

/** What each token prints by the last reading that was whole; another function once there is a newer one. */
function usePrinted({ source, report, stale }: Pick<Props, 'source' | 'report' | 'stale'>): (token: string) => string {
  const { year, town } = useSession()
  const known = useRef(noValues)
  const read = useRef<typeof report>(undefined)
  if (report !== undefined && !stale && read.current !== report) {
    known.current = chipValuesOf(report, source, known.current)
    read.current = report
  }
  const values = known.current
  const own = yearWritten(source) ?? year
  return useCallback((token) => values.written.get(token)?.printed ?? wordsOfToken(token, { town, year: own }), [values, town, own])
}

/** The problems of the template, below it. */
function Below({ report, stale, jump, take, fresh }: Props) {
  const problems = report?.problems ?? []
  return (
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
  )
}

/** The editor in its place, for as long as it stands; everything that reaches it from outside goes through here. Gives where its cursor stands. */
function useEditor(host: React.RefObject<HTMLDivElement | null>, props: Props): number {
  const { source, place, insertion, room } = props
  const { mode } = room
  const editor = useRef<TemplateEditor | undefined>(undefined)
  const { message } = App.useApp()
  const { data: writing } = useQuery(writingQuery)
  const { year, town } = useSession()
  const [head, setHead] = useState(0)
  const settledHead = useDelayed(head, 120)
  const declareName = useDeclareName()
  const readFile = useReadFile()
  const now = { ...props, readFile, acts: actsOf(props, declareName, message.info) }
  const calls = useRef(now)
  calls.current = now

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor keeps its own text; it is made once for a catalogue
  useEffect(() => {
    if (host.current === null || writing === undefined) return
    const made = createTemplateEditor({
      parent: host.current,
      source,
      writing,
      year,
      change: (next) => calls.current.change(next),
      save: () => calls.current.save(),
      acts: {
        check: (range) => calls.current.acts.check(range),
        ...(calls.current.comment === undefined
          ? {}
          : { comment: ({ from }) => calls.current.comment?.(editor.current?.lineAt(from) ?? 1) }),
        name: (words) => calls.current.acts.name(words),
        proposalFor: (range) => calls.current.acts.proposalFor(range),
        replace: (range) => calls.current.acts.replace?.(range) ?? false,
        background: (range) => calls.current.acts.background?.(range) ?? false,
      },
      mode: calls.current.room.mode,
      around: { town, year: yearWritten(source) ?? year },
      open: room.openToken,
      add: room.addToken,
      moved: setHead,
      undone: () => calls.current.room.token !== undefined && room.closeToken(),
      readFile: (file) => calls.current.readFile(file),
    })
    editor.current = made
    room.editor.current = made
    const { report: read, stale: old } = calls.current
    if (read !== undefined && !old) made.showReading(read)
    if (!old) made.showComments(calls.current.commented)
    if (insertion !== undefined && !made.insert(insertion)) void message.info(changed)
    else if (place !== undefined) made.goTo(place)
    else made.focus()
    return () => {
      editor.current = undefined
      room.editor.current = undefined
      made.destroy()
    }
  }, [writing, year])
  useEffect(() => editor.current?.setMode(mode), [mode])
  useFollowing(editor, props, message.info)
  return settledHead
}

/** What reaches the editor that stands: a draft thrown away, somebody else's words, a reading, a place, a proposal. */
function useFollowing(held: React.RefObject<TemplateEditor | undefined>, props: Props, say: (words: string) => unknown): void {
  const { saved, discards, taken, report, paragraph, stale, place, insertion, commented } = props
  // What is typed is never written back into the editor: a slow screen would undo the last letters.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only throwing the draft away begins again
  useEffect(() => {
    if (discards > 0) held.current?.replace(saved)
  }, [discards])
  useEffect(() => {
    if (taken !== undefined) held.current?.takeOver(taken.source)
  }, [taken, held])
  useEffect(() => {
    if (!stale && report !== undefined) held.current?.showReading(report)
  }, [report, stale, held])
  useEffect(() => {
    if (paragraph !== undefined) held.current?.showParagraph(paragraph)
  }, [paragraph, held])
  // The comments are of the text that was read.
  useEffect(() => {
    if (!stale) held.current?.showComments(commented)
  }, [commented, stale, held])
  useEffect(() => {
    if (place !== undefined) held.current?.goTo(place)
  }, [place, held])
  useEffect(() => {
    if (insertion !== undefined && held.current?.insert(insertion) === false) say(changed)
  }, [insertion, say, held])
}

const changed = '这里的文字已经改了，请再看一遍。'

function yearWritten(source: string): number | undefined {
  const written = /^period:\s*["']?(\d{4})/m.exec(source)?.[1]
  return written === undefined ? undefined : Number(written)
}

/** What a selection offers, over the reading as it stands. */
function actsOf(
  { report, stale, choose, room }: Props,
  declareName: (words: string) => void,
  say: (words: string) => unknown,
): SelectionActs {
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
    replace: () => {
      if (room.mode === 'prose') room.addToken('figure')
      return room.mode === 'prose'
    },
    background: (range) => {
      if (room.mode === 'prose') room.markBackground(range)
      return room.mode === 'prose'
    },
    proposalFor: (range) => {
      const found = report?.assertions[within(range) ?? -1]
      const proposal = found?.proposals.find(({ text }) => !text.startsWith('{{背景:'))
      return found === undefined || proposal === undefined
        ? undefined
        : { from: found.offset, to: found.offset + found.length, text: proposal.text }
    },
  }
}
