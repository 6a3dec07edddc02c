import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import styles from './own.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly save: (value: string) => void
  readonly mayBeEmpty?: boolean
  /** It is read out and not seen. */
  readonly hideLabel?: boolean
  readonly placeholder?: string
}

/** A name that is changed in its place: saved by Enter or the button that appears once it differs. */
export function NameInput({ label, value, save, mayBeEmpty = false, hideLabel = false, placeholder }: Props) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const differs = text.trim() !== value && (mayBeEmpty || text.trim() !== '')
  const done = () => {
    if (!differs) return
    save(text.trim())
    if (value === '') setText('')
  }
  return (
    <span className={styles.name}>
      {hideLabel ? null : <span>{label}</span>}
      <Input
        value={text}
        maxLength={200}
        aria-label={label}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={done}
      />
      {differs ? (
        <Button size="small" onClick={done} aria-label={`保存${label}`}>
          保存
        </Button>
      ) : null}
    </span>
  )
}
