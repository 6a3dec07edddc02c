import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useDelayed } from '../parts/use-delayed.ts'
import styles from './ledger.module.css'

/** Finds inside one ledger while somebody types; the address follows once they stop. */
export function SearchBox({ text, change }: { readonly text: string; readonly change: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  const settled = useDelayed(typed, 250)
  const sent = useRef(text)
  useEffect(() => {
    if (settled === sent.current) return
    sent.current = settled
    change(settled)
  }, [settled, change])
  useEffect(() => {
    // The back button changes the address under us.
    if (text === sent.current) return
    sent.current = text
    setTyped(text)
  }, [text])
  return (
    <Input.Search
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder="在本台账中查找"
      aria-label="在本台账中查找"
      allowClear
      className={styles.search ?? ''}
    />
  )
}
