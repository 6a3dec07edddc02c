import { useQuery } from '@tanstack/react-query'
import { Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { api } from '../../http/api.ts'
import { historyQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { presentInstant } from '../../parts/time.ts'
import { chipValuesOf, noValues } from '../room/chip-values.ts'
import { type ChangedPiece, compareTexts, type Printed } from './compare-texts.ts'
import { movedFigures } from './moved-figures.ts'
import styles from './versions.module.css'

interface Props {
  readonly report: string
  /** As it stands here, and what compiles of it. */
  readonly source: string
  readonly compiled: CompiledReport
  readonly close: () => void
  readonly jump: (at: { readonly line: number; readonly column: number }) => void
}

/** An earlier version of the text beside the one that stands here: which words, and what each figure was when that one was saved. */
export function CompareDialog({ report, source, compiled, close, jump }: Props) {
  const { data: history, error, refetch } = useQuery(historyQuery('report-template', report))
  const [chosen, setChosen] = useState<number>()
  const versions = useMemo(() => [...(history ?? [])].sort((one, two) => two.version - one.version), [history])
  // Saved just now, the last version says what stands here.
  const first = versions.find(({ values }) => values.source !== source) ?? versions[0]
  const version = versions.find((one) => one.version === chosen) ?? first
  const old = typeof version?.values.source === 'string' ? version.values.source : ''
  const before = useQuery({
    queryKey: ['compiled', old, version?.recordedAt],
    queryFn: () => api.compileReport({ source: old, ...(version === undefined ? {} : { asOf: version.recordedAt }) }),
    enabled: old !== '',
  })
  return (
    <Modal open width={820} title="与早先的一稿比较" footer={null} onCancel={close}>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      <div className={styles.tools}>
        <span>从前的一稿</span>
        <Select
          aria-label="从前的一稿"
          style={{ minWidth: 260 }}
          value={version?.version ?? null}
          onChange={(next: number) => setChosen(next)}
          options={versions.map(({ version: value, recordedAt, actorName }) => ({
            value,
            label: `第 ${value} 版 · ${presentInstant(recordedAt)} · ${actorName}`,
          }))}
        />
      </div>
      {before.error === null ? null : <ErrorNote error={before.error} retry={() => void before.refetch()} />}
      {before.data === undefined ? (
        before.error === null ? (
          <LoadingNote rows={6} label="正在编译那一稿" />
        ) : null
      ) : (
        <Differences before={{ source: old, compiled: before.data }} now={{ source, compiled }} jump={jump} />
      )}
    </Modal>
  )
}

interface Side {
  readonly source: string
  readonly compiled: CompiledReport
}

function Differences({ before, now, jump }: { readonly before: Side; readonly now: Side; readonly jump: Props['jump'] }) {
  const paragraphs = useMemo(
    () => compareTexts(before.source, now.source, { before: printedBy(before), now: printedBy(now) }),
    [before, now],
  )
  const figures = useMemo(() => movedFigures(before.compiled, now.compiled), [before, now])
  if (paragraphs.length === 0 && figures.length === 0) return <EmptyNote title="两稿一样">文字没有改，数也没有动。</EmptyNote>
  return (
    <>
      {figures.length === 0 ? null : (
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">{figures.length} 个数动了</th>
              <th scope="col">那时</th>
              <th scope="col">现在</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ name, at, was, is }) => (
              <tr key={`${at.line}:${at.column}`}>
                <td>
                  <button type="button" className={styles.link} onClick={() => jump(at)}>
                    {name}
                  </button>
                </td>
                <td>{was}</td>
                <td>
                  <b>{is}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.changes}>
        {paragraphs.map(({ line, pieces }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one comparison
          <p key={index} data-line={line}>
            {pieces.map((piece, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one paragraph
              <Piece key={at} piece={piece} />
            ))}
          </p>
        ))}
      </div>
    </>
  )
}

function Piece({ piece }: { readonly piece: ChangedPiece }) {
  if (piece.type === 'moved')
    return (
      <span className={styles.moved} title="文字没有改，台账动了">
        {piece.before}→{piece.now}
      </span>
    )
  if (piece.type === 'same') return piece.words
  return piece.type === 'new' ? <ins>{piece.words}</ins> : <del>{piece.words}</del>
}

function printedBy({ source, compiled }: Side): Printed {
  const { written } = chipValuesOf(compiled, source, noValues)
  return (token) => written.get(token)?.printed ?? token.replace(/^\{\{\??|\}\}$/g, '').replace(/^背景:|[|:@].*$/g, '')
}
