import { useMemo } from 'react'
import type { ReportDraftView } from '../../../api/contract/report.ts'
import { meaningOfToken } from '../room/chip-values.ts'
import styles from './draft.module.css'
import { type DraftBinding, type DraftPiece, draftLines, placeKey } from './draft-pieces.ts'

interface Props {
  readonly text: string
  readonly draft: ReportDraftView
  readonly isTaken: (binding: DraftBinding) => boolean
  readonly take: (binding: DraftBinding, taken: boolean) => void
}

/** The old text and what becomes of it, paragraph beside paragraph; a press on a place takes it or leaves it as it was. */
export function DraftSides({ text, draft, isTaken, take }: Props) {
  const lines = useMemo(() => draftLines(text, draft), [text, draft])
  const { questions } = draft
  return (
    <>
      {questions.length === 0 ? null : (
        <details className={styles.questions}>
          <summary>{questions.length} 处没有认出来，留着原样</summary>
          <ul>
            {questions.map((question) => (
              <li key={placeKey(question)}>
                <b>“{question.text}”</b>
                <small>
                  第 {question.line} 行：{question.why}
                  {question.candidates.length === 0 ? '' : `（${question.candidates.join('、')}？）`}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={styles.sides}>
        <h2>旧稿</h2>
        <h2>起草成</h2>
        {lines.map(({ line, pieces }) => (
          <div key={line} className={styles.line}>
            <p>{pieces.map((piece, index) => keyed(piece, index, (one) => <Old piece={one} isTaken={isTaken} take={take} />))}</p>
            <p>{pieces.map((piece, index) => keyed(piece, index, (one) => <New piece={one} isTaken={isTaken} />))}</p>
          </div>
        ))}
      </div>
    </>
  )
}

function keyed(piece: DraftPiece, index: number, show: (piece: DraftPiece) => React.ReactNode) {
  return <span key={`${index} ${piece.words}`}>{piece.type === 'text' ? piece.words : show(piece)}</span>
}

function Old({ piece, isTaken, take }: Pick<Props, 'isTaken' | 'take'> & { readonly piece: DraftPiece }) {
  if (piece.type === 'question')
    return (
      <mark className={styles.question} title={piece.question.why}>
        {piece.words}
      </mark>
    )
  if (piece.type !== 'binding') return piece.words
  const { binding } = piece
  const taken = isTaken(binding)
  const share = `${Math.round(binding.confidence * 100)}%`
  return (
    <button
      type="button"
      className={taken ? `${styles.bound} ${styles.taken}` : styles.bound}
      aria-pressed={taken}
      title={`${meaningOfToken(binding.token)}，把握 ${share}：${binding.why}`}
      aria-label={`${binding.text}，换成${binding.name}，把握${share}`}
      onClick={() => take(binding, !taken)}
    >
      {piece.words}
    </button>
  )
}

function New({ piece, isTaken }: Pick<Props, 'isTaken'> & { readonly piece: DraftPiece }) {
  if (piece.type !== 'binding' || !isTaken(piece.binding)) return piece.words
  const { name, kind, text, token } = piece.binding
  return (
    <span className={styles.token} title={meaningOfToken(token)}>
      {kind === 'claim' ? text : name}
    </span>
  )
}
