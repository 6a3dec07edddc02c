import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ClearIcon } from '../parts/ClearIcon.tsx'
import { useDelayed } from '../parts/use-delayed.ts'
import styles from './ledger.module.css'

/** Finds inside one list while somebody types; the address follows once they stop. */
export function SearchBox({
  text,
  change,
  label = '在本台账中查找',
}: {
  readonly text: string
  readonly change: (text: string) => void
  readonly label?: string
}) {
  const [typed, setTyped] = useState(text)
  const settled = useDelayed(typed, 250)
  // Texts that were sent and may still come back through the address, oldest first; anything else there is the back button's.
  const sent = useRef<readonly string[]>([text])
  useEffect(() => {
    // What has settled but is no longer typed was cleared by the back button.
    if (settled !== typed || settled === sent.current[sent.current.length - 1]) return
    sent.current = [...sent.current, settled]
    change(settled)
  }, [settled, typed, change])
  useEffect(() => {
    const own = sent.current.indexOf(text)
    sent.current = own === -1 ? [text] : sent.current.slice(own)
    if (own === -1) setTyped(text)
  }, [text])
  return (
    <Input.Search
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={label}
      aria-label={label}
      allowClear={{ clearIcon: <ClearIcon /> }}
      className={styles.search ?? ''}
    />
  )
}
