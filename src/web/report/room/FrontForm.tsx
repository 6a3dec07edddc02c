import { memo, useState } from 'react'
import { parsePeriod } from '../../../definition/period/parse-period.ts'
import { PeriodPicker } from '../../parts/PeriodPicker.tsx'
import { useSession } from '../../session/use-session.ts'
import { type FrontField, readFront } from './front.ts'
import styles from './room.module.css'

interface Props {
  /** The head of the template as it is written. */
  readonly head: string
  readonly write: (field: FrontField, value: string) => void
}

/** Title, time and the lines around the title; they stand in the head of the template, which nobody has to see. */
export const FrontForm = memo(function FrontForm({ head, write }: Props) {
  const { year } = useSession()
  const front = readFront(head)
  return (
    <fieldset className={styles.front}>
      <legend>题头</legend>
      <HeadLine className={styles.title} label="标题" value={front.title} change={(value) => write('title', value)} />
      <HeadLine label="副题" value={front.subtitle} change={(value) => write('subtitle', value)} />
      <HeadLine label="署名" value={front.author} change={(value) => write('author', value)} />
      <HeadLine className={styles.salutation} label="称呼" value={front.salutation} change={(value) => write('salutation', value)} />
      <div className={styles.period}>
        <span>报告期</span>
        <PeriodPicker
          period={parsePeriod(front.period) === undefined ? String(year) : front.period}
          lastYear={year}
          change={(value) => write('period', value)}
        />
      </div>
    </fieldset>
  )
})

interface HeadLineProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly className?: string | undefined
}

/** What is typed is shown as typed until one leaves the line; the head keeps it without the spaces around it. It is one line however often it folds. */
function HeadLine({ label, value, change, className = '' }: HeadLineProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <textarea
      rows={1}
      aria-label={label}
      placeholder={label}
      className={`${styles.headLine} ${className} ${value === '' ? styles.unwritten : ''}`}
      value={typed ?? value}
      onChange={(event) => {
        const words = event.target.value.replace(/\s*\n\s*/g, ' ')
        setTyped(words)
        // A report has a title: an empty one waits for the next letter.
        if (words.trim() !== '' || label !== '标题') change(words)
      }}
      onKeyDown={(event) => {
        // While an input method composes, Enter is its own.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}
