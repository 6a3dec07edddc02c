import { Alert } from 'antd'
import { useEffect, useState } from 'react'

/** So long nobody wonders whether anything happens. */
const patience = 2_000

interface Props {
  readonly saving: boolean
  /** It waits for a network that is not there. */
  readonly paused: boolean
}

/** Says after two seconds of saving that there is no network, or a slow one, and that nothing that was typed is lost. */
export function SlowNote({ saving, paused }: Props) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!saving) return
    const timer = window.setTimeout(() => setLate(true), patience)
    return () => {
      window.clearTimeout(timer)
      setLate(false)
    }
  }, [saving])
  if (!late) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={paused || !navigator.onLine ? '没有网络。内容留在这里，连上后会接着保存。' : '网络很慢，还在保存。内容留在这里。'}
    />
  )
}
